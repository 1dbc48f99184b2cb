//! Of nodes that cannot be reached, those that are to blame: what lies behind such a node is missing only with it.

use std::collections::HashSet;

/// Those of the `unseen` nodes from which all of them are reached, in their order; `next` gives the nodes to which one leads. Of
/// nodes that only lead to one another in a circle, the first stands for all.
pub fn heads(unseen: &[usize], next: impl Fn(usize) -> Vec<usize>) -> Vec<usize> {
    let behind = |index: usize| next(index).into_iter().filter(move |to| *to != index);
    let led_to: HashSet<usize> = unseen.iter().flat_map(|index| behind(*index)).collect();
    let (first, circles): (Vec<usize>, Vec<usize>) = unseen.iter().partition(|index| !led_to.contains(index));
    let mut reached = HashSet::new();
    let mut heads = Vec::new();
    for head in first.into_iter().chain(circles) {
        if !reached.insert(head) {
            continue;
        }
        heads.push(head);
        let mut open = vec![head];
        while let Some(index) = open.pop() {
            open.extend(behind(index).filter(|to| unseen.contains(to)).filter(|to| reached.insert(*to)));
        }
    }
    heads.sort_unstable();
    heads
}

#[cfg(test)]
mod tests {
    use super::heads;

    #[test]
    fn only_the_heads_of_ways_and_one_of_every_circle_are_to_blame() {
        let next = |ways: &'static [&'static [usize]]| move |index: usize| ways[index].to_vec();
        // 1 leads to 2 and 3, 3 back to 2; 4 stands alone.
        assert_eq!(heads(&[1, 2, 3, 4], next(&[&[], &[2, 3], &[], &[2], &[]])), [1, 4]);
        // 1 and 2 lead to one another, 3 to itself.
        assert_eq!(heads(&[1, 2, 3], next(&[&[], &[2], &[1], &[3]])), [1, 3]);
        // A head that leads into a circle stands for it.
        assert_eq!(heads(&[1, 2, 3], next(&[&[], &[2], &[1], &[1]])), [3]);
    }
}
