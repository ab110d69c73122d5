//! What a person reads in the archives.

use super::packed::{contents, ending, text};

#[test]
fn what_a_person_needs_is_there() {
    let contents = contents();
    for name in ["LICENSE", "CHANGELOG.md", "SECURITY.md", "DEPLOY.md", "THIRD-PARTY.txt", "console/index.html"] {
        assert!(contents.get(name).is_some_and(|content| !content.is_empty()), "no {name}");
    }
}

#[test]
fn links_between_documents_lead_to_a_file() {
    let contents = contents();
    let mut followed = 0;
    for name in contents.keys().filter(|name| ending(name) == "md") {
        let text = text(name);
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://") && !link.starts_with('#')) {
            let file = link.split('#').next().unwrap_or(link);
            assert!(contents.contains_key(file), "{name} leads to {link}");
            followed += 1;
        }
    }
    assert!(followed > 0);
}
