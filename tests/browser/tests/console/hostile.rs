//! Values made to be changed on the way: typed or pasted in a browser, they arrive byte for byte.

use browser_tests::{Console, Outcome, Page};
use serde_json::{Value, json};

/// The body that the preview shows for these parameters, which is what is sent.
fn body(parameters: &[(String, String)]) -> String {
    let rows: Vec<_> = parameters
        .iter()
        .map(|(name, value)| format!("    {}: {{\n      \"value\": {value}\n    }}", json!(name)))
        .collect();
    format!(
        "{{\n  \"jobName\": \"Hostile values\",\n  \"taskName\": \"OIM Certification Purge Task\",\n  \"retryCount\": 1,\n  \
         \"parameters\": {{\n{}\n  }}\n}}",
        rows.join(",\n")
    )
}

/// Imports the parameters, sends the job, and gives the body as it arrived.
async fn sent(page: &Page, parameters: &[(String, String)]) -> Outcome<(String, String)> {
    let console = Console::signed_in(page).await?;
    let body = body(parameters);
    console.import(&body).await?;
    console.create().await?;
    // Whether the service takes such values is its own affair.
    Ok((console.only_post()?.body, body))
}

/// Digits that look like chance and are the same on every run.
struct Digits(u64);

impl Digits {
    fn next(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(below)).unwrap_or_default()
    }

    fn one_of<T: Copy, const N: usize>(&mut self, all: [T; N]) -> T {
        all[usize::try_from(self.next(u32::MAX)).unwrap_or_default() % N]
    }

    fn digits(&mut self, most: u32) -> String {
        let count = 1 + self.next(most);
        (0..count).map(|_| char::from_digit(self.next(10), 10).unwrap_or('0')).collect()
    }

    /// A number of up to 400 digits before and behind the point and in the exponent.
    fn number(&mut self) -> String {
        let most = self.one_of([20, 400]);
        let sign = self.one_of(["", "-"]);
        let fraction = if self.next(2) == 0 { format!(".{}", self.digits(most)) } else { String::new() };
        let power = self.one_of(["", "e", "E+", "e-"]);
        let exponent = if power.is_empty() { String::new() } else { self.digits(most) };
        let whole = self.digits(most);
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        format!("{sign}{whole}{fraction}{power}{exponent}")
    }

    /// A text of letters of all planes.
    fn text(&mut self) -> String {
        const RANGES: [(u32, u32); 8] = [
            (0, 0xa0),
            (0x20, 0x7f),
            (0x300, 0x370),
            (0x2000, 0x2070),
            (0xfd00, 0x1_0000),
            (0x1_f300, 0x1_fb00),
            (0x2_0000, 0x2_0100),
            (0xf_ff00, 0x11_0000),
        ];
        let count = self.next(40);
        let mut letter = || {
            let (from, to) = self.one_of(RANGES);
            char::from_u32(from + self.next(to - from))
        };
        (0..count).filter_map(|_| letter()).collect()
    }
}

pub(crate) async fn five_hundred_numbers_arrive_byte_for_byte(page: &Page) -> Outcome {
    let mut digits = Digits(1);
    let numbers: Vec<_> = (0..500).map(|id| (format!("Number {id}"), digits.number())).collect();
    let (arrived, expected) = sent(page, &numbers).await?;
    assert_eq!(arrived, expected);
    Ok(())
}

pub(crate) async fn texts_of_all_planes_arrive_letter_for_letter(page: &Page) -> Outcome {
    let mut digits = Digits(2);
    let texts: Vec<_> = (0..200).map(|_| digits.text()).collect();
    let rows: Vec<_> = (0..).zip(&texts).map(|(id, text)| (format!("{text}{id}"), json!(text).to_string())).collect();
    let (arrived, _) = sent(page, &rows).await?;
    let arrived: Value = serde_json::from_str(&arrived)?;
    for ((name, _), text) in rows.iter().zip(&texts) {
        assert_eq!(arrived["parameters"][name]["value"], json!(text), "{name:?}");
    }
    Ok(())
}

pub(crate) async fn half_a_surrogate_pair_is_refused_and_nothing_is_lost(page: &Page) -> Outcome {
    let console = Console::signed_in(page).await?;
    let before = console.form().await?;
    page.press_button("Import").await?;
    let field = page.field("Text to import").await?;
    let text = body(&[("Half".to_owned(), "\"x\\ud800y\"".to_owned())]);
    field.paste(&text).await?;
    page.says("Line 7, column").await?;
    assert_eq!(field.value().await?, text);
    page.press_button("Cancel").await?;
    assert_eq!(console.form().await?, before);
    assert!(console.posts().is_empty());
    Ok(())
}
