//! How files are damaged: as people do it (lines gone, doubled, indented otherwise, values exchanged) and as nobody does
//! (pieces of syntax anywhere, single bytes).

use super::{Files, Seed};
use coursewright::grade::Generator;

/// A number below `bound`, which may be 0.
pub fn below(bound: usize, random: &mut Generator) -> usize {
    random.below(u32::try_from(bound).unwrap()) as usize
}

/// The seed's files with one of those that may be hit damaged by `how`.
pub fn one_file(seed: &Seed, random: &mut Generator, how: impl FnOnce(&[u8], &mut Generator) -> Vec<u8>) -> Files {
    let mut files = seed.files.clone();
    let chosen = seed.targets[below(seed.targets.len(), random)];
    files[chosen].1 = how(&files[chosen].1, random);
    files
}

/// `bytes`, damaged one to seven times; `pieces` mean something in their format. What is UTF-8 mostly stays so.
pub fn damaged(bytes: &[u8], pieces: &[&str], random: &mut Generator) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(6) {
        bytes = match String::from_utf8(bytes) {
            Ok(text) if random.below(16) > 0 => match random.below(2) {
                0 => lines(&text, random).into_bytes(),
                _ => letters(&text, pieces, random).into_bytes(),
            },
            Ok(text) => spoilt(text.into_bytes(), random),
            Err(other) => spoilt(other.into_bytes(), random),
        };
    }
    bytes
}

/// Changes whole lines.
fn lines(text: &str, random: &mut Generator) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let (one, other) = (below(lines.len(), random), below(lines.len(), random));
    match random.below(7) {
        0 => drop(lines.remove(one)),
        1 => {
            let line = lines[one].clone();
            lines.insert(other, line);
        }
        2 => lines.swap(one, other),
        3 => lines[one].insert_str(0, &" ".repeat(below(7, random))),
        4 => lines[one] = lines[one].trim_start().to_owned(),
        // The value of one key behind another.
        5 => {
            let value = lines[other].split_once(": ").map(|(_, value)| value.to_owned());
            if let (Some(value), Some((key, _))) = (value, lines[one].split_once(": ")) {
                lines[one] = format!("{key}: {value}");
            }
        }
        // Lines below each other become one list, or a block is cut short.
        _ => lines.truncate(one.max(1)),
    }
    lines.join("\n")
}

/// Cuts, doubles, or puts a piece in, between characters.
fn letters(text: &str, pieces: &[&str], random: &mut Generator) -> String {
    let boundary = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = boundary(below(text.len() + 1, random));
    let end = boundary((start + below(80, random)).min(text.len())).max(start);
    let piece = pieces[below(pieces.len(), random)];
    match random.below(5) {
        0 => format!("{}{}", &text[..start], &text[end..]),
        1 => {
            let place = boundary(below(text.len() + 1, random));
            format!("{}{}{}", &text[..place], &text[start..end], &text[place..])
        }
        2 => format!("{}{}{}", &text[..start], piece.repeat(1 + below(30, random)), &text[end..]),
        // A number becomes another one.
        3 if text[start..].contains(|sign: char| sign.is_ascii_digit()) => {
            let at = start + text[start..].find(|sign: char| sign.is_ascii_digit()).unwrap();
            let numbers = ["0", "-1", "1e9", "4294967296", "9223372036854775808", "0.0000000001", "999999999999999999"];
            format!("{}{}{}", &text[..at], numbers[below(numbers.len(), random)], &text[at + 1..])
        }
        _ => format!("{}{piece}{}", &text[..start], &text[start..]),
    }
}

/// Changes, cuts or doubles single bytes.
pub fn spoilt(mut bytes: Vec<u8>, random: &mut Generator) -> Vec<u8> {
    let start = below(bytes.len() + 1, random);
    let end = (start + below(60, random)).min(bytes.len());
    match random.below(3) {
        0 => drop(bytes.drain(start..end)),
        1 => {
            let piece = bytes[start..end].to_vec();
            let place = below(bytes.len() + 1, random);
            bytes.splice(place..place, piece);
        }
        _ => {
            if let Some(byte) = bytes.get_mut(start) {
                *byte = u8::try_from(random.below(256)).unwrap();
            }
        }
    }
    bytes
}
