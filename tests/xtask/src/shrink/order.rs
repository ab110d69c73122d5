//! The order of the functions in the wasm: like beside like, which is what a compressor can use.
//!
//! wasm-opt puts functions in the order of their names; so they get names by which they stand as they should.

use super::module::{self, CODE, CUSTOM, FUNCTIONS, IMPORTS};

/// The module with names for its functions that sort those of one type together, and there by what they do; `None`
/// where it cannot be read.
pub(super) fn named(wasm: &[u8]) -> Option<Vec<u8>> {
    let mut sections = module::sections(wasm)?;
    let imported = module::imported_functions(module::content(&sections, IMPORTS))?;
    let types = module::types(module::content(&sections, FUNCTIONS))?;
    let bodies = module::bodies(module::content(&sections, CODE))?;

    let mut order: Vec<_> = types.into_iter().zip(bodies).zip(imported..).collect();
    order.sort_unstable();
    // Of one length, so that they sort as numbers do.
    let mut names: Vec<_> =
        order.into_iter().enumerate().map(|(rank, (_, number))| (number, format!("{rank:06}"))).collect();
    names.sort_unstable();
    let names = module::names(&names);
    sections.retain(|(kind, _)| *kind != CUSTOM);
    sections.push((CUSTOM, &names));
    Some(module::module(sections))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_named_by_type_and_then_by_what_they_do() {
        let imports = b"\x01\x01m\x01f\x00\x00";
        let (types, bodies) = (b"\x04\x01\x00\x01\x00", b"\x04\x01c\x02dd\x01b\x01a");
        let names = b"\x04name\x01\x21\x04\x01\x06000003\x02\x06000001\x03\x06000002\x04\x06000000";
        let bare = [(IMPORTS, &imports[..]), (FUNCTIONS, types), (CODE, bodies)];
        let with = |names| module::module(bare.into_iter().chain([(CUSTOM, names)]));
        assert_eq!(named(&with(b"\x04name")), Some(with(names)));
    }

    #[test]
    fn a_module_that_cannot_be_read_is_none() {
        assert_eq!(named(b"wasm"), None);
        assert_eq!(named(&module::module([(FUNCTIONS, &b"\x02\x00"[..])])), None);
    }
}
