//! What was measured, as a chart in SVG: for each figure a line, on it a sign a form, as far right as the logarithm of its
//! ratio to the form by hand.
//!
//! Owns how it is drawn, legible on light and on dark. Must not measure.

use std::fmt::Write;

use crate::contender::Contender;
use crate::figures::{measured, ratio};
use crate::table::times;

const WIDTH: f64 = 860.0;
/// Where the signs begin and end.
const LEFT: f64 = 230.0;
const RIGHT: f64 = 780.0;
const TOP: f64 = 62.0;
const LINE: f64 = 22.0;
/// The least ratio that is drawn in its place.
const LEAST: f64 = 0.3;

const STYLE: &str = "text { fill: #57606a } .grid { stroke: #8c959f; stroke-opacity: .35 } \
    .line { stroke: #8c959f; stroke-opacity: .2 } .one { stroke: #8c959f } .by-hand { fill: #8c959f } \
    .console { fill: #2f6fde } .react { fill: #1f9e8f } .rjsf { fill: #cf8a1d } .json-forms { fill: #c9504a } \
    .own { fill: #2f6fde; font-weight: bold } \
    @media (prefers-color-scheme: dark) { text { fill: #9aa4af } .console, .own { fill: #6ea8fe } \
    .react { fill: #3cc9b8 } .rjsf { fill: #e8b04f } .json-forms { fill: #f0837d } }";

/// The chart.
pub(crate) fn chart() -> String {
    let lines: Vec<_> = measured()
        .into_iter()
        .filter_map(|what| {
            let ratios = Contender::ALL.into_iter().filter(|it| *it != Contender::ByHand);
            let ratios: Vec<_> = ratios.filter_map(|it| Some((it, ratio(what, it)?))).collect();
            (!ratios.is_empty()).then(|| (what.name(), ratios))
        })
        .collect();
    let most = lines.iter().flat_map(|(_, ratios)| ratios.iter().map(|(_, ratio)| *ratio)).fold(10.0, f64::max);
    let at = |ratio: f64| LEFT + (ratio.max(LEAST) / LEAST).log10() / (most / LEAST).log10() * (RIGHT - LEFT);
    let mut drawn = String::new();
    let mut y = TOP;
    for (name, ratios) in &lines {
        // Writing to a text cannot fail.
        let _ = writeln!(drawn, "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{name}</text>", LEFT - 12.0, y + 4.0);
        let _ = writeln!(drawn, "<path class=\"line\" d=\"M{LEFT} {y}H{RIGHT}\"/>");
        // The console's own lies over the others.
        for (contender, ratio) in ratios.iter().rev() {
            drawn.push_str(&sign(*contender, at(*ratio), y));
        }
        if let Some((_, own)) = ratios.iter().find(|(contender, _)| *contender == Contender::Console) {
            let (x, times) = (WIDTH - 10.0, times(*own));
            let _ =
                writeln!(drawn, "<text class=\"own\" x=\"{x}\" y=\"{}\" text-anchor=\"end\">{times}</text>", y + 4.0);
        }
        y += LINE;
    }
    let bottom = y - LINE / 2.0;
    let mut grid = String::new();
    let mut tenfold = 1.0;
    while tenfold <= most {
        let (x, class) = (at(tenfold), if tenfold > 1.0 { "grid" } else { "one" });
        let label = if tenfold > 1.0 { format!("× {tenfold:.0}") } else { "by hand".to_owned() };
        let _ = writeln!(grid, "<path class=\"{class}\" d=\"M{x:.1} {}V{bottom}\"/>", TOP - LINE / 2.0);
        let _ = writeln!(grid, "<text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{label}</text>", TOP - 16.0);
        tenfold *= 10.0;
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {:.0}\" font-family=\"system-ui, sans-serif\" \
         font-size=\"12\" role=\"img\">\n\
         <title>What each form takes, as a multiple of the form by hand, on a logarithmic scale: left is better</title>\n\
         <style>{STYLE}</style>\n{}{grid}{drawn}</svg>\n",
        bottom + 8.0,
        legend()
    )
}

/// The signs of the forms, told apart by shape as well as by colour.
fn sign(contender: Contender, x: f64, y: f64) -> String {
    let class = contender.folder();
    match contender {
        Contender::Console => format!("<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y}\" r=\"5.5\"/>\n"),
        Contender::ByHand => format!("<path class=\"{class}\" d=\"M{:.1} {}h2v12h-2z\"/>\n", x - 1.0, y - 6.0),
        Contender::React => format!("<path class=\"{class}\" d=\"M{x:.1} {}l5.5 5.5-5.5 5.5-5.5-5.5z\"/>\n", y - 5.5),
        Contender::Rjsf => format!("<path class=\"{class}\" d=\"M{:.1} {}h9v9h-9z\"/>\n", x - 4.5, y - 4.5),
        Contender::JsonForms => format!("<path class=\"{class}\" d=\"M{x:.1} {}l5.5 10h-11z\"/>\n", y - 5.5),
    }
}

fn legend() -> String {
    /// Where each begins, as wide as the names are.
    const PLACES: [f64; 5] = [0.0, 85.0, 165.0, 245.0, 420.0];
    let mut legend = String::new();
    for (contender, place) in Contender::ALL.into_iter().zip(PLACES) {
        let x = LEFT + 6.0 + place;
        legend.push_str(&sign(contender, x, 16.0));
        let _ = writeln!(legend, "<text x=\"{}\" y=\"20\">{}</text>", x + 11.0, contender.name());
    }
    let _ = writeln!(legend, "<text x=\"{}\" y=\"20\" text-anchor=\"end\">console</text>", WIDTH - 10.0);
    legend
}
