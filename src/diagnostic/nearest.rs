//! "Did you mean": the candidate nearest to a misspelt word.

/// The candidate that `wrong` was probably meant to be: the nearest by edit distance (Damerau-Levenshtein),
/// at most a third of the word's letters away (at least one), and never all of them. The first wins a tie.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wrong.chars().count();
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&wrong.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < length)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_word_finds_its_neighbour_and_a_strange_one_finds_none() {
        let keys = ["answer", "prompt", "choices"];
        assert_eq!(nearest("anwser", keys), Some("answer"));
        assert_eq!(nearest("Choice", keys), Some("choices"));
        assert_eq!(nearest("difficulty", keys), None);
        assert_eq!(nearest("x", ["A", "B"]), None);
    }
}
