//! Random cases for the comparison of the two graders: the same ones in every run.

mod drill;
mod language;

use super::evaluate::evaluate;
use coursewright::course::Key;
use coursewright::grade::{Generator, Response, full_response, traditional_characters, traditional_of};
use serde_json::{Map, Value, json};

/// Characters that the rules treat in a special way, and some that they do not.
const CHARACTERS: &str = "aAbBzZ019kKｋＫéÉßẞİıſΣσςЖжǅ\u{301}\u{307}\u{331}\u{338}\u{323}\u{3099} \u{a0}\u{3000}\t\n\r\u{85}\
    \u{200b}\u{200d}\u{feff}\u{fe0f}\u{0}\u{2028}天猫旺二〇发發髮后後里裏裡か한\u{1112}\u{1161}🙂👍𝐀𐐀，。、：；？！“”‘’「」《》【】（）——–−-～〜~·・/⁄％%￥¥=＝<`'\"\
    \u{212b}\u{212a}\u{2126}\u{f9d0}ﬁ²×÷Å";

/// What numbers are typed with, and what they are mistaken for.
const NUMERALS: &str = "0001123456789０１９,，..。．+-−–% 秒kKgeExX∞\u{3000}\u{200b}\u{feff}";

/// Targets and columns; the last is none of the question's.
const TARGETS: [&str; 4] = ["X", "Y", "constructor", "Z"];

/// All random cases, each with `family` and what the Rust grader expects.
pub fn cases() -> Vec<Value> {
    let mut chance = Chance(Generator::new("comparison of the graders"));
    let mut cases = Vec::new();
    for _ in 0..6_000 {
        let mut case = chance.question();
        case["family"] = json!("random");
        cases.push(case);
    }
    for _ in 0..1_000 {
        cases.push(chance.paper());
    }
    for _ in 0..4_000 {
        cases.push(json!({"family": "normalise", "text": chance.text(CHARACTERS, 12)}));
    }
    for _ in 0..4_000 {
        let unit = *chance.one_of(&["秒", "kg", "%", "", "e3", "0"]);
        cases.push(json!({"family": "number", "text": chance.number(), "unit": unit}));
    }
    for _ in 0..3_000 {
        let text = chance.sentence();
        cases.push(json!({"family": "wording", "text": text, "rules": chance.rules()}));
        cases.push(json!({"family": "fold", "text": chance.text(CHARACTERS, 12)}));
    }
    for _ in 0..4_000 {
        let values = chance.values();
        cases.push(json!({"family": "formula", "formula": chance.formula(), "values": values}));
    }
    for _ in 0..1_000 {
        let key = chance.formula_key();
        let seed = chance.text(CHARACTERS, 8);
        cases.push(json!({"family": "draw", "key": key, "seed": seed}));
        cases.push(json!({"family": "draw", "key": key, "values": chance.stored(&key)}));
    }
    for _ in 0..500 {
        let items: Vec<u32> = (0..chance.below(40)).collect();
        cases.push(json!({"family": "generator", "seed": chance.text(CHARACTERS, 20), "items": items}));
    }
    for _ in 0..1_500 {
        cases.push(chance.drawing());
    }
    for _ in 0..500 {
        cases.push(chance.attempts());
    }
    // Every character of the first two planes. Later ones have no part in the rules.
    for first in (0..0x2_0000).step_by(0x200) {
        cases.push(json!({"family": "sweep", "first": first, "last": first + 0x1ff}));
    }
    for case in &mut cases {
        let family = case["family"].as_str().unwrap();
        case["expected"] = evaluate(if family == "random" { "choice" } else { family }, case);
    }
    cases.extend(chance.drills(80));
    cases
}

/// A source of random questions, responses and texts.
struct Chance(Generator);

impl Chance {
    /// A blueprint of few questions and many overlaps, one of many questions, or a question's choices.
    fn drawing(&mut self) -> Value {
        let seed = self.text(CHARACTERS, 20);
        let bank = *self.one_of(&[5, 8, 60]);
        let id = |number: u32| format!("q{number}");
        if self.below(5) == 0 {
            let choices: Vec<String> = (0..self.below(8)).map(id).collect();
            return json!({"family": "drawing", "seed": seed, "question": self.text(CHARACTERS, 6), "choices": choices});
        }
        let own: Vec<String> = (0..self.below(4)).map(|number| format!("own{number}")).collect();
        let mut rows = Vec::new();
        for _ in 0..self.below(6) {
            let from: Vec<String> = (0..bank).filter(|_| self.below(2) == 0).map(id).collect();
            rows.push(json!({"count": self.below(4), "from": from}));
        }
        json!({"family": "drawing", "seed": seed, "own": own, "rows": rows, "shuffle": self.below(2) == 0})
    }

    /// Up to five attempts.
    fn attempts(&mut self) -> Value {
        let keep = *self.one_of(&["best", "last", "mean"]);
        let outcomes: Vec<Value> =
            (0..self.below(6)).map(|_| json!({"percent": self.below(101), "passed": self.below(2) == 0})).collect();
        json!({"family": "attempts", "keep": keep, "pass": 1 + self.below(100), "attempts": outcomes})
    }

    fn below(&mut self, bound: u32) -> u32 {
        self.0.below(bound)
    }

    fn one_of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(u32::try_from(items.len()).unwrap()) as usize]
    }

    /// Up to `longest` of these characters.
    fn text(&mut self, characters: &str, longest: u32) -> String {
        let characters: Vec<char> = characters.chars().collect();
        (0..self.below(longest + 1)).map(|_| *self.one_of(&characters)).collect()
    }

    /// Something like a number.
    fn number(&mut self) -> String {
        match self.below(4) {
            0 => self.text(NUMERALS, 24),
            1 => format!("{}{}", self.decimal(), self.one_of(&["", "秒", " 秒", "ＫＧ", "％", "e3", "0", "。"])),
            2 => format!("{},{:03}.{}", self.below(2_000), self.below(1_000), self.below(100)),
            _ => format!(" {}", self.decimal()),
        }
    }

    /// A number in plain decimal notation.
    fn decimal(&mut self) -> String {
        let sign = *self.one_of(&["", "", "-"]);
        match self.below(4) {
            0 => format!("{sign}{}", self.below(100)),
            1 => format!("{sign}{}{:08}", self.below(999_999_999), self.below(99_999_999)),
            2 => format!("{sign}{}.{:09}", self.below(999_999_999), self.below(999_999_999)),
            _ => format!("{sign}{}.{}", self.below(100), self.below(10)),
        }
    }

    /// Some of the letters, perhaps one twice.
    fn some(&mut self, letters: &[&str]) -> Vec<String> {
        let mut chosen: Vec<String> =
            letters.iter().filter(|_| self.below(2) == 0).map(|&letter| letter.to_owned()).collect();
        if !chosen.is_empty() && self.below(8) == 0 {
            let again = self.one_of(&chosen).clone();
            chosen.push(again);
        }
        chosen
    }

    /// A key of any kind. Some can be met by no response.
    fn key(&mut self) -> Value {
        let letters = &["A", "B", "C", "D", "E", "F", "Ａ", "🙂"][..2 + self.below(7) as usize];
        match self.below(11) {
            5 => {
                json!({"kind": "order", "items": letters, "answer": self.order(letters), "partial": self.below(4) > 0})
            }
            6 => {
                let answer: Map<String, Value> =
                    self.rows(letters).into_iter().map(|row| (row, json!(*self.one_of(&TARGETS)))).collect();
                json!({"kind": "match", "items": letters, "targets": &TARGETS[..3], "answer": answer})
            }
            7 => {
                let answer: Map<String, Value> =
                    self.rows(letters).into_iter().map(|row| (row, json!(self.some(&TARGETS)))).collect();
                json!({"kind": "matrix", "rows": letters, "columns": &TARGETS[..3], "answer": answer, "several": true})
            }
            8 => json!({"kind": "mark", "marks": letters, "answer": self.some(letters)}),
            9 => {
                let fields = &["明面", "暗里", "下一步"][..self.below(4) as usize];
                json!({"kind": "write", "fields": fields, "rules": self.rules(), "model": self.sentence()})
            }
            10 => self.formula_key(),
            0 => json!({"kind": "single", "choices": letters, "answer": self.one_of(letters)}),
            1 => {
                let answer = self.some(letters);
                json!({"kind": "multiple", "choices": letters, "answer": answer, "partial": self.below(4) > 0})
            }
            2 => json!({"kind": "true_false", "answer": self.below(2) == 0}),
            3 => {
                let mut key = json!({"kind": "numeric", "answer": self.decimal()});
                key["tolerance"] = json!(*self.one_of(&["0", "0", "0.5", "1", "0.000000001"]));
                if self.below(2) == 0 {
                    let unit = *self.one_of(&["秒", "kg", "％", "发", "髮"]);
                    key["unit"] = json!(unit);
                    self.take_traditional(&mut key, unit);
                }
                key
            }
            _ => {
                let gaps = 1 + self.below(4);
                let variants = |chance: &mut Self| 1 + chance.below(3);
                let gaps: Vec<Vec<String>> =
                    (0..gaps).map(|_| (0..variants(self)).map(|_| self.text(CHARACTERS, 4)).collect()).collect();
                let mut key = json!({"kind": "blank", "gaps": gaps});
                self.take_traditional(&mut key, &gaps.concat().concat());
                key
            }
        }
    }

    /// Lets a key, or rules of wording, take `texts` in traditional characters too, or some of them, or not.
    fn take_traditional(&mut self, key: &mut Value, texts: &str) {
        match self.below(4) {
            0 => {}
            1 => key["traditional"] = json!({"發": "发"}),
            _ => key["traditional"] = json!(traditional_of([texts])),
        }
    }

    /// A response to this key: right, nearly right, of another kind, or none at all.
    fn response(&mut self, key: &Value) -> Value {
        let full: Key = serde_json::from_value(key.clone()).unwrap();
        let full = full_response(&full);
        if self.below(10) == 0 {
            let other = self.key();
            return match self.below(6) {
                0 => json!(null),
                1 => json!(24.5),
                2 => json!({"A": true}),
                3 => json!(["A", null]),
                4 => json!([["A"]]),
                _ => self.response(&other),
            };
        }
        match full {
            Response::Truth(truth) => json!(truth == (self.below(3) > 0)),
            Response::Text(text) if key["kind"] == "numeric" => match self.below(4) {
                0 => json!(self.number()),
                1 => json!(format!("{text}{}", self.one_of(&["0", ".5", "秒", " kg", "％", "發", "0000000001"]))),
                _ => json!(self.retyped(&text)),
            },
            Response::Text(_) if key["kind"] == "write" => json!(self.sentence()),
            Response::Text(text) => {
                let choices = key["choices"].as_array().unwrap();
                if self.below(2) == 0 { json!(text) } else { self.one_of(choices).clone() }
            }
            Response::Texts(texts) if key["kind"] == "blank" => {
                let extra = usize::from(self.below(12) == 0);
                let more = std::iter::repeat_n(String::new(), extra);
                json!(texts.iter().cloned().chain(more).map(|text| self.retyped(&text)).collect::<Vec<_>>())
            }
            Response::Texts(texts) if key["kind"] == "order" => json!(self.moved(texts)),
            Response::Texts(texts) if key["kind"] == "match" || key["kind"] == "matrix" => json!(self.repaired(texts)),
            Response::Texts(mut texts) => {
                if self.below(2) == 0 {
                    texts = self.some(&["A", "B", "C", "D", "E", "F", "Ａ", "🙂"]);
                } else if self.below(2) == 0 {
                    texts.pop();
                }
                self.0.shuffle(&mut texts);
                json!(texts)
            }
            // A text in several fields, now and then in one field too many or too few.
            Response::Unanswered if key["kind"] == "write" => {
                let fields = key["fields"].as_array().unwrap().len() as u32;
                let given = match self.below(8) {
                    0 => self.below(5),
                    _ => fields,
                };
                json!((0..given).map(|_| self.sentence()).collect::<Vec<_>>())
            }
            Response::Unanswered => json!(null),
        }
    }

    /// The letters in a random order, now and then one short or one twice.
    fn order(&mut self, letters: &[&str]) -> Vec<String> {
        let mut order: Vec<String> = letters.iter().map(|&letter| letter.to_owned()).collect();
        self.0.shuffle(&mut order);
        match self.below(12) {
            0 => drop(order.pop()),
            1 => order.push(order[0].clone()),
            _ => {}
        }
        order
    }

    /// All letters, or now and then only some.
    fn rows(&mut self, letters: &[&str]) -> Vec<String> {
        if self.below(6) == 0 { self.some(letters) } else { letters.iter().map(|&letter| letter.to_owned()).collect() }
    }

    /// The items with some of them moved, left out, named twice or unknown.
    fn moved(&mut self, mut items: Vec<String>) -> Vec<String> {
        for _ in 0..self.below(3) {
            let length = u32::try_from(items.len()).unwrap();
            match self.below(6) {
                0 => drop(items.pop()),
                1 if length > 0 => items.push(items[self.below(length) as usize].clone()),
                2 if self.below(3) == 0 => items.push("?".to_owned()),
                3 if length > 0 => items.rotate_left(self.below(length) as usize),
                _ if length > 0 => items.swap(self.below(length) as usize, self.below(length) as usize),
                _ => {}
            }
        }
        items
    }

    /// The pairs with some of them changed, left out, added or damaged.
    fn repaired(&mut self, mut pairs: Vec<String>) -> Vec<String> {
        for _ in 0..self.below(4) {
            let (item, target) = (*self.one_of(&["A", "B", "C", "?", ""]), *self.one_of(&TARGETS));
            match self.below(4) {
                0 => drop(pairs.pop()),
                1 => pairs.push(format!("{item}{target}")),
                2 => pairs.push(format!("{item}={target}={item}")),
                _ => pairs.push(format!("{item}={target}")),
            }
        }
        self.0.shuffle(&mut pairs);
        pairs
    }

    /// The text as another person might type it, perhaps wrongly.
    fn retyped(&mut self, text: &str) -> String {
        let mut typed = String::new();
        for character in text.chars() {
            match self.below(12) {
                0 => typed.extend([' ', character]),
                1 => typed.extend(character.to_uppercase()),
                2 => typed.extend([character, '\u{200b}']),
                3 if character.is_ascii_graphic() => {
                    typed.extend(char::from_u32(u32::from(character) + 0xfee0));
                }
                4 if self.below(4) == 0 => typed.push_str(&self.text(CHARACTERS, 1)),
                5..=8 => typed.push(
                    traditional_characters().find(|(_, to)| *to == character).map_or(character, |(from, _)| from),
                ),
                _ => typed.push(character),
            }
        }
        typed
    }

    /// A question with a response.
    fn question(&mut self) -> Value {
        let key = self.key();
        json!({"points": 1 + self.below(100), "response": self.response(&key), "key": key})
    }

    /// A paper with responses.
    fn paper(&mut self) -> Value {
        let mut questions: Vec<Value> = (0..self.below(13)).map(|_| self.question()).collect();
        for (at, question) in questions.iter_mut().enumerate() {
            question["id"] = json!(format!("q{at}"));
            question["red_line"] = json!(self.below(12) == 0);
            if self.below(4) > 0 {
                question["objective"] = json!(*self.one_of(&["D1-G1", "10", "9", "🙂", "ﬀ", "__proto__"]));
            }
        }
        json!({"family": "paper", "pass": 1 + self.below(100), "questions": questions})
    }
}
