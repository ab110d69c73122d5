//! A job as it stands in the form: text as typed, never put right behind the person's back.
//!
//! Owns what a field can hold, and what a change of data type does to a row.
//! Must not know the rules (see [`super::check`]).

use super::details::UnknownField;
use crate::json::JsonText;
use crate::schedule::ScheduleDraft;

/// A job as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JobDraft {
    /// jobName
    pub job_name: String,
    /// taskName
    pub task_name: String,
    /// retryCount, as typed.
    pub retry_count: String,
    /// concurrent; `None` is not sent.
    pub concurrent: Option<bool>,
    /// isEnabled; `None` is not sent.
    pub is_enabled: Option<bool>,
    /// status
    pub status: OptionalText,
    /// jobScheduleType
    pub job_schedule_type: OptionalText,
    /// cronScheduleType
    pub cron_schedule_type: OptionalText,
    /// notification: the text of a JSON object; blank is not sent.
    pub notification: String,
    /// The parameter rows in their order.
    pub parameters: Vec<ParameterDraft>,
    /// Whether `parameters` goes out as an empty object when no row is sent.
    pub empty_parameters_sent: bool,
    /// The schedule, which is set by a call of its own once the job is there.
    pub schedule: ScheduleDraft,
    /// Members no documentation names, as read.
    pub unknown: Vec<UnknownField>,
}

/// A text that can be left out: nothing typed is not sent, unless empty text is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OptionalText {
    /// The text as typed.
    pub text: String,
    /// Whether the text is sent although nothing is typed.
    pub empty_is_sent: bool,
}

impl OptionalText {
    /// A text that was stated, be it empty.
    #[must_use]
    pub fn stated(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { empty_is_sent: text.is_empty(), text }
    }

    /// The text that goes out, or `None` when the field is left out.
    #[must_use]
    pub fn sent(&self) -> Option<&str> {
        (self.empty_is_sent || !self.text.is_empty()).then_some(self.text.as_str())
    }
}

/// Names a row for as long as the page lives, wherever the row moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RowId(pub u64);

/// A parameter row as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParameterDraft {
    /// The row.
    pub id: RowId,
    /// The parameter's name.
    pub name: String,
    /// How the value is typed and sent.
    pub data_type: DataType,
    /// Whether dataType goes out with the value.
    pub data_type_stated: bool,
    /// The value as typed, for every data type but Boolean.
    pub text: OptionalText,
    /// The value of a Boolean; `None` is not set.
    pub truth: Option<bool>,
    /// The value as it was read from a document, until it is edited.
    pub as_read: Option<ReadValue>,
    /// required; `None` is not sent.
    pub required: Option<bool>,
    /// helpText
    pub help_text: OptionalText,
    /// Members no documentation names, as read.
    pub unknown: Vec<UnknownField>,
    /// Whether the person says that the value is secret, or that it is none; `None` leaves it to the name.
    pub is_secret: Option<bool>,
}

impl ParameterDraft {
    /// An empty row, as "Add parameter" makes it. Its data type is sent once it was chosen.
    #[must_use]
    pub fn new(id: RowId) -> Self {
        Self { id, ..Self::default() }
    }

    /// The parameter without its value, as another job of the same task has it.
    #[must_use]
    pub fn without_value(&self) -> Self {
        Self {
            name: self.name.clone(),
            data_type: self.data_type.clone(),
            data_type_stated: self.data_type_stated,
            required: self.required,
            help_text: self.help_text.clone(),
            is_secret: self.is_secret,
            ..Self::default()
        }
    }

    /// Takes a typed value. From now on the data type decides how it is sent.
    pub fn set_text(&mut self, text: String) {
        self.text.text = text;
        self.as_read = None;
    }

    /// Takes the choice of a Boolean. From now on the data type decides how it is sent.
    pub fn set_truth(&mut self, truth: Option<bool>) {
        self.truth = truth;
        self.as_read = None;
    }

    /// Whether an empty value is sent as empty text. From now on the data type decides how it is sent.
    pub fn set_empty_is_sent(&mut self, empty_is_sent: bool) {
        self.text.empty_is_sent = empty_is_sent;
        self.as_read = None;
    }

    /// Gives the row another data type. What was typed stays, and comes back with the old type;
    /// a value that means the same in both is carried over.
    pub fn change_type(&mut self, data_type: DataType) {
        let was_boolean = self.data_type == DataType::Boolean;
        let is_boolean = data_type == DataType::Boolean;
        self.as_read = None;
        self.data_type = data_type;
        self.data_type_stated = true;
        if is_boolean && !was_boolean && self.truth.is_none() {
            self.truth = self.text.text.parse().ok();
        }
        if was_boolean && !is_boolean && self.text.text.is_empty() {
            self.text.text = self.truth.map(|t| t.to_string()).unwrap_or_default();
        }
    }
}

/// How a parameter's value is typed and sent (JobParameter, dataType).
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub enum DataType {
    /// Text, as it is.
    #[default]
    String,
    /// A number, digit for digit.
    Number,
    /// true or false.
    Boolean,
    /// The name of an IT resource.
    ItResource,
    /// A word the documentation does not list, kept as it is; its value is text.
    Other(String),
}

impl DataType {
    /// The four types the documentation lists, in its order.
    pub const DOCUMENTED: [Self; 4] = [Self::String, Self::Number, Self::Boolean, Self::ItResource];

    /// The word that goes over the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::String => "String",
            Self::Number => "Number",
            Self::Boolean => "Boolean",
            Self::ItResource => "ITResource",
            Self::Other(word) => word,
        }
    }

    /// The type a word stands for.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        Self::DOCUMENTED.into_iter().find(|t| t.as_str() == word).unwrap_or_else(|| Self::Other(word.to_owned()))
    }
}

/// A value as a document held it: it keeps its JSON kind until it is edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadValue {
    /// A string.
    Text,
    /// A number; its digits stand in the row's text.
    Number,
    /// true or false; it stands in the row's truth.
    Boolean,
    /// null, an array or an object.
    Other(JsonText),
    /// There was no value.
    Absent,
}
