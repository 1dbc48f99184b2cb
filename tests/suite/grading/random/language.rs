//! Random sentences with rules of wording, and random formulas with their variables.

use super::{CHARACTERS, Chance};
use serde_json::{Map, Value, json};

/// What sentences and phrases are put together from; phrases overlap, hold each other and repeat.
const WORDS: [&str; 51] = [
    "我",
    "我们",
    "不",
    "知道",
    "不知道",
    "您",
    "您好",
    "谢",
    "谢谢",
    "好的",
    "嗯",
    "嗯嗯",
    "请",
    "，",
    "。",
    " ",
    "　",
    "ok",
    "OK",
    "no",
    "know",
    "发",
    "發",
    "髮",
    "后",
    "５星",
    "没",
    "有",
    "是",
    "能",
    "要不",
    "给您",
    "不了",
    "~",
    "“",
    "”",
    ".",
    "*",
    "您说",
    "补发",
    "\u{200b}",
    "🙂",
    "bu",
    "zhī",
    "布",
    "知到",
    "⑤星",
    "Ⓞk",
    "8",
    "2.88",
    "\u{20e3}",
];

/// What formulas are put together from.
const PARTS: [&str; 30] = [
    "a",
    "b",
    "Ｂ",
    "询单",
    "1",
    "2.5",
    "0",
    "100",
    "0.000000001",
    "999999999999999999",
    "+",
    "-",
    "−",
    "*",
    "×",
    "/",
    "÷",
    "(",
    ")",
    "（",
    "）",
    ",",
    "round(",
    "floor(",
    "ceil(",
    "min(",
    "max(",
    "abs(",
    " ",
    ".",
];

impl Chance {
    /// A few words, now and then other characters between them.
    pub(super) fn sentence(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.below(14) {
            let word = *self.one_of(&WORDS);
            text.push_str(word);
            if self.below(12) == 0 {
                text.push_str(&self.text(CHARACTERS, 2));
            }
        }
        text
    }

    /// One to three words.
    fn phrase(&mut self) -> String {
        (0..=self.below(3)).map(|_| *self.one_of(&WORDS)).collect()
    }

    fn phrases(&mut self, most: u32) -> Vec<String> {
        (0..self.below(most + 1)).map(|_| self.phrase()).collect()
    }

    /// Rules of wording.
    pub(super) fn rules(&mut self) -> Value {
        let mut rules = Map::new();
        for list in ["forbid", "avoid"] {
            let phrases = self.phrases(3).into_iter();
            let phrases = phrases
                .map(|phrase| json!({"phrase": phrase, "also": self.phrases(1), "deniable": self.below(3) == 0, "homophones": self.below(3) == 0}));
            rules.insert(list.to_owned(), phrases.collect());
        }
        if self.below(2) == 0 {
            let accept = self.phrases(2);
            rules.insert("require".to_owned(), json!([{"accept": accept, "message": "说到"}]));
        }
        if self.below(2) == 0 {
            rules.insert("closely".to_owned(), json!(true));
        }
        if self.below(2) == 0 {
            let sounds = json!({"bu": "不布补步", "zhi": "知只", "dao": "道到", "fa": "发", "mei": "没", "mo": "没"});
            rules.insert("sounds".to_owned(), sounds);
        }
        if self.below(2) == 0 {
            rules.insert("quoting".to_owned(), json!(["您说"]));
        }
        if self.below(2) == 0 {
            rules.insert("except".to_owned(), json!(self.phrases(3)));
        }
        if self.below(2) == 0 {
            rules.insert("polite".to_owned(), json!(self.phrases(3)));
        }
        if self.below(2) == 0 {
            rules.insert("length".to_owned(), json!({"least": self.below(8), "most": 1 + self.below(16)}));
        }
        rules.insert("no_doubling".to_owned(), json!(self.below(2) == 0));
        let mut rules = Value::Object(rules);
        let texts = rules.to_string();
        self.take_traditional(&mut rules, &texts);
        rules
    }

    /// A formula; most of them can be read.
    pub(super) fn formula(&mut self) -> String {
        if self.below(4) == 0 {
            return (0..self.below(8)).map(|_| *self.one_of(&PARTS)).collect();
        }
        let depth = 1 + self.below(4);
        let equals = *self.one_of(&["", "=", "＝ "]);
        format!("{equals}{}", self.sum(depth))
    }

    fn sum(&mut self, depth: u32) -> String {
        if depth == 0 {
            return (*self.one_of(&PARTS[..10])).to_owned();
        }
        let (left, right) = (self.sum(depth - 1), self.sum(depth - 1));
        match self.below(10) {
            0 => format!("-{left}"),
            1 => format!("({left} + {right})"),
            2 => format!("{left} − {right}"),
            3 => format!("{left} × {right}"),
            4 => format!("（{left}）/{right}"),
            5 => format!("round({left}, {})", self.below(11)),
            6 => format!("{}({left})", self.one_of(&["round", "floor", "ceil", "abs", "min"])),
            7 => format!("{}({left}, {right}, 3)", self.one_of(&["min", "max", "MAX"])),
            8 => left,
            _ => format!("{left}÷{right}"),
        }
    }

    /// Values of the variables that formulas have, in plain decimal notation.
    pub(super) fn values(&mut self) -> Value {
        json!({"a": self.decimal(), "b": self.decimal(), "询单": format!("{}", self.below(9))})
    }

    /// A key whose numbers are drawn. Some have none.
    pub(super) fn formula_key(&mut self) -> Value {
        let variables: Vec<Value> = ["a", "b", "询单"].into_iter().map(|name| self.variable(name)).collect();
        let answer = if self.below(3) == 0 { self.formula() } else { format!("round({}, 2)", self.sum(2)) };
        let unit = *self.one_of(&["秒", "发"]);
        let mut key =
            json!({"kind": "formula", "variables": variables, "answer": answer, "tolerance": "0.5", "unit": unit});
        if self.below(4) == 0 {
            key["traditional"] = json!({"發": "发", "髮": "发"});
        }
        key
    }

    fn variable(&mut self, name: &str) -> Value {
        let from =
            format!("{}{}{}", self.one_of(&["", "", "-"]), self.below(4), self.one_of(&["", ".5", ".50", ".125"]));
        let (mut to, mut step) = (
            *self.one_of(&["3", "9", "9.75", "100", "1000000000"]),
            *self.one_of(&["1", "1", "0.5", "0.25", "7", "0.000000001"]),
        );
        match self.below(40) {
            0 => to = "-2",
            1 => to = "1000000001",
            2 => step = "0",
            _ => {}
        }
        json!({"name": name, "from": from, "to": to, "step": step})
    }

    /// What a record might hold for the variables of a key.
    pub(super) fn stored(&mut self, key: &Value) -> Value {
        let mut values = Map::new();
        for variable in key["variables"].as_array().unwrap() {
            let name = variable["name"].as_str().unwrap().to_owned();
            let value = match self.below(12) {
                0 => continue,
                1 => self.number(),
                2 => self.decimal(),
                3 => "9".to_owned(),
                _ => variable["from"].as_str().unwrap().to_owned(),
            };
            values.insert(name, json!(value));
        }
        Value::Object(values)
    }
}
