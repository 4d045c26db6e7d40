//! The one sort of positions all others go through, and the way from positions to elements.

use std::cmp::Ordering;

/// For every place of the sorted row, which position of the unsorted one stands there.
#[inline(never)]
pub fn places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..len).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Brings every element to its place by swaps along the cycles of the permutation.
#[inline(never)]
pub fn rearrange(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        while let Some(slot) = places.get_mut(at) {
            let from = std::mem::replace(slot, at);
            if from == start || from == at {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}
