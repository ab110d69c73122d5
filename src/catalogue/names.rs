//! A set of names in their order.
//!
//! Owns nothing but the order. The standard library's set is a tree, whose code weighs more than what a console with some
//! hundred names gains from it.

/// Names, each once, in the order of their letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names(Vec<String>);

impl Names {
    /// Adds a name, unless it is blank or there.
    pub fn add(&mut self, name: &str) {
        if let Err(at) = self.find(name)
            && !name.trim().is_empty()
        {
            self.0.insert(at, name.to_owned());
        }
    }

    /// Adds all of these, as [`Names::add`] does. To put many into their places one by one takes too long.
    pub fn add_all<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        let is_name = |name: &&str| !name.trim().is_empty();
        self.0.extend(names.into_iter().filter(is_name).map(str::to_owned));
        self.0.sort_unstable();
        self.0.dedup();
    }

    /// Whether the name is there.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    /// The names in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|other| other.as_str().cmp(name))
    }
}

impl<'a> FromIterator<&'a str> for Names {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        let mut all = Self::default();
        all.add_all(names);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_stand_once_and_in_order() {
        let names: Names = ["b", "a", "", " ", "b", "Ä", "B", "a "].into_iter().collect();
        assert_eq!(names.iter().collect::<Vec<_>>(), ["B", "a", "a ", "b", "Ä"]);
        assert!(names.has("a ") && !names.has("A"));
    }
}
