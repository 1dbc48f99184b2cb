//! Fixtures are text files of sections: a head line `=== NAME (how)`, and what follows until the next one.

/// The sections of a fixture: head line and text.
pub fn sections(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for part in text.split("\n=== ").map(|part| part.strip_prefix("=== ").unwrap_or(part)) {
        let (head, body) = part.split_once('\n').unwrap_or((part, ""));
        found.push((head, body));
    }
    found
}

/// Name and manner of a head line: `a.md (gbk)`.
pub fn head(head: &str) -> (&str, &str) {
    head.split_once(" (").map_or((head, ""), |(path, how)| (path, how.trim_end_matches(')')))
}

/// The bytes of a section, written in the manner `how`.
pub fn bytes(body: &str, how: &str) -> Vec<u8> {
    let text = format!("{body}\n");
    match how {
        "" => text.into_bytes(),
        "crlf" => text.replace('\n', "\r\n").into_bytes(),
        "bom" => format!("\u{feff}{text}").into_bytes(),
        "gbk" => encoding_rs::GBK.encode(&text).0.into_owned(),
        "utf-16" => std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        "hex" => {
            let digits: String = body.split_whitespace().collect();
            (0..digits.len() / 2).map(|at| u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).unwrap()).collect()
        }
        repeat => {
            // `(repeat 5000)`: the body that many times, for files that are large or deep.
            let times: usize = repeat.strip_prefix("repeat ").unwrap().parse().unwrap();
            body.trim_end_matches('\n').repeat(times).into_bytes()
        }
    }
}
