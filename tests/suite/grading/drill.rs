//! What drills make of one case: of a result only the members that the case expects.

use coursewright::course::Script;
use coursewright::drill::{SpeedScript, replay, score, score_speed};
use serde_json::{Map, Value, json};

/// Evaluates a case of the file `drill`.
pub fn evaluate(case: &Value) -> Value {
    let log = case["log"].as_array().unwrap();
    let end = case["end"].as_u64().unwrap();
    let whole = if case["speed"].is_object() {
        let script: SpeedScript = serde_json::from_value(case["speed"].clone()).unwrap();
        json!(score_speed(&script, log, end))
    } else {
        let script: Script = serde_json::from_value(case["drill"].clone()).unwrap();
        json!({"score": score(&script, log, end), "conversations": replay(&script, log, end)})
    };
    cut(&whole, &case["expected"])
}

/// Of objects the members that `shape` has; lists of objects item by item if they are as long.
fn cut(value: &Value, shape: &Value) -> Value {
    match (value, shape) {
        (Value::Object(fields), Value::Object(wanted)) => {
            let cut = wanted
                .iter()
                .map(|(name, shape)| (name.clone(), fields.get(name).map_or(Value::Null, |field| cut(field, shape))));
            Value::Object(cut.collect::<Map<_, _>>())
        }
        (Value::Array(items), Value::Array(shapes)) if items.len() == shapes.len() => {
            Value::Array(items.iter().zip(shapes).map(|(item, shape)| cut(item, shape)).collect())
        }
        _ => value.clone(),
    }
}
