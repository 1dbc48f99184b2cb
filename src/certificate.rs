//! The code on a certificate: score, day, and a checksum over all that the certificate says.
//!
//! Pages make it (`themes/default/app/progress/certificate.ts`), `verify` checks it. It finds what was copied wrongly or
//! changed afterwards. It proves no identity and no knowledge: a page without a server can keep no secret, so whoever
//! wants to can compute a code for any name.

use crate::course::Date;
use unicode_normalization::UnicodeNormalization;

/// What a code begins with.
const PREFIX: &str = "CW";
/// The first line of what is summed: the kind of paper and the version of this rule.
const HEAD: &str = "coursewright certificate 1";

/// What a certificate says besides its code.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'a> {
    /// The id of the course.
    pub course: &'a str,
    /// The trainee's name.
    pub name: &'a str,
    /// Their staff number; empty without one.
    pub number: &'a str,
}

/// What a code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The score in percent, 0 to 100.
    pub percent: u32,
    /// The day on which the course was finished.
    pub day: Date,
    checksum: u32,
}

impl Code {
    /// Reads a code such as `CW-92-20261122-0A1B2C3D`; case and spaces do not matter. `None` if it is no code.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.nfkc().filter(|character| !character.is_whitespace()).collect();
        let upper = text.to_ascii_uppercase();
        let mut parts = upper.split('-');
        let (prefix, percent, day, checksum) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        if prefix != PREFIX || parts.next().is_some() || checksum.len() != 8 || !digits(day, 8) {
            return None;
        }
        let percent = percent.parse().ok().filter(|percent| *percent <= 100)?;
        let day = Date::parse(&format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]))?;
        Some(Self { percent, day, checksum: u32::from_str_radix(checksum, 16).ok()? })
    }

    /// Whether the code belongs to a certificate that says this.
    #[must_use]
    pub fn belongs_to(&self, holder: &Holder<'_>) -> bool {
        let one_line = |text: &str| text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        let percent = self.percent.to_string();
        let day = self.day.to_string();
        let lines = [HEAD, holder.course, &one_line(holder.name), &one_line(holder.number), &percent, &day];
        crc32fast::hash(lines.join("\n").as_bytes()) == self.checksum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same three stand in `themes/default/app/progress/certificate.test.ts`.
    const CODES: [(&str, &str, &str, &str); 3] = [
        ("customer-service-2026", "王芳", "1024", "CW-92-20261122-EF99FC75"),
        ("customer-service-2026", "李强", "", "CW-100-20260101-88A1E684"),
        ("c", "Zoë  Müller", "A-7", "CW-0-20241231-17B87290"),
    ];

    #[test]
    fn a_code_made_by_a_page_belongs_to_what_the_certificate_says() {
        for (course, name, number, code) in CODES {
            let read = Code::parse(code).unwrap();
            assert!(read.belongs_to(&Holder { course, name, number }), "{code}");
            assert!(!read.belongs_to(&Holder { course, name: "王方", number }), "{code}");
            assert!(!read.belongs_to(&Holder { course, name, number: "1025" }), "{code}");
            assert!(!read.belongs_to(&Holder { course: "other", name, number }), "{code}");
        }
    }

    #[test]
    fn another_score_or_day_breaks_the_code_and_spaces_or_case_do_not() {
        let (course, name, number, code) = CODES[0];
        let holder = Holder { course, name, number };
        for changed in [code.replace("-92-", "-93-"), code.replace("20261122", "20261121")] {
            assert!(!Code::parse(&changed).unwrap().belongs_to(&holder), "{changed}");
        }
        let typed = code.to_lowercase().replace('-', " - ");
        assert!(Code::parse(&typed).unwrap().belongs_to(&Holder { name: " 王芳 ", ..holder }));
    }

    #[test]
    fn what_is_no_code_is_none() {
        let texts = [
            "",
            "CW",
            "CW-92-20261122",
            "CW-101-20261122-00000000",
            "CW-92-20261322-00000000",
            "CW-92-2026112-00000000",
        ];
        for text in
            texts.into_iter().chain(["CW-92-20261122-0000000G", "CW-92-20261122-00000000-1", "汉-92-20261122-00000000"])
        {
            assert_eq!(Code::parse(text), None, "{text}");
        }
    }
}
