//! Reads a progress file as the settings page writes it (`themes/default/app/progress/backup.ts`): a JSON object with a
//! checksum and the records of the trainee's journal. What is damaged or foreign is refused with the reason.

use super::Person;
use crate::course::Language;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// The largest file that is read, in bytes: pages take files of 20 million characters at most.
pub const LARGEST_FILE: u64 = 80_000_000;

const FORMAT: &str = "coursewright-progress";
const VERSION: u64 = 1;
/// What the checksum is made of, in this order, as far as the file has it.
const SUMMED: [&str; 7] = ["version", "course", "title", "exported", "records", "aside", "trainee"];
/// The highest clock of a record: no sound writer's comes near.
const HIGHEST_CLOCK: u64 = 1 << 40;
/// The longest name of a stream, item or page visit, in UTF-16 code units.
const LONGEST_NAME: usize = 400;
/// The longest text of a file that is shown, in characters.
const SHOWN: usize = 80;

/// What holds of one thing: the value of the newest record about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The writer's clock: above that of every record it had seen.
    pub lamport: u64,
    /// The page visit that wrote it.
    pub tab: String,
    /// Counts the records of that visit from 1; 0 for one that was made of others, for a QR code.
    pub seq: u64,
    /// Any JSON value.
    pub value: Value,
}

/// Records by stream (`attempt/ID`, `module/ID`) and item.
pub type Streams = BTreeMap<String, BTreeMap<String, Record>>;

/// A file that can be counted.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgressFile {
    /// The file's name.
    pub name: String,
    /// Whose progress it is; without a name if they gave none.
    pub person: Person,
    /// When it was exported, as the file says.
    pub exported: String,
    /// What it holds.
    pub streams: Streams,
}

/// Why a file is not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Skipped {
    /// The system does not let us read it; what it said.
    Unread(String),
    /// It is larger than [`LARGEST_FILE`].
    Large,
    /// It is no progress file.
    Foreign,
    /// A newer version of Coursewright wrote it.
    Newer,
    /// Its checksum does not fit what it says.
    Damaged,
    /// It is of another course, with this title or id.
    Course(String),
}

impl Skipped {
    /// The reason in one word, for programs.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Unread(_) => "unread",
            Self::Large => "large",
            Self::Foreign => "foreign",
            Self::Newer => "newer",
            Self::Damaged => "damaged",
            Self::Course(_) => "course",
        }
    }

    /// The reason in words, with what to do.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        let (chinese, english) = match self {
            Self::Unread(reason) => (
                format!("读不了（{reason}）；看看文件还在不在"),
                format!("cannot be read ({reason}); see whether it is there"),
            ),
            Self::Large => ("太大，不会是学习记录".into(), "too large to be a progress file".into()),
            Self::Foreign => (
                "不是学习记录；请学员在“设置”里重新下载备份".into(),
                "no progress file; ask the trainee to download the backup from the settings again".into(),
            ),
            Self::Newer => (
                "由更新的版本导出；请先升级 coursewright".into(),
                "written by a newer version; update coursewright first".into(),
            ),
            Self::Damaged => (
                "损坏了，校验和对不上；请学员重新下载备份".into(),
                "damaged, its checksum does not fit; ask the trainee to download the backup again".into(),
            ),
            Self::Course(course) => (format!("属于另一门课“{course}”"), format!("of another course, `{course}`")),
        };
        if language == Language::Chinese { chinese } else { english }
    }
}

impl ProgressFile {
    /// Reads the file `name` with this content, of the course with the id `course`.
    ///
    /// # Errors
    /// Why it cannot be counted.
    pub fn read(name: &str, content: &[u8], course: &str) -> Result<Self, Skipped> {
        let text = std::str::from_utf8(content).map_err(|_| Skipped::Foreign)?;
        let text = text.trim_start_matches('\u{FEFF}');
        let members: BTreeMap<String, &RawValue> = serde_json::from_str(text).map_err(|_| Skipped::Foreign)?;
        let member = |key: &str| -> Value {
            members.get(key).and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default()
        };
        if member("format") != FORMAT {
            return Err(Skipped::Foreign);
        }
        match member("version").as_u64() {
            Some(VERSION) => {}
            Some(version) if version > VERSION => return Err(Skipped::Newer),
            _ => return Err(Skipped::Foreign),
        }
        if member("checksum").as_str() != Some(&checksum(&members)) {
            return Err(Skipped::Damaged);
        }
        if member("course") != course {
            let (title, id) = (member("title"), member("course"));
            let named = title.as_str().filter(|title| !title.is_empty()).or(id.as_str()).unwrap_or_default();
            return Err(Skipped::Course(plain(named)));
        }
        let trainee = member("trainee");
        let said = |key: &str| plain(trainee.get(key).and_then(Value::as_str).unwrap_or_default());
        let mut streams = Streams::new();
        if let Value::Array(records) = member("records") {
            for record in records {
                if let Some((stream, item, record)) = read_record(record, course) {
                    keep(&mut streams, stream, item, record);
                }
            }
        }
        Ok(Self {
            name: plain(name),
            person: Person { name: said("name"), number: said("number") },
            exported: plain(member("exported").as_str().unwrap_or_default()),
            streams,
        })
    }
}

/// Puts a record where it belongs; of two about one thing the newer holds, as in `journal/record.ts`.
pub fn keep(streams: &mut Streams, stream: String, item: String, record: Record) {
    let items = streams.entry(stream).or_default();
    let rank = |record: &Record| (record.lamport, record.tab.clone(), record.seq);
    if items.get(&item).is_none_or(|present| rank(present) < rank(&record)) {
        items.insert(item, record);
    }
}

/// A text from a file as it may be shown: on one line, without control characters, and not too long.
pub fn plain(text: &str) -> String {
    let shown: String =
        text.chars().map(|c| if c.is_control() || is_direction(c) { ' ' } else { c }).take(SHOWN).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character changes the direction of those around it: it could make a line read otherwise than it is.
fn is_direction(character: char) -> bool {
    matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The stream, the item and the record, if a sound writer can have written it.
fn read_record(value: Value, course: &str) -> Option<(String, String, Record)> {
    let Value::Object(mut fields) = value else { return None };
    let text = |key: &str| -> Option<String> {
        let text = fields.get(key)?.as_str()?;
        (text.encode_utf16().count() <= LONGEST_NAME).then(|| text.to_owned())
    };
    let (stream, item, tab) = (text("stream")?, text("item")?, text("tab")?);
    text("profile")?;
    let count = |key: &str| fields.get(key)?.as_u64();
    let (lamport, seq) = (count("lamport")?, count("seq")?);
    let sound = count("v")? == 1
        && fields.get("course")? == course
        && !stream.is_empty()
        && !item.is_empty()
        && !item.contains('/')
        && lamport <= HIGHEST_CLOCK;
    let value = fields.remove("value")?;
    sound.then_some((stream, item, Record { lamport, tab, seq, value }))
}

/// The checksum as the page makes it: of a list of the members' JSON without white space.
fn checksum(members: &BTreeMap<String, &RawValue>) -> String {
    let present = SUMMED.into_iter().filter_map(|key| members.get(key));
    let list = present.map(|raw| compact(raw.get())).collect::<Vec<_>>().join(",");
    format!("{:08x}", crc32fast::hash(format!("[{list}]").as_bytes()))
}

/// JSON without the white space between its parts.
fn compact(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    let stays = |character: &char| {
        if in_text {
            in_text = escaped || *character != '"';
            escaped = !escaped && *character == '\\';
            return true;
        }
        in_text = *character == '"';
        in_text || !matches!(character, ' ' | '\t' | '\n' | '\r')
    };
    json.chars().filter(stays).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_between_parts_and_stays_in_texts() {
        assert_eq!(compact("[ 1,\n {\"a b\" : \"c \\\" d\\\\\" } ]"), "[1,{\"a b\":\"c \\\" d\\\\\"}]");
    }

    #[test]
    fn a_text_is_shown_on_one_line_without_what_a_terminal_obeys() {
        assert_eq!(plain(" 王\u{1b}[31m芳\n\u{202e}x "), "王 [31m芳 x");
        assert_eq!(plain(&"长".repeat(500)).chars().count(), SHOWN);
    }

    #[test]
    fn of_two_records_about_one_thing_the_newer_holds_whatever_comes_first() {
        let record =
            |lamport, tab: &str, seq| Record { lamport, tab: tab.to_owned(), seq, value: Value::from(lamport) };
        let (old, new) = (record(3, "b", 9), record(4, "a", 1));
        for pair in [[old.clone(), new.clone()], [new.clone(), old.clone()]] {
            let mut streams = Streams::new();
            for one in pair {
                keep(&mut streams, "attempt/a".to_owned(), "q1".to_owned(), one);
            }
            assert_eq!(streams["attempt/a"]["q1"], new);
        }
    }

    #[test]
    fn what_is_no_progress_file_is_refused_by_its_reason() {
        let read = |text: &str| ProgressFile::read("a.json", text.as_bytes(), "course").unwrap_err();
        for text in ["", "no json", "[1]", "{}", "{\"format\": \"coursewright-progress\"}", &"[".repeat(100_000)] {
            assert_eq!(read(text), Skipped::Foreign, "{text:.40}");
        }
        assert_eq!(read("{\"format\": \"coursewright-progress\", \"version\": 2}"), Skipped::Newer);
        assert_eq!(
            read("{\"format\": \"coursewright-progress\", \"version\": 1, \"checksum\": \"0\"}"),
            Skipped::Damaged
        );
        assert_eq!(ProgressFile::read("a", b"\xff\xfe{}", "course").unwrap_err(), Skipped::Foreign);
    }
}
