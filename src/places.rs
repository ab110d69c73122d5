//! Where something stands in a list, found by its name in one step.
//!
//! Owns the table of names and places. Must not know what stands in the list. The standard library's table weighs several
//! times as much: it also forgets names, and defends itself against people who choose them to its harm.

/// What a place is found by.
pub trait Key: Copy + PartialEq {
    /// The bytes that make it another key than others.
    fn bytes(&self) -> impl Iterator<Item = u8>;
}

impl Key for &str {
    fn bytes(&self) -> impl Iterator<Item = u8> {
        str::bytes(self)
    }
}

impl Key for u64 {
    fn bytes(&self) -> impl Iterator<Item = u8> {
        self.to_le_bytes().into_iter()
    }
}

/// Places by their keys.
pub struct Places<K> {
    /// A key stands where its bytes say, or in the next slot that was free. The number of slots is a power of two, and
    /// half of them at least are free.
    slots: Vec<Option<(K, usize)>>,
    taken: usize,
    /// What the reckoning of slots starts from.
    start: u32,
}

/// A key that stands so many slots behind its own is a sign that keys were chosen to stand in each other's way.
const FAR: usize = 128;

/// So often all keys are placed anew, by another start.
const STARTS: u32 = 8;

impl<K> Default for Places<K> {
    fn default() -> Self {
        Self { slots: Vec::new(), taken: 0, start: 0 }
    }
}

impl<K: Key> Places<K> {
    /// The places of these keys in their order; of a key that stands there twice, the first.
    pub fn of(keys: impl IntoIterator<Item = K>) -> Self {
        let mut places = Self::default();
        for (at, key) in keys.into_iter().enumerate() {
            if places.get(key).is_none() {
                places.insert(key, at);
            }
        }
        places
    }

    /// The place of this key.
    pub fn get(&self, key: K) -> Option<usize> {
        self.slots.get(self.slot(key)?.0)?.map(|(_, place)| place)
    }

    /// The place of this key, also to be changed.
    pub fn get_mut(&mut self, key: K) -> Option<&mut usize> {
        let (slot, _) = self.slot(key)?;
        self.slots.get_mut(slot)?.as_mut().map(|(_, place)| place)
    }

    /// Sets the place of this key, and gives the one that it had.
    pub fn insert(&mut self, key: K, place: usize) -> Option<usize> {
        if self.taken * 2 >= self.slots.len() {
            self.renew((self.slots.len() * 2).max(16));
        }
        let (slot, steps) = self.slot(key)?;
        if steps > FAR && self.start < STARTS {
            self.start += 1;
            self.renew(self.slots.len());
            return self.insert(key, place);
        }
        let before = self.slots.get_mut(slot)?.replace((key, place)).map(|(_, before)| before);
        self.taken += usize::from(before.is_none());
        before
    }

    /// Places all keys anew in so many slots.
    fn renew(&mut self, slots: usize) {
        let new = Self { slots: vec![None; slots], ..*self };
        let before = std::mem::replace(self, Self { taken: 0, ..new });
        for (key, place) in before.slots.into_iter().flatten() {
            self.insert(key, place);
        }
    }

    /// The slot in which the key stands, or would, and how far behind its own that is.
    fn slot(&self, key: K) -> Option<(usize, usize)> {
        // FNV-1a, as its authors (Fowler, Noll and Vo) describe it, with 32 bits; from another start where it has to be.
        let start = 0x811c_9dc5 ^ self.start.wrapping_mul(0x9e37_79b9);
        let own = key.bytes().fold(start, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let last = self.slots.len().checked_sub(1)?;
        let mut slot = own as usize & last;
        while self.slots.get(slot).copied().flatten().is_some_and(|(other, _)| other != key) {
            slot = (slot + 1) & last;
        }
        Some((slot, slot.wrapping_sub(own as usize) & last))
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use std::collections::HashMap;

    #[test]
    fn a_place_is_found_by_its_key_as_in_the_librarys_table() {
        let names: Vec<String> = (0..1000).map(|number| (number * number % 700).to_string()).collect();
        let (mut places, mut expected) = (Places::default(), HashMap::new());
        for (at, name) in names.iter().map(String::as_str).enumerate() {
            assert_eq!(places.get_mut(name), expected.get_mut(name), "{name}");
            assert_eq!(places.insert(name, at), expected.insert(name, at), "{name}");
        }
        let others: Vec<String> = (0..700).map(|number| number.to_string()).collect();
        for name in others.iter().map(String::as_str) {
            assert_eq!(places.get_mut(name), expected.get_mut(name), "{name}");
        }
    }

    /// Texts whose slots are all the same, as long as the table has no more than so many.
    fn in_one_slot(count: usize, slots: u32) -> Vec<String> {
        let own = |text: &String| {
            text.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) % slots
        };
        (0..).map(|number: u32| number.to_string()).filter(|text| own(text) == 7).take(count).collect()
    }

    #[test]
    fn keys_that_were_chosen_to_stand_in_each_others_way_do_not() {
        let names = in_one_slot(2_000, 4_096);
        let mut places = Places::default();
        for (at, name) in names.iter().map(String::as_str).enumerate() {
            assert_eq!(places.insert(name, at), None, "{name}");
        }
        let far = names.iter().filter_map(|name| places.slot(name.as_str())).filter(|(_, steps)| *steps > super::FAR);
        assert_eq!(far.count(), 0);
        assert!(names.iter().enumerate().all(|(at, name)| places.get(name.as_str()) == Some(at)));
    }

    #[test]
    fn the_first_of_two_keys_that_are_the_same_has_the_place() {
        let places = Places::of(["a", "b", "a"]);
        assert_eq!((places.get("a"), places.get("b"), places.get("c")), (Some(0), Some(1), None));
    }

    #[test]
    fn numbers_are_keys_too() {
        let mut places = Places::default();
        assert_eq!(places.get_mut(7), None);
        for number in [7_u64, u64::MAX, 0] {
            assert_eq!(places.insert(number, number.count_ones() as usize), None, "{number}");
        }
        for (number, place) in [(0, Some(0)), (7, Some(3)), (9, None), (u64::MAX, Some(64))] {
            assert_eq!(places.get_mut(number).copied(), place, "{number}");
        }
        assert_eq!(places.insert(7, 1), Some(3));
    }
}
