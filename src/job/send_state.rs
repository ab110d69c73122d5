//! Whether and how a row's value goes out.
//!
//! Owns this one reading of a draft, for all who tell of it. What exactly is sent is [`super::check`]'s to say.

use super::draft::{DataType, ParameterDraft, ReadValue};

/// How the row's value goes out, as the person sees it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SendState {
    /// It does not.
    #[default]
    NotSent,
    /// As empty text.
    EmptyText,
    /// As it was typed.
    Sent,
    /// As the document had it from which it was read: as no plain value, or not at all.
    AsRead,
}

impl SendState {
    /// That of a row.
    #[must_use]
    pub fn of(draft: &ParameterDraft) -> Self {
        match (&draft.as_read, &draft.data_type) {
            (Some(ReadValue::Other(_) | ReadValue::Absent), _) => Self::AsRead,
            (_, DataType::Boolean) if draft.truth.is_some() => Self::Sent,
            (_, DataType::Boolean) => Self::NotSent,
            _ if !draft.text.text.is_empty() => Self::Sent,
            (_, DataType::Number) => Self::NotSent,
            _ if draft.text.empty_is_sent => Self::EmptyText,
            _ => Self::NotSent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::OptionalText;

    #[track_caller]
    fn check_send_state(
        data_type: DataType,
        text: &str,
        empty_is_sent: bool,
        truth: Option<bool>,
        expected: SendState,
    ) {
        let draft = ParameterDraft {
            data_type,
            text: OptionalText { text: text.to_owned(), empty_is_sent },
            truth,
            ..ParameterDraft::default()
        };
        assert!(SendState::of(&draft) == expected, "{draft:?}");
    }

    #[test]
    fn it_is_told_how_a_value_goes_out() {
        let other = || DataType::Other("Date".to_owned());
        for text in [DataType::String, DataType::ItResource, other()] {
            check_send_state(text.clone(), "v", false, None, SendState::Sent);
            check_send_state(text.clone(), " ", false, None, SendState::Sent);
            check_send_state(text.clone(), "", false, Some(true), SendState::NotSent);
            check_send_state(text, "", true, None, SendState::EmptyText);
        }
        check_send_state(DataType::Number, "1", false, None, SendState::Sent);
        check_send_state(DataType::Number, "", false, None, SendState::NotSent);
        // There is no empty number.
        check_send_state(DataType::Number, "", true, None, SendState::NotSent);
        check_send_state(DataType::Boolean, "v", true, None, SendState::NotSent);
        check_send_state(DataType::Boolean, "", false, Some(false), SendState::Sent);
    }

    #[test]
    fn a_value_that_was_read_goes_out_as_it_was_until_it_is_edited() {
        for (read, expected) in [
            (ReadValue::Absent, SendState::AsRead),
            (ReadValue::Text, SendState::EmptyText),
            (ReadValue::Number, SendState::EmptyText),
        ] {
            let text = OptionalText::stated("");
            let mut draft = ParameterDraft { as_read: Some(read), text, ..ParameterDraft::default() };
            assert!(SendState::of(&draft) == expected, "{draft:?}");
            draft.set_text("v".to_owned());
            assert!(SendState::of(&draft) == SendState::Sent, "{draft:?}");
        }
    }
}
