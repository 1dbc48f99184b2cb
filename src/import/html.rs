//! HTML of Moodle as Markdown: paragraphs, emphasis and lists are kept; what else there is is named.

use super::plain::{clean, markdown};
use super::report::Change;

/// `html` as Markdown. Words are always kept; formatting without a counterpart and pictures are added to `changes`.
#[must_use]
pub fn to_markdown(html: &str, changes: &mut Vec<Change>) -> String {
    let mut blocks: Vec<String> = vec![String::new()];
    let mut rest = html;
    let push = |blocks: &mut Vec<String>, text: &str| {
        if let Some(last) = blocks.last_mut() {
            last.push_str(text);
        }
    };
    while let Some(start) = rest.find('<') {
        push(&mut blocks, &entities(&rest[..start]));
        let tag = &rest[start..];
        if let Some(behind) = tag.strip_prefix("<!--") {
            rest = behind.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        let is_tag = tag[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/');
        let Some(end) = tag.find('>').filter(|_| is_tag) else {
            push(&mut blocks, "<");
            rest = &tag[1..];
            continue;
        };
        let inner = tag[1..end].trim_end_matches('/');
        let name: String = inner
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '/')
            .collect::<String>()
            .to_lowercase();
        rest = &tag[end + 1..];
        match name.trim_start_matches('/') {
            "script" | "style" if !name.starts_with('/') => {
                changes.push(Change::Formatting(format!("<{name}>")));
                let close = format!("</{name}");
                let at = rest.to_ascii_lowercase().find(&close);
                rest = at.map_or("", |at| &rest[at..]);
            }
            "p" | "div" | "br" | "tr" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote"
            | "pre" => blocks.push(String::new()),
            "li" => {
                blocks.push(String::new());
                if !name.starts_with('/') {
                    push(&mut blocks, "· ");
                }
            }
            "td" | "th" => push(&mut blocks, " "),
            "img" | "audio" | "video" | "source" | "object" | "embed" | "iframe" if !name.starts_with('/') => {
                changes.push(Change::Picture(source(inner).unwrap_or_else(|| name.clone())));
            }
            "span" | "font" | "tbody" | "thead" | "colgroup" | "col" | "script" | "style" | "html" | "body" | "o" => {}
            "img" | "audio" | "video" | "source" | "object" | "embed" | "iframe" => {}
            other => {
                if !name.starts_with('/') {
                    let short: String = other.chars().take(20).collect();
                    let change = Change::Formatting(format!("<{short}>"));
                    if !changes.contains(&change) {
                        changes.push(change);
                    }
                }
            }
        }
    }
    push(&mut blocks, &entities(rest));
    let lines: Vec<String> = blocks
        .iter()
        .map(|block| block.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|block| !block.is_empty() && block != "·")
        .collect();
    let text = clean(&lines.join("\n"), changes);
    markdown(&text, changes)
}

/// The address in `src="…"`, as it is written, cut short.
fn source(tag: &str) -> Option<String> {
    let at = tag.find("src=")? + 4;
    let quote = tag[at..].chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let address = tag[at + 1..].split(quote).next()?;
    let name = address.rsplit('/').next().unwrap_or(address);
    Some(name.chars().take(40).collect())
}

/// A text with its entities as characters.
fn entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, sign)| *sign == ';').map(|(end, _)| end);
        let character = end.and_then(|end| entity(&rest[1..end]).map(|character| (character, end)));
        match character {
            Some((character, end)) => {
                plain.push(character);
                rest = &rest[end + 1..];
            }
            None => {
                plain.push('&');
                rest = &rest[1..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "hellip" => '…',
        "mdash" => '—',
        "ndash" => '–',
        "times" => '×',
        "divide" => '÷',
        "plusmn" => '±',
        "le" => '≤',
        "ge" => '≥',
        "deg" => '°',
        "middot" => '·',
        "yen" => '¥',
        "copy" => '©',
        "reg" => '®',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_in_paragraphs_and_the_rest_is_named() {
        let mut changes = Vec::new();
        let html = "<p>首响&nbsp;&lt; 20 秒<br/>第二行</p><ul><li>甲</li><li>乙</li></ul><img src=\"@@PLUGINFILE@@/a.png\"><b>粗</b>";
        assert_eq!(to_markdown(html, &mut changes), "首响 < 20 秒\n\n第二行\n\n· 甲\n\n· 乙\n\n粗");
        assert_eq!(changes, [Change::Picture("a.png".into()), Change::Formatting("<b>".into())]);
        assert_eq!(to_markdown("3 < 4 && 5 > 2", &mut Vec::new()), "3 < 4 && 5 > 2");
    }
}
