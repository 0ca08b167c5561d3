//! Reads an expression into its tree, by precedence climbing.

use crate::value::{Name, Value, number_text};

use super::ast::{Node, Operator, Unary, constant, regexp};
use super::functions::{self, Known};
use super::lexer::{Kind, Lexer, Token};
use super::regexp::Regexp;
use super::{ExprError, LIMIT_DEPTH};

/// Names of JavaScript that no expression may use.
const RESERVED: &str = " if in do var for new try let this else case void with enum while break catch \
    throw const yield class super return typeof delete switch export import public static default finally \
    extends package private function continue debugger interface protected instanceof implements ";

/// Names that an object may not have: they would hide what every object of JavaScript has.
const FORBIDDEN_KEYS: [&str; 13] = [
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "then",
    "toLocaleString",
    "toString",
    "valueOf",
];

/// Reads an expression.
#[derive(Debug)]
pub struct Parser<'t> {
    lexer: Lexer<'t>,
    token: Token<'t>,
    depth: usize,
    /// The signals read so far.
    pub signals: Vec<Name>,
    /// The fields of the datum read so far.
    pub fields: Vec<Name>,
    /// Whether the datum is read otherwise than by a field's name.
    pub whole: bool,
}

type Parsed = Result<Node, ExprError>;

impl<'t> Parser<'t> {
    /// Starts at the beginning.
    ///
    /// # Errors
    ///
    /// The first token is none.
    pub fn new(text: &'t str) -> Result<Self, ExprError> {
        let mut lexer = Lexer::new(text);
        let token = lexer.next()?;
        Ok(Self { lexer, token, depth: 0, signals: Vec::new(), fields: Vec::new(), whole: false })
    }

    /// The tree of the whole text.
    ///
    /// # Errors
    ///
    /// The text is no expression.
    pub fn parse(&mut self) -> Parsed {
        let node = self.conditional()?;
        if self.token.kind == Kind::End { Ok(node) } else { Err(self.unexpected()) }
    }

    fn advance(&mut self) -> Result<Token<'t>, ExprError> {
        let next = self.lexer.next()?;
        Ok(std::mem::replace(&mut self.token, next))
    }

    fn is(&self, sign: &str) -> bool {
        matches!(self.token.kind, Kind::Sign(one) if one == sign)
    }

    fn take(&mut self, sign: &str) -> Result<bool, ExprError> {
        let there = self.is(sign);
        if there {
            self.advance()?;
        }
        Ok(there)
    }

    fn expect(&mut self, sign: &str) -> Result<(), ExprError> {
        if self.take(sign)? {
            return Ok(());
        }
        Err(ExprError::new(self.token.start, format!("cần «{sign}», nhưng gặp {}", self.shown())))
    }

    fn unexpected(&self) -> ExprError {
        ExprError::new(self.token.start, format!("không ngờ gặp {}", self.shown()))
    }

    /// The token as a message names it.
    fn shown(&self) -> String {
        match &self.token.kind {
            Kind::Word(word) => format!("«{word}»"),
            Kind::Number(number) => format!("số {}", number_text(*number)),
            Kind::Text(text) => format!("chuỗi '{text}'"),
            Kind::Sign(sign) => format!("«{sign}»"),
            Kind::End => "cuối biểu thức".to_owned(),
        }
    }

    /// One level deeper in the tree, if there may be one more.
    fn descend(&mut self) -> Result<(), ExprError> {
        if self.depth >= LIMIT_DEPTH {
            let message = format!("biểu thức lồng nhau quá {LIMIT_DEPTH} tầng");
            return Err(ExprError::new(self.token.start, message));
        }
        self.depth += 1;
        Ok(())
    }

    /// Reads what is nested one level deeper.
    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Parsed) -> Parsed {
        self.descend()?;
        let node = read(self);
        self.depth -= 1;
        node
    }

    fn nested(&mut self) -> Parsed {
        self.deeper(Self::conditional)
    }

    /// `a ? b : c ? d : e`, read in a loop: such chains are as long as a list of categories.
    fn conditional(&mut self) -> Parsed {
        let mut cases = Vec::new();
        loop {
            let node = self.binary(0)?;
            if !self.take("?")? {
                return Ok(match cases.is_empty() {
                    true => node,
                    false => Node::Conditional(cases, Box::new(node)),
                });
            }
            let then = self.nested()?;
            self.expect(":")?;
            cases.push((node, then));
        }
    }

    fn operator(&self) -> Option<(Operator, u8)> {
        match self.token.kind {
            Kind::Sign(text) | Kind::Word(text) => Operator::of(text),
            _ => None,
        }
    }

    /// Operands with operators that bind more tightly than `floor` between them.
    fn binary(&mut self, floor: u8) -> Parsed {
        let mut node = self.unary()?;
        while let Some((_, precedence)) = self.operator().filter(|(_, one)| *one > floor) {
            let mut chain = Vec::new();
            while let Some((operator, _)) = self.operator().filter(|(_, one)| *one == precedence) {
                self.advance()?;
                chain.push((operator, self.deeper(|parser| parser.binary(precedence))?));
            }
            node = Node::Chain(Box::new(node), chain);
        }
        Ok(node)
    }

    fn unary(&mut self) -> Parsed {
        let operator = match self.token.kind {
            Kind::Sign(text) => Unary::of(text),
            _ => None,
        };
        let Some(operator) = operator else { return self.postfix() };
        self.advance()?;
        Ok(match (operator, self.deeper(Self::unary)?) {
            (Unary::Minus, Node::Constant(Value::Number(number))) => {
                Node::Constant(Value::Number(-number))
            }
            (operator, node) => Node::Unary(operator, Box::new(node)),
        })
    }

    /// What a member is taken from, and its members: `a.b[c]`.
    fn postfix(&mut self) -> Parsed {
        let mut node = self.primary()?;
        let outer = self.depth;
        loop {
            let key = if self.take(".")? {
                Node::Constant(Value::text(self.member_name()?))
            } else if self.take("[")? {
                let key = self.nested()?;
                self.expect("]")?;
                key
            } else if self.is("(") {
                let message = "chỉ gọi được hàm bằng tên, như abs(x)";
                return Err(ExprError::new(self.token.start, message));
            } else {
                self.depth = outer;
                return Ok(node);
            };
            self.descend()?;
            node = self.member(node, key);
        }
    }

    fn member_name(&mut self) -> Result<&'t str, ExprError> {
        match self.token.kind {
            Kind::Word(word) => {
                self.advance()?;
                Ok(word)
            }
            _ => Err(self.unexpected()),
        }
    }

    fn member(&mut self, of: Node, key: Node) -> Node {
        match (of, key) {
            (Node::Datum, Node::Constant(key)) => {
                Node::Field(place(&mut self.fields, &key.to_text()))
            }
            (of, key) => {
                self.whole |= matches!(of, Node::Datum);
                Node::Member(Box::new(of), Box::new(key))
            }
        }
    }

    fn primary(&mut self) -> Parsed {
        let start = self.token.start;
        match self.token.kind {
            Kind::Sign("/" | "/=") => self.regexp_literal(start),
            Kind::Sign("(") => {
                self.advance()?;
                let node = self.nested()?;
                self.expect(")")?;
                Ok(node)
            }
            Kind::Sign("[") => {
                self.advance()?;
                Ok(Node::List(self.items("]")?))
            }
            Kind::Sign("{") => self.object(),
            Kind::Sign(_) | Kind::End => Err(self.unexpected()),
            Kind::Word(word) => {
                self.advance()?;
                self.named(word, start)
            }
            Kind::Number(number) => {
                self.advance()?;
                Ok(Node::Constant(Value::Number(number)))
            }
            Kind::Text(ref text) => {
                let text = Value::text(text);
                self.advance()?;
                Ok(Node::Constant(text))
            }
        }
    }

    fn regexp_literal(&mut self, start: usize) -> Parsed {
        let (pattern, flags) = self.lexer.regexp(start)?;
        self.token = self.lexer.next()?;
        match Regexp::compile(pattern, flags) {
            Ok(_) => Ok(Node::Constant(regexp(pattern, flags))),
            Err(message) => Err(ExprError::new(start, message)),
        }
    }

    /// Expressions with commas between them, up to a closing bracket. A list may end with a comma.
    fn items(&mut self, close: &str) -> Result<Vec<Node>, ExprError> {
        let mut items = Vec::new();
        while !self.take(close)? {
            items.push(self.nested()?);
            if !self.is(close) {
                self.expect(",")?;
                if close == ")" && self.is(close) {
                    return Err(self.unexpected());
                }
            }
        }
        Ok(items)
    }

    fn object(&mut self) -> Parsed {
        self.advance()?;
        let mut entries: Vec<(Name, Node)> = Vec::new();
        while !self.take("}")? {
            let start = self.token.start;
            let key = self.key()?;
            if FORBIDDEN_KEYS.contains(&&*key) || entries.iter().any(|(one, _)| *one == key) {
                return Err(ExprError::new(start, format!("tên «{key}» không dùng được ở đây")));
            }
            self.expect(":")?;
            entries.push((key, self.nested()?));
            if !self.is("}") {
                self.expect(",")?;
            }
        }
        Ok(Node::Object(entries))
    }

    fn key(&mut self) -> Result<Name, ExprError> {
        let key = match &self.token.kind {
            Kind::Word(word) => Name::from(*word),
            Kind::Text(text) => Name::from(text.as_str()),
            Kind::Number(number) => number_text(*number).into(),
            Kind::Sign(_) | Kind::End => return Err(self.unexpected()),
        };
        self.advance()?;
        Ok(key)
    }

    /// What a name stands for: a call, a constant, the datum or a signal.
    fn named(&mut self, name: &'t str, start: usize) -> Parsed {
        if self.take("(")? {
            let arguments = self.items(")")?;
            return call(name, arguments).map_err(|message| ExprError::new(start, message));
        }
        if let Some(value) = constant(name) {
            return Ok(Node::Constant(value));
        }
        match name {
            "datum" => {
                self.whole |= !self.is(".") && !self.is("[");
                Ok(Node::Datum)
            }
            "event" | "item" | "parent" => Ok(Node::Signal(Name::from(name))),
            _ if name == "_" || RESERVED.split(' ').any(|one| one == name) => {
                Err(ExprError::new(start, format!("tên «{name}» không dùng được ở đây")))
            }
            _ => {
                place(&mut self.signals, name);
                Ok(Node::Signal(Name::from(name)))
            }
        }
    }
}

/// The place of a name in a list, where it is put if it is new.
fn place(names: &mut Vec<Name>, name: &str) -> usize {
    names.iter().position(|one| **one == *name).unwrap_or_else(|| {
        names.push(Name::from(name));
        names.len() - 1
    })
}

/// A call, or why there is none.
fn call(name: &str, arguments: Vec<Node>) -> Result<Node, String> {
    match (functions::find(name)?, name) {
        (Known::Function(_), "datetime") if arguments.is_empty() => Err(functions::no_clock(name)),
        (Known::If, _) | (Known::Function(_), "clamp") if arguments.len() != 3 => {
            Err(format!("hàm {name}() cần đúng 3 tham số"))
        }
        (Known::Function(function), _) => Ok(Node::Call(function, arguments)),
        (Known::Selected(by), _) => Ok(Node::Selected(by, arguments)),
        (Known::If, _) => {
            let mut rest = arguments.into_iter();
            let mut next = || rest.next().unwrap_or(Node::Constant(Value::Undefined));
            let case = (next(), next());
            Ok(Node::Conditional(vec![case], Box::new(next())))
        }
    }
}
