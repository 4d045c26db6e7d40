//! Sorting and collecting, compiled once: the standard ones are compiled anew for every type they
//! are used with, which a program that is downloaded pays for in size.

mod kernel;

use kernel::{places, rearrange};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Stable sorting of a slice through one sort of positions.
pub trait Sorted<T> {
    /// Sorts by a comparison; equal elements keep their order.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key found anew for every comparison; equal elements keep their order.
    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// Sorts by the elements' own order.
    fn put_in_order(&mut self)
    where
        T: Ord;
}

impl<T> Sorted<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let rows: &[T] = self;
        let places = places(rows.len(), &mut |a, b| match (rows.get(a), rows.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        rearrange(places, &mut |a, b| self.swap(a, b));
    }

    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    fn put_in_order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

/// A map of pairs; a later pair of the same key replaces the earlier.
pub fn map_of<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

/// The set of keys.
pub fn set_of<K: Ord>(keys: impl IntoIterator<Item = K>) -> BTreeSet<K> {
    let mut set = BTreeSet::new();
    for key in keys {
        set.insert(key);
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_sort_does(
            rows in proptest::collection::vec((0u8..9, 0u16..), 0..200)
        ) {
            let mut expected = rows.clone();
            expected.sort_by_key(|row| std::cmp::Reverse(row.0));
            let mut sorted = rows.clone();
            sorted.order_by(|a, b| b.0.cmp(&a.0));
            prop_assert_eq!(&sorted, &expected, "stable, by a comparison");
            expected.sort();
            sorted.put_in_order();
            prop_assert_eq!(&sorted, &expected, "by its own order");
            expected.sort_by_key(|row| std::cmp::Reverse(row.1 % 7));
            sorted.order_by_key(|row| std::cmp::Reverse(row.1 % 7));
            prop_assert_eq!(&sorted, &expected, "stable, by a key");
        }

        #[test]
        fn a_map_holds_what_a_collected_one_holds(
            pairs in proptest::collection::vec((0u8..40, 0u16..), 0..100)
        ) {
            let expected: BTreeMap<u8, u16> = pairs.iter().copied().collect();
            let keys: BTreeSet<u8> = expected.keys().copied().collect();
            prop_assert_eq!(set_of(pairs.iter().map(|(key, _)| *key)), keys);
            prop_assert_eq!(map_of(pairs), expected);
        }
    }
}
