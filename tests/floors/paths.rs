//! The paths that a source file names, each from its crate's name down.

use std::collections::BTreeMap;

use super::text;

/// A path that a file names.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    /// The names, from the crate down; a macro's with its `!`.
    pub(crate) path: Vec<String>,
    /// The line, from 1.
    pub(crate) line: usize,
    /// How many of the names came by an import that is told of itself.
    pub(crate) known: usize,
}

/// Every path in a file's imports and code, in the order of its lines.
pub(crate) fn imports(file: &str, source: &str) -> Vec<Import> {
    let tokens = tokens(&text::code(source));
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        module: module(file),
        inline: Vec::new(),
        names: BTreeMap::new(),
        found: Vec::new(),
    };
    reader.read();
    let Reader { names, found, .. } = reader;
    let mut found: Vec<Import> = found.into_iter().map(|one| resolved(one, &names)).collect();
    found.sort_by_key(|import| import.line);
    found
}

/// A path in the code may begin with a name that an import gave.
fn resolved(import: Import, names: &BTreeMap<String, Vec<String>>) -> Import {
    let named = names.get(&import.path[0]).filter(|_| import.known == 0);
    let Some(named) = named else { return Import { known: 0, ..import } };
    let path = named.iter().chain(&import.path[1..]).cloned().collect();
    Import { path, known: named.len(), ..import }
}

/// The module that a file is: `src/pages/home.rs` is `ky_yeu::pages::home`.
fn module(file: &str) -> Vec<String> {
    let (name, inside) = match file.strip_prefix("crates/").and_then(|it| it.split_once('/')) {
        Some((folder, inside)) => (folder, inside),
        None => ("ky_yeu", file),
    };
    let inside = inside.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module = vec![name.replace('-', "_")];
    module.extend(inside.split('/').map(str::to_owned));
    if matches!(module.last().map(String::as_str), Some("lib" | "main" | "mod")) {
        module.pop();
    }
    module
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Name(String),
    Join,
    Mark(char),
}

fn tokens(code: &[char]) -> Vec<(Token, usize)> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < code.len() {
        let c = code[at];
        if c.is_alphanumeric() || c == '_' {
            let rest = code.iter().skip(at);
            let name: String = rest.take_while(|c| c.is_alphanumeric() || **c == '_').collect();
            at += name.chars().count();
            tokens.push((Token::Name(name), line));
            continue;
        }
        if c == ':' && code.get(at + 1) == Some(&':') {
            tokens.push((Token::Join, line));
            at += 2;
            continue;
        }
        line += usize::from(c == '\n');
        if !c.is_whitespace() {
            tokens.push((Token::Mark(c), line));
        }
        at += 1;
    }
    tokens
}

struct Reader<'a> {
    tokens: &'a [(Token, usize)],
    at: usize,
    /// The file's module, and the modules written inside it that are open, with their depth.
    module: Vec<String>,
    inline: Vec<(usize, String)>,
    /// What the names that the file's imports and modules give stand for.
    names: BTreeMap<String, Vec<String>>,
    /// Paths as they are written; `known` is 1 for one that is whole already.
    found: Vec<Import>,
}

impl Reader<'_> {
    fn token(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead).map(|(token, _)| token)
    }

    fn name(&self, ahead: usize) -> Option<String> {
        match self.token(ahead) {
            Some(Token::Name(name)) => Some(name.clone()),
            _ => None,
        }
    }

    fn line(&self) -> usize {
        self.tokens.get(self.at).map_or(0, |(_, line)| *line)
    }

    fn read(&mut self) {
        let mut depth = 0;
        while let Some(token) = self.token(0).cloned() {
            match token {
                Token::Mark('{') => depth += 1,
                Token::Mark('}') => {
                    depth -= 1;
                    self.inline.retain(|(opened, _)| *opened <= depth);
                }
                Token::Name(name) if name == "mod" => self.read_mod(depth + 1),
                Token::Name(name) if name == "use" && self.token(1) != Some(&Token::Mark('<')) => {
                    self.at += 1;
                    self.skip_join();
                    self.read_use(&[]);
                }
                Token::Name(name)
                    if name == "extern" && self.name(1).as_deref() == Some("crate") =>
                {
                    self.at += 2;
                    self.read_use(&[]);
                }
                Token::Name(_) => self.read_path(),
                Token::Join if self.is_absolute() => {
                    self.at += 1;
                    self.read_path();
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    fn read_mod(&mut self, depth: usize) {
        let Some(name) = self.name(1) else { return };
        let mut path = self.here();
        path.push(name.clone());
        self.names.insert(name.clone(), path);
        if self.token(2) == Some(&Token::Mark('{')) {
            self.inline.push((depth, name));
        }
        self.at += 1;
    }

    fn here(&self) -> Vec<String> {
        self.module.iter().chain(self.inline.iter().map(|(_, name)| name)).cloned().collect()
    }

    /// A `::` with nothing before it that it could join.
    fn is_absolute(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        !matches!(before, Some((Token::Name(_) | Token::Mark('>'), _)))
    }

    fn skip_join(&mut self) {
        if self.token(0) == Some(&Token::Join) {
            self.at += 1;
        }
    }

    /// One tree of an import, standing on its first token; stops at its last.
    fn read_use(&mut self, before: &[String]) {
        let mut path = before.to_vec();
        let line = self.line();
        loop {
            match self.token(0).cloned() {
                Some(Token::Name(name)) => path.push(name),
                Some(Token::Mark('*')) => path.push("*".to_owned()),
                Some(Token::Mark('{')) => return self.read_group(&path),
                _ => break,
            }
            if self.token(1) != Some(&Token::Join) {
                break;
            }
            self.at += 2;
        }
        let mut given = path.last().cloned().unwrap_or_default();
        if given == "self" && path.len() > 1 {
            path.pop();
            given = path.last().cloned().unwrap_or_default();
        }
        if self.name(1).as_deref() == Some("as") {
            given = self.name(2).unwrap_or_default();
            self.at += 2;
        }
        let path = self.rooted(path);
        // `use std;` gives the name nothing that it did not stand for.
        if path.len() > 1 || path[0] != given {
            self.names.insert(given, path.clone());
        }
        self.found.push(Import { path, line, known: 1 });
    }

    fn read_group(&mut self, before: &[String]) {
        self.at += 1;
        while !matches!(self.token(0), None | Some(Token::Mark('}' | ';'))) {
            if self.token(0) == Some(&Token::Mark(',')) {
                self.at += 1;
            } else {
                self.read_use(before);
                self.at += 1;
            }
        }
    }

    /// `crate`, `self` and `super` as what they stand for here.
    fn rooted(&self, path: Vec<String>) -> Vec<String> {
        let mut base = match path[0].as_str() {
            "crate" => vec![self.module[0].clone()],
            "self" | "super" => self.here(),
            _ => return path,
        };
        let rest = path.iter().skip_while(|name| {
            let up = *name == "super";
            if up {
                base.pop();
            }
            up || *name == "self" || *name == "crate"
        });
        let rest: Vec<String> = rest.cloned().collect();
        base.extend(rest);
        base
    }

    /// A path in the code, or a macro by its bare name.
    fn read_path(&mut self) {
        let line = self.line();
        let method = self.at > 0 && self.tokens[self.at - 1].0 == Token::Mark('.');
        let mut path: Vec<String> = self.name(0).into_iter().collect();
        while self.token(1) == Some(&Token::Join) && self.name(2).is_some() {
            self.at += 2;
            path.extend(self.name(0));
        }
        let is_macro =
            self.token(1) == Some(&Token::Mark('!')) && self.token(2) != Some(&Token::Mark('='));
        if let Some(last) = path.last_mut().filter(|_| is_macro) {
            last.push('!');
        }
        if method || path.is_empty() || (path.len() == 1 && !is_macro) {
            return;
        }
        let rooted = self.rooted(path.clone());
        let known = usize::from(rooted != path);
        self.found.push(Import { path: rooted, line, known });
    }
}
