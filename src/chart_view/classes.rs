//! The classes by which a page without a script filters its marks: the inputs have some, the marks
//! others, and the style sheet brings them together.

use super::Control;

/// The parameters of a page whose choices style sheets can follow, and the choices of each, in order:
/// `k0-1` is the second choice of the first parameter, in whichever chart it can be chosen.
#[derive(Clone, Debug, Default)]
pub struct Classes(Vec<(String, Vec<String>)>);

/// So many parameters of a page, and so many choices of each, does the style sheet follow.
pub(super) const FOLLOWED: (usize, usize) = (2, 8);

impl Classes {
    /// The number of a control's parameter and those of its choices, counted in if they are new.
    pub(super) fn numbers(&mut self, control: &Control) -> (usize, Vec<Option<usize>>) {
        let at = place(
            &mut self.0,
            |(name, _)| **name == *control.param,
            || (control.param.to_string(), Vec::new()),
        );
        let mut numbers = Vec::new();
        if let Some((_, known)) = self.0.get_mut(at) {
            for choice in control.choices() {
                let token = choice.token();
                let number = (!token.is_empty())
                    .then(|| place(known, |one| *one == token, || token.clone()));
                numbers.push(number);
            }
        }
        (at, numbers)
    }

    /// The classes that a control's choices give to marks: `k0-1` for the second choice of the first
    /// parameter.
    pub(super) fn of_marks(&mut self, control: &Control) -> Vec<Option<String>> {
        let (param, choices) = self.numbers(control);
        let class = |choice: Option<usize>| choice.map(|choice| format!("k{param}-{choice}"));
        choices.into_iter().map(class).collect()
    }
}

/// Where something stands in a list; it is put at the end if it is new.
fn place<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> usize {
    list.iter().position(is_it).unwrap_or_else(|| {
        list.push(make());
        list.len() - 1
    })
}
