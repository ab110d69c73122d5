//! What a form of 1,000 rows does when one of them is added, removed, duplicated, moved or made another type.
//!
//! Owns these changes, each by a real key on the control that the form has for it, and the look whether it was done. Must not
//! know one form from another beyond its [`Contender`].

use browser_tests::{Context, Failure, Outcome};

use crate::figures::{What, note};
use crate::form::Form;
use crate::keys::{DOWN, ENTER, Key, press};

/// So often each change is measured on one page.
const TIMES: usize = 2;

/// The rows about the middle, before and after.
struct Rows {
    count: i64,
    /// The names of the one in the middle and of the two after it.
    names: [String; 3],
    /// The type of the one in the middle.
    data_type: String,
}

impl Form<'_> {
    /// Measures each change.
    pub(crate) async fn changes(&self) -> Outcome {
        self.fill(1000).await?;
        for (what, target, key) in [
            // Of its four types the row has the first, and gets the next two.
            (What::ChangeType, "part(rows()[500], 'type')", DOWN),
            (What::Append, "append()", ENTER),
            (What::Remove, "part(rows()[500], 'remove')", ENTER),
            (What::Duplicate, "part(rows()[500], 'duplicate')", ENTER),
            (What::Move, "part(rows()[500], 'down')", ENTER),
        ] {
            self.change(what, target, key).await.context(what.name())?;
        }
        Ok(())
    }

    async fn change(&self, what: What, target: &str, key: Key) -> Outcome {
        let focus = format!("const it = {target}; it?.focus(); return Boolean(it)");
        for _ in 0..TIMES {
            // A form that has no control for it has no figure.
            if !self.script::<bool>(&focus, vec![]).await? {
                return Ok(());
            }
            let before = self.rows().await?;
            let cost = self.work_of(async || press(self.page(), key).await).await?;
            let after = self.rows().await?;
            if !is_done(what, &before, &after) {
                return Err(Failure::new(format!(
                    "{} rows became {}, {:?} {:?}",
                    before.count, after.count, before.names, after.names
                )));
            }
            note(what, self.contender(), cost);
        }
        Ok(())
    }

    async fn rows(&self) -> Outcome<Rows> {
        const ROWS: &str = "
            const all = rows();
            const of = (at, what) => part(all[at], what).value;
            return [all.length, [500, 501, 502].map((at) => of(at, 'name')), of(500, 'type')]";
        let (count, names, data_type) = self.script(ROWS, vec![]).await?;
        Ok(Rows { count, names, data_type })
    }
}

fn is_done(what: What, before: &Rows, after: &Rows) -> bool {
    let [name, next, _] = &before.names;
    let [new_name, new_next, new_last] = &after.names;
    let more = after.count - before.count;
    match what {
        What::Append => more == 1 && before.names == after.names,
        What::Remove => more == -1 && new_name == next,
        What::Duplicate => more == 1 && [new_name, new_next, new_last] == [name, name, next],
        What::Move => more == 0 && [new_name, new_next] == [next, name],
        _ => more == 0 && before.names == after.names && before.data_type != after.data_type,
    }
}
