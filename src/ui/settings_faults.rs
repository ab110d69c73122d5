//! What does not count of the site's settings.
//!
//! Owns how it is shown: at the top, for as long as the page is there. Must not know what settings there are.

use super::dom::{El, el, el_of};
use crate::embed::Faults;
use crate::words;

/// The faults; nothing where there are none.
pub(super) fn settings_faults(faults: &Faults) -> Option<El> {
    let entry = |(source, fault): &(String, _)| el("li").text(&words::setting_fault(source, fault));
    (!faults.is_empty()).then(|| {
        el_of("section", "notice notice-warn settings-faults")
            .attr("aria-labelledby", "settings-faults-heading")
            .child(el("h2").id("settings-faults-heading").say(words::texts::settings::FAULTY))
            .child(el("p").say(words::texts::settings::ADVICE))
            .child(el("ul").children(faults.iter().map(entry)))
    })
}
