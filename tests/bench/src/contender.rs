//! The forms that are compared: where each is found, and how a script finds its parts.
//!
//! Owns what is different between them for who measures. Must not know what is measured.

/// One way to build the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Contender {
    Console,
    ByHand,
    React,
    Rjsf,
    JsonForms,
}

impl Contender {
    pub(crate) const ALL: [Self; 5] = [Self::Console, Self::ByHand, Self::React, Self::Rjsf, Self::JsonForms];

    /// As the table names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Console => "console",
            Self::ByHand => "by hand",
            Self::React => "React",
            Self::Rjsf => "react-jsonschema-form",
            Self::JsonForms => "JSON Forms",
        }
    }

    /// Its folder among those that were built.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Console => "console",
            Self::ByHand => "by-hand",
            Self::React => "react",
            Self::Rjsf => "rjsf",
            Self::JsonForms => "json-forms",
        }
    }

    /// The page on which it stands as an element that takes a job and gives it.
    pub(crate) fn page_of_the_element(self) -> &'static str {
        match self {
            Self::Console => "element.html",
            _ => "index.html",
        }
    }

    /// A script that defines `element`; `field()`, the one for the job's name; `rows()` and `append()`; of a row
    /// `part(row, what)`; `preview()`, nothing while it is off, and `fold()`, which turns it off.
    pub(crate) fn finder(self) -> &'static str {
        match self {
            Self::Console => {
                "const element = document.querySelector('oig-job-console');
                 const root = element?.shadowRoot ?? document;
                 const field = () => root.querySelector('#job-name');
                 const rows = () => root.querySelectorAll('[role=group][aria-label^=\"Parameter \"]');
                 const append = () => root.querySelector('#add-parameter');
                 const part = (row, what) => row?.querySelector(`[id$=-${what}]`);
                 const preview = () => root.querySelector('[role=region][aria-label=Body]');
                 const fold = () => root.querySelector('[aria-controls=preview-content]').click();"
            }
            Self::ByHand | Self::React => {
                "const element = document.querySelector('job-form');
                 const field = () => element?.querySelector('[name=jobName]');
                 const rows = () => element.querySelectorAll('.parameter');
                 const append = () => element.querySelector('.rows').nextElementSibling;
                 const labels = { name: 'Name', type: 'Data type', value: 'Value', remove: 'Remove', duplicate: 'Duplicate',
                   down: 'Move down' };
                 const part = (row, what) => row?.querySelector(`[aria-label=\"${labels[what]}\"]`);
                 const preview = () => element.querySelector('.preview:not([hidden])');
                 const fold = () => element.querySelector('.shown').click();"
            }
            Self::Rjsf => {
                "const element = document.querySelector('job-form');
                 const field = () => element?.querySelector('#root_jobName');
                 const rows = () => element.querySelectorAll('.rjsf-array-item');
                 const append = () => element.querySelector('.rjsf-array-item-add button');
                 const part = (row, what) => {
                   const [name, value] = row?.querySelectorAll('input') ?? [];
                   const classes = { duplicate: 'copy', down: 'move-down' };
                   return { name, value, type: row?.querySelector('select') }[what]
                     ?? row?.querySelector(`.rjsf-array-item-${classes[what] ?? what}`);
                 };
                 const preview = () => element.querySelector('.preview');
                 const fold = () => element.querySelector('.shown').click();"
            }
            Self::JsonForms => {
                // Before it removes a row, it asks in a window of the browser.
                "window.confirm = () => true;
                 const element = document.querySelector('job-form');
                 const field = () => element?.querySelector('[id=\"#/properties/jobName-input\"]');
                 const rows = () => element.querySelectorAll('.array-control-layout > .children > div');
                 const append = () => element.querySelector('.button-add');
                 const part = (row, what) => {
                   const [name, value] = row?.querySelectorAll('input') ?? [];
                   const classes = { remove: 'delete' };
                   return { name, value, type: row?.querySelector('select') }[what]
                     ?? row?.querySelector(`.button-${classes[what] ?? what}`);
                 };
                 const preview = () => element.querySelector('.preview');
                 const fold = () => element.querySelector('.shown').click();"
            }
        }
    }
}
