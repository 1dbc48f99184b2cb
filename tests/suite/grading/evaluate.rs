//! What the grader makes of one case, in the form of the case's `expected`.

use coursewright::calculate::{Answer, calculate};
use coursewright::course::{Calculation, Decimal, Keep, Key, Percent, WordingRules};
use coursewright::grade::{
    Drawn, Formula, Generator, Graded, Mark, Number, Outcome, Ratio, Response, Row, choice_order, draw, draw_paper,
    drawn_before, grade, grade_paper, kept, normalise, parse_number,
};
use coursewright::wording::{check, fold};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Evaluates a case of the file `family`.
pub fn evaluate(family: &str, case: &Value) -> Value {
    match family {
        "response" => json!(Response::from_json(&case["response"]).is_answered()),
        "normalise" => json!(normalise(case["text"].as_str().unwrap())),
        "number" => json!(parse_number(case["text"].as_str().unwrap(), case["unit"].as_str()).map(decimal)),
        "choice" | "numeric" | "blank" | "order" | "match" | "matrix" | "mark" | "write" => json!(mark(case)),
        "fold" => {
            let folded = fold(case["text"].as_str().unwrap());
            json!(folded.iter().map(|one| json!([one.letter, one.start, one.end])).collect::<Vec<_>>())
        }
        "wording" => {
            let rules: WordingRules = serde_json::from_value(case["rules"].clone()).unwrap();
            json!(check(case["text"].as_str().unwrap(), &rules))
        }
        "formula" => value(case),
        "calculator" => calculated(case),
        "draw" => drawn(case),
        "paper" => paper(case),
        "drawn" => {
            let key: Key = serde_json::from_value(case["key"].clone()).unwrap();
            let key = drawn_before(&key, &texts(&case["values"])).unwrap_or(key);
            json!(mark(&merged(case, &key)))
        }
        "drill" => super::drill::evaluate(case),
        "generator" => chance(case),
        "sweep" => sweep(case),
        "drawing" => drawing(case),
        "attempts" => attempts(case),
        _ => panic!("no rule says how to evaluate `{family}`"),
    }
}

/// The texts of an object.
fn texts(object: &Value) -> BTreeMap<String, String> {
    serde_json::from_value(object.clone()).unwrap()
}

/// The value of a formula for these values of its variables, as a key has it; null if it has none.
fn value(case: &Value) -> Value {
    let values = texts(&case["values"]);
    let Ok(formula) = Formula::parse(case["formula"].as_str().unwrap(), values.keys().map(String::as_str)) else {
        return Value::Null;
    };
    let numbers: Vec<Ratio> = values.values().map(|text| Ratio::from(Decimal::parse(text).unwrap())).collect();
    json!(formula.value(&numbers).and_then(Ratio::decimal).ok())
}

/// What comes of a calculation.
fn calculated(case: &Value) -> Value {
    let calculation: Calculation = serde_json::from_value(case["calculation"].clone()).unwrap();
    match calculate(&calculation, &texts(&case["given"])) {
        Answer::Values(values) => json!({"values": values}),
        Answer::Unusable(index, fault) => json!({"unusable": index, "fault": fault}),
        Answer::Refused(reason) => json!({"refused": reason}),
    }
}

/// What is drawn for `seed`, or the key for stored `values`.
fn drawn(case: &Value) -> Value {
    let key: Key = serde_json::from_value(case["key"].clone()).unwrap();
    match case["seed"].as_str() {
        Some(seed) => {
            draw(&key, seed).map_or(Value::Null, |Drawn { values, key }| json!({"values": values, "key": key}))
        }
        None => json!(drawn_before(&key, &texts(&case["values"]))),
    }
}

/// The case with another key.
fn merged(case: &Value, key: &Key) -> Value {
    let mut case = case.clone();
    case["key"] = json!(key);
    case
}

/// The mark of a case or question with `key`, `points` and `response`.
fn mark(case: &Value) -> Mark {
    let key: Key = serde_json::from_value(case["key"].clone()).unwrap_or_else(|error| panic!("{case}: {error}"));
    let points = u32::try_from(case["points"].as_u64().unwrap()).unwrap();
    grade(&key, points, &Response::from_json(&case["response"]))
}

/// The score of a paper.
fn paper(case: &Value) -> Value {
    let questions = case["questions"].as_array().unwrap().iter().map(|question| Graded {
        id: question["id"].as_str().unwrap(),
        mark: mark(question),
        red_line: question["red_line"].as_bool().unwrap_or(false),
        objective: question["objective"].as_str(),
    });
    json!(grade_paper(questions, Percent(u32::try_from(case["pass"].as_u64().unwrap()).unwrap())))
}

/// An order of `items`, numbers below `bound`, or plain numbers, as many as are expected.
fn chance(case: &Value) -> Value {
    let number = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();
    let mut generator = match case["seed"].as_str() {
        Some(seed) => Generator::new(seed),
        None => Generator::from_state([0, 1, 2, 3].map(|at| number(&case["state"][at]))),
    };
    if let Some(items) = case["items"].as_array() {
        let mut items = items.clone();
        generator.shuffle(&mut items);
        return json!(items);
    }
    let count = case["expected"].as_array().unwrap().len();
    if case["bound"].is_null() {
        return (0..count).map(|_| generator.next_number()).collect();
    }
    let drawn: Value = (0..count).map(|_| generator.below(number(&case["bound"]))).collect();
    assert_eq!(generator.next_number(), number(&case["next"]), "the number after {case}");
    drawn
}

/// A number that stands for how the characters from `first` to `last` are normalised, alone and between others.
fn sweep(case: &Value) -> Value {
    let code = |name: &str| u32::try_from(case[name].as_u64().unwrap()).unwrap();
    let characters = (code("first")..=code("last")).filter_map(char::from_u32);
    let texts: Vec<String> = characters.map(|one| normalise(&format!("{one}|a {one} a|a{one}a"))).collect();
    json!(Generator::new(&texts.join("\n")).next_number())
}

/// A number in decimal notation without zeros at the end.
fn decimal(Number(number): Number) -> String {
    let digits = format!("{:019}", number.unsigned_abs());
    let (whole, decimals) = digits.split_at(digits.len() - 18);
    let text = format!("{}{whole}.{decimals}", if number < 0 { "-" } else { "" });
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The texts of a list.
fn list(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// The questions of a paper, or the order of a question's choices.
fn drawing(case: &Value) -> Value {
    let seed = case["seed"].as_str().unwrap();
    if let Some(question) = case["question"].as_str() {
        let choices: Vec<String> = list(&case["choices"]).into_iter().map(str::to_owned).collect();
        return json!(choice_order(&choices, question, seed));
    }
    let row = |row: &'_ Value| -> (usize, Vec<String>) {
        let count = usize::try_from(row["count"].as_u64().unwrap()).unwrap();
        (count, list(&row["from"]).into_iter().map(str::to_owned).collect())
    };
    let rows: Vec<(usize, Vec<String>)> = case["rows"].as_array().unwrap().iter().map(row).collect();
    let rows: Vec<Row> = rows
        .iter()
        .map(|(count, from)| Row { count: *count, candidates: from.iter().map(String::as_str).collect() })
        .collect();
    json!(draw_paper(&list(&case["own"]), &rows, case["shuffle"].as_bool().unwrap(), seed))
}

/// What is kept of several attempts.
fn attempts(case: &Value) -> Value {
    let word = case["keep"].as_str().unwrap();
    let keep = Keep::WORDS.into_iter().find(|(name, _)| *name == word).unwrap().1;
    let all: Vec<Outcome> = serde_json::from_value(case["attempts"].clone()).unwrap();
    json!(kept(keep, Percent(u32::try_from(case["pass"].as_u64().unwrap()).unwrap()), &all))
}
