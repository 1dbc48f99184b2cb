//! "Did you mean": the candidate nearest to a misspelt word.

/// The candidate that `wrong` was probably meant to be: its translation, the nearest by edit distance
/// (Damerau-Levenshtein: at most a third of the word's letters away, at least one, never all of them), or one that begins
/// with two thirds of its letters, at least three. The first wins a tie.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let lower = wrong.to_lowercase();
    let length = lower.chars().count();
    let translated = || {
        let (_, keys) = IN_CHINESE.iter().find(|(word, _)| *word == lower)?;
        candidates.iter().copied().find(|candidate| keys.contains(candidate))
    };
    let shared =
        |candidate: &str| lower.chars().zip(candidate.to_lowercase().chars()).take_while(|(a, b)| a == b).count();
    let abbreviated = || {
        let begins_alike = |candidate: &&str| shared(candidate) >= 3 && shared(candidate) * 3 >= length * 2;
        candidates.iter().copied().find(begins_alike)
    };
    let allowed = (length / 3).max(1);
    let close = || {
        candidates
            .iter()
            .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), *candidate))
            .filter(|(distance, _)| *distance <= allowed && *distance < length)
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, candidate)| candidate)
    };
    translated().or_else(close).or_else(abbreviated)
}

/// What people write in Chinese for the keys of course files.
const IN_CHINESE: [(&str, &[&str]); 24] = [
    ("题干", &["prompt"]),
    ("题目", &["prompt", "questions"]),
    ("问题", &["prompt", "questions"]),
    ("试题", &["questions"]),
    ("选项", &["choices"]),
    ("答案", &["answer"]),
    ("正确答案", &["answer"]),
    ("解析", &["explanation"]),
    ("题型", &["kind"]),
    ("类型", &["kind"]),
    ("分值", &["points"]),
    ("分数", &["points"]),
    ("难度", &["difficulty"]),
    ("标签", &["tags"]),
    ("编号", &["id"]),
    ("标题", &["title"]),
    ("目标", &["objectives", "objective"]),
    ("知识点", &["facts"]),
    ("反馈", &["feedback"]),
    ("单位", &["unit"]),
    ("误差", &["tolerance"]),
    ("及格线", &["pass"]),
    ("测验", &["quizzes"]),
    ("简单", &["easy"]),
];

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_word_finds_its_neighbour_and_a_strange_one_finds_none() {
        let keys = ["answer", "prompt", "choices"];
        assert_eq!(nearest("anwser", keys), Some("answer"));
        assert_eq!(nearest("Choice", keys), Some("choices"));
        assert_eq!(nearest("level", keys), None);
        assert_eq!(nearest("x", ["A", "B"]), None);
    }

    #[test]
    fn an_abbreviation_and_a_chinese_word_find_the_key_they_stand_for() {
        assert_eq!(nearest("explain", ["prompt", "explanation"]), Some("explanation"));
        assert_eq!(nearest("难度", ["prompt", "difficulty"]), Some("difficulty"));
        assert_eq!(nearest("目标", ["title", "objective"]), Some("objective"));
    }
}
