//! The region "Schedule".
//!
//! Owns the order of its fields. Must not hold rules about schedules, or work out when a job runs.

use crate::schedule::ScheduleField;

/// The id of the element in which the field is edited.
pub(super) fn id(field: ScheduleField) -> &'static str {
    match field {
        ScheduleField::Zone => "schedule-zone",
        ScheduleField::Start => "schedule-start",
        ScheduleField::Every => "schedule-every",
        ScheduleField::Interval => "schedule-interval",
        ScheduleField::Values => "schedule-values",
        ScheduleField::End => "schedule-end",
    }
}
