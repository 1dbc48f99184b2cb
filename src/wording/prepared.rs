//! Rules of wording made ready: every phrase is folded once, however many texts are held to the rules.

use super::phrase::{Letters, Variant};
use super::sound::Hearing;
use crate::course::{Phrase, WordingRules};

/// Rules by which texts are checked, with their phrases in the form in which they are looked for.
#[derive(Debug)]
pub struct Prepared<'r> {
    pub(super) rules: &'r WordingRules,
    /// The ways of saying each point.
    pub(super) require: Vec<Vec<Variant>>,
    pub(super) forbid: Vec<Form<'r>>,
    pub(super) avoid: Vec<Form<'r>>,
    pub(super) except: Vec<Letters>,
    pub(super) polite: Vec<Letters>,
    pub(super) quoting: Vec<Letters>,
    pub(super) hearing: Hearing<'r>,
}

/// A form of a phrase to find fault with.
#[derive(Debug)]
pub(super) struct Form<'r> {
    /// The index of the phrase in its list.
    pub rule: usize,
    /// Its letters.
    pub letters: Letters,
    /// How each of them sounds, where the phrase is looked for closely.
    pub syllables: Vec<Vec<&'r str>>,
    /// Whether it is seen through disguises.
    pub closely: bool,
    /// Whether it is also found with characters that sound alike.
    pub homophones: bool,
    /// Whether it may be denied.
    pub deniable: bool,
}

impl<'r> Prepared<'r> {
    /// Makes `rules` ready.
    #[must_use]
    pub fn of(rules: &'r WordingRules) -> Self {
        let hearing = Hearing::of(&rules.sounds);
        let letters = |texts: &[String]| texts.iter().map(|text| Letters::of(text, &rules.traditional)).collect();
        let variants = |accept: &[String]| accept.iter().map(|text| Variant::with(text, &rules.traditional)).collect();
        Self {
            rules,
            require: rules.require.iter().map(|point| variants(&point.accept)).collect(),
            forbid: forms(&rules.forbid, rules, &hearing),
            avoid: forms(&rules.avoid, rules, &hearing),
            except: letters(&rules.except),
            polite: letters(&rules.polite),
            quoting: letters(&rules.quoting),
            hearing,
        }
    }
}

/// The forms of the phrases of a list, in its order.
fn forms<'r>(list: &[Phrase], rules: &WordingRules, hearing: &Hearing<'r>) -> Vec<Form<'r>> {
    let of_phrase = |(rule, phrase): (usize, &Phrase)| {
        let closely = rules.closely || phrase.homophones;
        let form = |(index, form): (usize, &String)| {
            let letters = Letters::of(form, &rules.traditional);
            let sounds = letters.as_slice().iter().filter(|_| closely);
            Form {
                rule,
                syllables: sounds.map(|letter| hearing.syllables(*letter).to_vec()).collect(),
                letters,
                closely,
                homophones: phrase.homophones && index == 0,
                deniable: phrase.deniable,
            }
        };
        std::iter::once(&phrase.phrase).chain(&phrase.also).enumerate().map(form).collect::<Vec<_>>()
    };
    list.iter().enumerate().flat_map(of_phrase).collect()
}
