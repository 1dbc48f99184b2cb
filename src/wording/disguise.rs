//! Phrases in disguise: with signs between their characters, characters repeated, in pinyin, or with characters that sound
//! alike (rules G15.11, G15.15 and G15.16).

use super::fold::Character;
use super::phrase::{begins_inside, ends_inside};
use super::place::Place;
use super::prepared::Form;
use super::sound::{Hearing, spelled};
use super::text::Text;
use crate::grade::is_word;

/// The most signs between two characters of a phrase.
const MOST: usize = 4;

/// Every place at which a form of a phrase stands in `text`, disguised or not, in order; places may overlap. With
/// homophones fewer than half of its letters may be others that sound alike.
pub(super) fn seen_through<'t>(
    form: &'t Form,
    hearing: &'t Hearing,
    text: &'t Text,
) -> impl Iterator<Item = Place> + 't {
    let others = if form.homophones { form.letters.as_slice().len().saturating_sub(1) / 2 } else { 0 };
    let starts = if may_stand(form, others, text) { 0..text.characters.len() } else { 0..0 };
    starts.filter_map(move |start| Stretch { text: &text.characters, hearing, form, others }.from(start))
}

/// Whether the text has what each letter of the phrase may stand as, but for `others` of them. Most texts have not.
fn may_stand(form: &Form, others: usize, text: &Text) -> bool {
    let spelled = |at: usize| text.spells && form.syllables.get(at).is_some_and(|syllables| !syllables.is_empty());
    let circled = |letter: char| text.circles && letter.is_ascii_alphanumeric();
    let letters = form.letters.as_slice().iter().enumerate();
    let absent = letters.filter(|(at, letter)| !(text.letters.has(**letter) || spelled(*at) || circled(**letter)));
    absent.take(others + 1).count() <= others
}

/// A text that is read along a phrase.
struct Stretch<'t> {
    text: &'t [Character],
    hearing: &'t Hearing<'t>,
    form: &'t Form<'t>,
    /// How many letters may still be others that sound alike.
    others: usize,
}

impl Stretch<'_> {
    fn at(&self, place: usize) -> Option<char> {
        self.text.get(place).map(|character| character.letter)
    }

    /// Over how many characters the letter with this index stands at `place`; `None` if it does not.
    fn met(&mut self, index: usize, place: usize) -> Option<usize> {
        let letter = *self.form.letters.as_slice().get(index)?;
        let typed = self.at(place)?;
        if typed == letter || is_circled(letter, typed) {
            return Some(1);
        }
        if is_word(typed) {
            // One letter alone is not spelled.
            let syllables = self.form.syllables.get(index).filter(|_| self.form.letters.as_slice().len() > 1)?;
            return spelled(syllables, self.text, place);
        }
        if self.others == 0 || !self.hearing.are_alike(letter, typed) {
            return None;
        }
        self.others -= 1;
        Some(1)
    }

    /// The place from `start` over which the phrase stretches.
    fn from(mut self, start: usize) -> Option<Place> {
        let letters = self.form.letters.as_slice();
        let mut end = start + self.met(0, start)?;
        let (first, rest) = letters.split_first()?;
        if begins_inside(self.text, start, *first) || begins_inside(self.text, start, self.at(start)?) {
            return None;
        }
        let (mut before, mut stops) = (*first, 0);
        for (index, letter) in (1..).zip(rest) {
            loop {
                if let Some(length) = self.met(index, end) {
                    end += length;
                    break;
                }
                let behind = self.text.get(end..).unwrap_or_default().iter();
                let signs = behind.take_while(|character| is_sign(character.letter)).take(MOST).count();
                if signs > 0
                    && let Some(length) = self.met(index, end + signs)
                {
                    let gap = self.text.get(end..end + signs)?;
                    let joins = |sign: &Character| matches!(sign.letter, ' ' | KEYCAP);
                    if is_word(before) && is_word(*letter) && !gap.iter().all(joins) {
                        return None;
                    }
                    stops += usize::from(gap.iter().any(|sign| is_stop(*sign)));
                    end += signs + length;
                    break;
                }
                let last = self.at(end - 1)?;
                if self.at(end) != Some(last) || is_word(last) {
                    return None;
                }
                end += 1;
            }
            before = *letter;
        }
        let is_divided = stops > 0 && (letters.len() < 3 || stops < rest.len());
        let ends = !ends_inside(self.text, end, before) && !ends_inside(self.text, end, self.at(end - 1)?);
        (!is_divided && ends).then_some(Place { start, end })
    }
}

/// What makes a key of the digit before it.
const KEYCAP: char = '\u{20e3}';

/// Whether `typed` is the letter or digit in a circle.
fn is_circled(letter: char, typed: char) -> bool {
    let after = |first: char, zero: char| {
        (u32::from(typed).checked_sub(u32::from(first))).and_then(|steps| char::from_u32(u32::from(zero) + steps))
    };
    let meant = match typed {
        '①'..='⑨' => after('①', '1'),
        'Ⓐ'..='Ⓩ' => after('Ⓐ', 'a'),
        'ⓐ'..='ⓩ' => after('ⓐ', 'a'),
        '⓪' => Some('0'),
        _ => None,
    };
    meant == Some(letter)
}

/// Whether a sentence or a part of one ends with this sign; a point typed in half width is one between characters only.
fn is_stop(sign: Character) -> bool {
    matches!(sign.letter, ',' | '!' | '?' | ';' | ':') || sign.letter == '.' && sign.typed != '.'
}

/// Whether the folded character is no letter, no digit and no Chinese character.
fn is_sign(letter: char) -> bool {
    matches!(letter,
        ' '..='/' | ':'..='@' | '['..='`' | '{'..='~' | '\u{a1}'..='\u{bf}' | '×' | '÷' | '\u{2010}'..='\u{2bff}'
        | '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{fe10}'..='\u{fe6f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Phrase, Sounds, Traditional, WordingRules};
    use crate::grade::Generator;
    use crate::wording::prepared::Prepared;

    #[test]
    fn no_text_in_which_a_phrase_stands_in_disguise_is_passed_over() {
        let phrase = |phrase: &str, homophones| Phrase {
            phrase: phrase.to_owned(),
            also: Vec::new(),
            deniable: false,
            homophones,
            reason: None,
            instead: None,
        };
        let list = ["返现", "加微信", "不知道", "V1", "现", "ok"];
        let rules = WordingRules {
            forbid: list.iter().flat_map(|text| [phrase(text, false), phrase(text, true)]).collect(),
            closely: true,
            sounds: ["fan返番", "xian现先", "jia加家", "wei微威", "xin信新", "bu不布", "zhi知只", "dao道到"]
                .map(|sound| sound.split_at(sound.find(|letter: char| !letter.is_ascii()).unwrap()))
                .map(|(syllable, letters)| (syllable.to_owned(), letters.to_owned()))
                .into_iter()
                .collect::<Sounds>(),
            ..WordingRules::default()
        };
        let prepared = Prepared::of(&rules);
        let pieces =
            ["返", "现", "番", "先", "fan", "xiàn", "加", "家", "jia", "微", "威", "wei", "信", "新", "Xin", "不"];
        let signs = ["知", "只", "道", "到", "dao", "。", " ", "v", "ⓥ", "１", "①", "ⓞ", "K", "o", "，", "吗"];
        let mut generator = Generator::new("in disguise");
        let (mut found, mut passed_over) = (0, 0);
        for _ in 0..20_000 {
            let mut any = || [pieces, signs][generator.below(2) as usize][generator.below(16) as usize];
            let typed: String = (0..6).map(|_| any()).collect();
            let text = Text::of(&typed, &Traditional::new());
            for form in &prepared.forbid {
                let others = if form.homophones { form.letters.as_slice().len().saturating_sub(1) / 2 } else { 0 };
                let stretch = || Stretch { text: &text.characters, hearing: &prepared.hearing, form, others };
                let stands = (0..text.characters.len()).any(|start| stretch().from(start).is_some());
                let may = may_stand(form, others, &text);
                assert!(may || !stands, "{typed} {:?}", form.letters);
                found += u32::from(stands);
                passed_over += u32::from(!may);
            }
        }
        assert!(found > 1_000 && passed_over > 10_000, "{found} {passed_over}");
    }
}
