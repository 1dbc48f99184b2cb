//! Formulas: the small language in which authors say how an answer follows from numbers (rules G16).
//!
//! ```text
//! test    = sum [ ( "<" | "≤" | ">" | "≥" | "=" | "≠" ) sum ]
//! sum     = product { ("+" | "-") product }
//! product = factor { ("*" | "×" | "/" | "÷") factor }
//! factor  = { "-" } ( number | name | function "(" test { "," test } ")" | "(" test ")" )
//! ```
//!
//! `<=`, `>=` and `<>` may be typed for `≤`, `≥` and `≠`. A test is 1 where it holds, else 0; any number but 0 counts as true.

use super::normalise;
use super::ratio::{Failure, Ratio};
use crate::course::Decimal;
use std::cmp::Ordering;

/// The longest formula, in characters after G3; so nesting has an end too.
const LONGEST: usize = 500;

/// The names of functions with what they do; no variable can have one of them.
pub const FUNCTIONS: [&str; 9] = ["round", "floor", "ceil", "min", "max", "abs", "if", "and", "or"];

/// What is wrong with a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It says nothing.
    Empty,
    /// It is longer than 500 characters.
    TooLong,
    /// Something else is wanted where this rest begins; nothing is left where the formula ends too early.
    Unexpected(String),
    /// This number has more than 18 digits or 9 decimals, or no digit on one side of its point.
    Number(String),
    /// This name is no variable.
    Name(String),
    /// This function got too many or too few numbers.
    Arguments(String),
}

/// A formula that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    node: Node,
    /// The normalised names of its variables.
    names: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Number(Ratio),
    /// A variable, by its index among the names.
    Variable(usize),
    Negative(Box<Node>),
    Sum(Box<Node>, Box<Node>),
    Product(Box<Node>, Box<Node>),
    Quotient(Box<Node>, Box<Node>),
    /// Whether the order of two numbers is one of these.
    Test(&'static [Ordering], Box<Node>, Box<Node>),
    /// `if(test, then, otherwise)`: only the one that is wanted needs a value.
    If(Box<[Node; 3]>),
    Function(String, Vec<Node>),
}

impl Formula {
    /// Reads a formula whose variables have these names. G3 is applied to both first.
    pub fn parse<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Result<Self, Fault> {
        let text = normalise(text);
        let text = text.strip_prefix('=').unwrap_or(&text);
        if text.is_empty() {
            return Err(Fault::Empty);
        }
        if text.chars().count() > LONGEST {
            return Err(Fault::TooLong);
        }
        let mut reader = Reader { rest: text, names: names.into_iter().map(normalise).collect() };
        let node = reader.test()?;
        if reader.rest.is_empty() { Ok(Self { node, names: reader.names }) } else { Err(reader.unexpected()) }
    }

    /// The value for these values of the variables, in the order of the names with which it was read.
    pub fn value(&self, values: &[Ratio]) -> Result<Ratio, Failure> {
        self.node.value(values)
    }

    /// Whether the variable with this name is in the formula.
    #[must_use]
    pub fn uses(&self, name: &str) -> bool {
        let name = normalise(name);
        self.node.uses(&|index| self.names.get(index) == Some(&name))
    }
}

impl Node {
    fn value(&self, values: &[Ratio]) -> Result<Ratio, Failure> {
        match self {
            Self::Number(number) => Ok(*number),
            // Only names of variables are read, and every draw has a value for each of them.
            Self::Variable(index) => values.get(*index).copied().ok_or(Failure::Endless),
            Self::Negative(node) => node.value(values).map(Ratio::negative),
            Self::Sum(left, right) => left.value(values)?.plus(right.value(values)?),
            Self::Product(left, right) => left.value(values)?.times(right.value(values)?),
            Self::Quotient(left, right) => left.value(values)?.divided_by(right.value(values)?),
            Self::Test(orders, left, right) => {
                Ok(truth(orders.contains(&left.value(values)?.cmp(&right.value(values)?))))
            }
            Self::If(parts) => {
                let [test, then, otherwise] = &**parts;
                if is_true(test.value(values)?) { then.value(values) } else { otherwise.value(values) }
            }
            Self::Function(name, arguments) => {
                let numbers = arguments.iter().map(|argument| argument.value(values)).collect::<Result<Vec<_>, _>>()?;
                function(name, &numbers)
            }
        }
    }

    /// Whether a variable is in it whose index is the one that is looked for.
    fn uses(&self, is_wanted: &impl Fn(usize) -> bool) -> bool {
        match self {
            Self::Number(_) => false,
            Self::Variable(index) => is_wanted(*index),
            Self::Negative(node) => node.uses(is_wanted),
            Self::Sum(left, right)
            | Self::Product(left, right)
            | Self::Quotient(left, right)
            | Self::Test(_, left, right) => left.uses(is_wanted) || right.uses(is_wanted),
            Self::If(parts) => parts.iter().any(|part| part.uses(is_wanted)),
            Self::Function(_, arguments) => arguments.iter().any(|argument| argument.uses(is_wanted)),
        }
    }
}

/// The numbers that a function takes: at least and at most.
fn arity(name: &str) -> Option<(usize, usize)> {
    match name {
        "round" => Some((1, 2)),
        "floor" | "ceil" | "abs" => Some((1, 1)),
        "min" | "max" | "and" | "or" => Some((1, usize::MAX)),
        "if" => Some((3, 3)),
        _ => None,
    }
}

/// What a test is worth.
fn truth(holds: bool) -> Ratio {
    Decimal { digits: i64::from(holds), scale: 0 }.into()
}

fn is_true(number: Ratio) -> bool {
    number != truth(false)
}

fn function(name: &str, numbers: &[Ratio]) -> Result<Ratio, Failure> {
    let Some((first, others)) = numbers.split_first() else { return Err(Failure::Endless) };
    match name {
        "floor" => Ok(first.floor()),
        "ceil" => Ok(first.negative().floor().negative()),
        "abs" => Ok(first.absolute()),
        "and" => Ok(truth(numbers.iter().copied().all(is_true))),
        "or" => Ok(truth(numbers.iter().copied().any(is_true))),
        "min" => Ok(others.iter().fold(*first, |least, number| least.min(*number))),
        "max" => Ok(others.iter().fold(*first, |most, number| most.max(*number))),
        _ => first.round(others.first().copied().unwrap_or(Decimal::ZERO.into())),
    }
}

struct Reader<'t> {
    rest: &'t str,
    names: Vec<String>,
}

impl<'t> Reader<'t> {
    fn unexpected(&self) -> Fault {
        Fault::Unexpected(self.rest.to_owned())
    }

    /// Takes one of these characters, if one is next; spaces before it are skipped.
    fn take(&mut self, characters: &[char]) -> Option<char> {
        let rest = self.rest.trim_start_matches(' ');
        let next = rest.chars().next().filter(|next| characters.contains(next))?;
        self.rest = &rest[next.len_utf8()..];
        Some(next)
    }

    /// Takes the characters of a number or a name: everything but signs, brackets, commas and spaces.
    fn word(&mut self) -> &'t str {
        self.rest = self.rest.trim_start_matches(' ');
        let is_sign = |letter: char| "+-*×/÷(),<>=≤≥≠ ".contains(letter);
        let (word, rest) = self.rest.split_at(self.rest.find(is_sign).unwrap_or(self.rest.len()));
        self.rest = rest;
        word
    }

    fn test(&mut self) -> Result<Node, Fault> {
        use Ordering::{Equal, Greater, Less};
        let left = self.sum()?;
        let orders: &'static [Ordering] = match self.take(&['<', '≤', '>', '≥', '=', '≠']) {
            Some('<') if self.take_next('=') => &[Less, Equal],
            Some('<') if self.take_next('>') => &[Less, Greater],
            Some('>') if self.take_next('=') => &[Greater, Equal],
            Some('<') => &[Less],
            Some('>') => &[Greater],
            Some('≤') => &[Less, Equal],
            Some('≥') => &[Greater, Equal],
            Some('≠') => &[Less, Greater],
            Some(_) => &[Equal],
            None => return Ok(left),
        };
        Ok(Node::Test(orders, Box::new(left), Box::new(self.sum()?)))
    }

    /// Takes this character if it stands here at once.
    fn take_next(&mut self, wanted: char) -> bool {
        let rest = self.rest.strip_prefix(wanted);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn sum(&mut self) -> Result<Node, Fault> {
        let mut left = self.product()?;
        while let Some(sign) = self.take(&['+', '-']) {
            let right = self.product()?;
            let right = if sign == '-' { Node::Negative(Box::new(right)) } else { right };
            left = Node::Sum(Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Node, Fault> {
        let mut left = self.factor()?;
        while let Some(sign) = self.take(&['*', '×', '/', '÷']) {
            let (first, second) = (Box::new(left), Box::new(self.factor()?));
            left =
                if matches!(sign, '*' | '×') { Node::Product(first, second) } else { Node::Quotient(first, second) };
        }
        Ok(left)
    }

    fn factor(&mut self) -> Result<Node, Fault> {
        if self.take(&['-']).is_some() {
            return Ok(Node::Negative(Box::new(self.factor()?)));
        }
        if self.take(&['(']).is_some() {
            let node = self.test()?;
            return if self.take(&[')']).is_some() { Ok(node) } else { Err(self.unexpected()) };
        }
        let before = self.rest;
        let word = self.word();
        if word.is_empty() {
            self.rest = before.trim_start_matches(' ');
            return Err(self.unexpected());
        }
        if word.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
            let number = Decimal::parse(word).ok_or_else(|| Fault::Number(word.to_owned()))?;
            return Ok(Node::Number(number.into()));
        }
        if let Some((least, most)) = arity(word) {
            let arguments = self.arguments()?;
            let right = (least..=most).contains(&arguments.len());
            if !right {
                return Err(Fault::Arguments(word.to_owned()));
            }
            return Ok(match <[Node; 3]>::try_from(arguments) {
                Ok(parts) if word == "if" => Node::If(Box::new(parts)),
                Ok(parts) => Node::Function(word.to_owned(), parts.into()),
                Err(arguments) => Node::Function(word.to_owned(), arguments),
            });
        }
        // Of two with one name the later one counts.
        let index = self.names.iter().rposition(|name| name == word);
        index.map(Node::Variable).ok_or_else(|| Fault::Name(word.to_owned()))
    }

    fn arguments(&mut self) -> Result<Vec<Node>, Fault> {
        if self.take(&['(']).is_none() {
            return Err(self.unexpected());
        }
        let mut arguments = vec![self.test()?];
        while self.take(&[',']).is_some() {
            arguments.push(self.test()?);
        }
        if self.take(&[')']).is_some() { Ok(arguments) } else { Err(self.unexpected()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Fault {
        Formula::parse(text, ["a", "询单"]).unwrap_err()
    }

    #[test]
    fn what_is_wrong_with_a_formula_is_told_with_the_place() {
        assert_eq!(fault(" = "), Fault::Empty);
        assert_eq!(fault("a +"), Fault::Unexpected(String::new()));
        assert_eq!(fault("(a + 1"), Fault::Unexpected(String::new()));
        assert_eq!(fault("a ) * 2"), Fault::Unexpected(")*2".to_owned()));
        assert_eq!(fault("a 2"), Fault::Unexpected(" 2".to_owned()));
        assert_eq!(fault("b / a"), Fault::Name("b".to_owned()));
        assert_eq!(fault("2a"), Fault::Number("2a".to_owned()));
        assert_eq!(fault("1.2.3"), Fault::Number("1.2.3".to_owned()));
        assert_eq!(fault("round(a, 1, 2)"), Fault::Arguments("round".to_owned()));
        assert_eq!(fault("round a"), Fault::Unexpected(" a".to_owned()));
        assert_eq!(fault(&"(".repeat(501)), Fault::TooLong);
    }

    #[test]
    fn the_deepest_nesting_is_read_without_harm() {
        let deep = format!("{}a{}", "(".repeat(249), ")".repeat(249));
        assert!(Formula::parse(&deep, ["a"]).unwrap().uses("Ａ"));
    }

    #[test]
    fn signs_and_names_may_be_typed_in_full_width() {
        let formula = Formula::parse("＝round（询单 ÷ Ａ × １００， １）", ["a", "询单"]).unwrap();
        let value = |text: &str| Ratio::from(Decimal::parse(text).unwrap());
        assert_eq!(formula.value(&[value("240"), value("229")]).unwrap(), value("95.4"));
    }

    #[test]
    fn of_two_variables_with_one_name_the_later_one_counts() {
        let formula = Formula::parse("a * 2", ["a", "b", "Ａ"]).unwrap();
        let value = |text: &str| Ratio::from(Decimal::parse(text).unwrap());
        assert_eq!(formula.value(&["1", "2", "3"].map(value)).unwrap(), value("6"));
        assert!(formula.uses("a") && formula.uses("Ａ") && !formula.uses("b"));
        assert_eq!(formula.value(&[value("1")]), Err(Failure::Endless));
    }
}
