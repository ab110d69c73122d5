//! What must hold in every state: rules of axe-core, colours, sizes, and the room that the words need.

use std::env;

use browser_tests::{Context, Failure, Outcome, Page, Scheme};

/// All of axe-core's rules but those of level AAA, also those that are off unless asked for: the size of targets, and
/// what is still called experimental. One of these takes whatever is bold for a heading.
const ALL: &str = "
    const isWanted = ({ ruleId, tags }) => !tags.includes('wcag2aaa') && !tags.includes('deprecated') && ruleId !== 'p-as-heading';
    const rules = axe.getRules().filter(isWanted).map(({ ruleId }) => ruleId);";

/// Of these rules the outcome depends on the colours, or on the room that there is.
const OF_COLOURS: &str = "const rules = ['color-contrast', 'link-in-text-block'];";
const OF_ROOM: &str = "const rules = ['color-contrast', 'scrollable-region-focusable', 'target-size'];";

/// Looks at the state in which the page is, in all ways.
pub(crate) async fn look(page: &Page) -> Outcome {
    finds_nothing(page, NOTHING_MOVES).await?;
    axe(page).await.context("light")?;
    finds_nothing(page, TARGETS_ARE_LARGE_ENOUGH).await?;
    for scheme in page.schemes().iter().filter(|scheme| **scheme != Scheme::Light) {
        page.prefers(*scheme).await?;
        run_axe(page, OF_COLOURS).await.context(scheme)?;
    }
    if page.can_force_colors() {
        page.forces_colors().await?;
        finds_nothing(page, ALL_IS_SEEN).await.context("forced colours")?;
    }
    page.prefers(Scheme::Light).await?;
    // 1,280 pixels at 200 % zoom, and 1,280 × 1,024 at 400 %.
    for (width, height) in [(640, 512), (320, 256)] {
        page.resize(width, height).await?;
        does_not_scroll_sideways(page).await.context(format!("{width} px wide"))?;
    }
    run_axe(page, OF_ROOM).await.context("enlarged")?;
    finds_nothing(page, TARGETS_ARE_LARGE_ENOUGH).await.context("enlarged")?;
    page.script::<()>(SPACE_OUT, vec![]).await?;
    does_not_scroll_sideways(page).await.context("text spaced out")?;
    finds_nothing(page, WORDS_HAVE_ROOM).await.context("text spaced out")?;
    page.script::<()>("document.adoptedStyleSheets = []", vec![]).await?;
    page.resize_back().await
}

/// Runs all rules, and finds nothing.
pub(crate) async fn axe(page: &Page) -> Outcome {
    run_axe(page, ALL).await
}

/// Neither the page nor a text in it.
pub(crate) async fn does_not_scroll_sideways(page: &Page) -> Outcome {
    const WIDER: &str = "
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return [];
        // Text can stick out of an element that does not.
        const isWide = (box) => box.width > 0 && box.right > clientWidth + 1;
        const range = document.createRange();
        const parts = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        const wide = [`it scrolls sideways: ${scrollWidth} in place of ${clientWidth}`];
        while (parts.nextNode()) {
          const part = parts.currentNode;
          if (part.nodeType === Node.TEXT_NODE) range.selectNodeContents(part);
          const box = (part.nodeType === Node.TEXT_NODE ? range : part).getBoundingClientRect();
          if (isWide(box)) wide.push((part.outerHTML ?? `text ${part.data} in ${part.parentElement.className}`).slice(0, 200));
        }
        return wide";
    finds_nothing(page, WIDER).await
}

async fn run_axe(page: &Page, rules: &str) -> Outcome {
    const RUN: &str = "
        const done = arguments[arguments.length - 1];
        // What sticks to the edge covers some of what will be scrolled away from it, and is put where it belongs. That
        // the focus is never covered, is tested by a test of the keyboard.
        const sticks = Array.from(document.querySelectorAll('*')).filter((it) => getComputedStyle(it).position === 'sticky');
        for (const it of sticks) { it.style.position = 'relative'; it.style.inset = 'auto'; }
        const stickAgain = () => { for (const it of sticks) it.removeAttribute('style'); };
        axe.run({ runOnly: rules, resultTypes: ['violations'] }).finally(stickAgain).then(
          ({ violations }) => done(violations.flatMap((rule) => rule.nodes.map((node) =>
            `${rule.id}: ${rule.help}: ${node.html} (${node.failureSummary.replace(/\\s+/g, ' ')})`))),
          (error) => done([String(error)]));";
    if page.script("return typeof axe === 'undefined'", vec![]).await? {
        let file = env::var_os("OIG_CONSOLE_AXE").context("OIG_CONSOLE_AXE does not name axe-core’s file")?;
        page.script::<()>(&std::fs::read_to_string(file)?, vec![]).await?;
    }
    let found: Vec<String> = page.script_until_done(&format!("{rules}{RUN}")).await?;
    if found.is_empty() { Ok(()) } else { Err(Failure::new(format!("axe-core finds\n  {}", found.join("\n  ")))) }
}

/// Runs a script that lists what is wrong.
async fn finds_nothing(page: &Page, script: &str) -> Outcome {
    let found: Vec<String> = page.script(script, vec![]).await?;
    if found.is_empty() { Ok(()) } else { Err(Failure::new(found.join("\n  "))) }
}

/// Nothing moves for longer than a moment, whether somebody asked for less motion or not (2.2.2, 2.3.3).
const NOTHING_MOVES: &str = "
    const isLong = (it) => it.playState === 'running' && it.effect.getComputedTiming().duration > 100;
    return document.getAnimations().filter(isLong).map((it) => `${it.animationName ?? it.transitionProperty} moves`)";

/// 24 × 24 CSS pixels, or so far from all others that a circle of that width touches none (2.5.8). A control in a label
/// is as large as its label. A link within a sentence is as high as its line.
const TARGETS_ARE_LARGE_ENOUGH: &str = "
    const LEAST = 24;
    const place = Array.from(document.querySelectorAll('dialog[open]')).pop() ?? document;
    const all = place.querySelectorAll('a[href], button, input, select, textarea, summary, [role=option]');
    const isSentence = (it) => it.localName === 'a' && getComputedStyle(it).display === 'inline';
    const targets = Array.from(all)
      .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !isSentence(it))
      .map((it) => {
        const box = (it.closest('label') ?? it).getBoundingClientRect();
        const middle = [box.left + box.width / 2, box.top + box.height / 2];
        return { it, box, middle, isSmall: box.width < LEAST - 0.01 || box.height < LEAST - 0.01 };
      });
    const far = ([x, y], { left, right, top, bottom }) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    const isNear = (one, other) => other !== one && (other.isSmall
      ? Math.hypot(one.middle[0] - other.middle[0], one.middle[1] - other.middle[1]) < LEAST
      : far(one.middle, other.box) < LEAST / 2);
    return targets.filter((one) => one.isSmall && targets.some((other) => isNear(one, other)))
      .map(({ it, box }) => `${box.width} × ${box.height} is too small: ${it.outerHTML.slice(0, 200)}`)";

/// Words and what is drawn by a mask must stand out from their ground; what is chosen, from what is not; what cannot be
/// used, from what can. Of words axe-core would read another colour than the one that is shown.
const ALL_IS_SEEN: &str = "
    const light = (colour) => {
      const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
      const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const isSeen = (it) => it.checkVisibility({ visibilityProperty: true });
    const isClear = (colour) => colour === 'transparent' || /, 0\\)$/.test(colour);
    const ground = (it) => {
      for (let place = it; place; place = place.parentElement) {
        const { backgroundColor } = getComputedStyle(place);
        if (!isClear(backgroundColor)) return backgroundColor;
      }
      return 'rgb(0, 0, 0)';
    };
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const it = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || !isSeen(it) || it.closest('option, datalist, [aria-disabled=true], :disabled')) continue;
      const { color } = getComputedStyle(it);
      if (contrast(color, ground(it)) < 4.5) found.push(`${color} on ${ground(it)}: ${it.outerHTML.slice(0, 200)}`);
    }
    for (const it of Array.from(document.querySelectorAll('button, summary, a')).filter(isSeen)) {
      const sign = getComputedStyle(it, '::before');
      const isDrawn = sign.maskImage && sign.maskImage !== 'none' && sign.content !== 'none';
      if (isDrawn && [ground(it), 'transparent'].includes(sign.backgroundColor)) found.push(`its sign is not seen: ${it.outerHTML.slice(0, 200)}`);
      const { borderTopStyle, borderTopColor } = getComputedStyle(it);
      if (it.matches('.button') && (borderTopStyle === 'none' || isClear(borderTopColor))) found.push(`it has no edge: ${it.outerHTML.slice(0, 200)}`);
    }
    const looks = (it) => {
      const { outlineStyle, outlineColor, borderTopWidth, borderTopColor, backgroundColor, color, opacity, textDecorationLine } = getComputedStyle(it);
      return JSON.stringify({ outlineStyle, outlineColor, borderTopWidth, borderTopColor, backgroundColor, color, opacity, textDecorationLine });
    };
    for (const state of ['aria-selected', 'aria-pressed', 'aria-disabled']) {
      for (const it of Array.from(document.querySelectorAll(`[${state}=true]`)).filter(isSeen)) {
        if (it === document.activeElement) continue;
        const others = Array.from(document.querySelectorAll(it.localName)).filter((other) => isSeen(other)
          && other.className === it.className && other.getAttribute(state) !== 'true' && other !== document.activeElement);
        if (others.some((other) => looks(other) === looks(it))) found.push(`${state} is not seen: ${it.outerHTML.slice(0, 200)}`);
      }
    }
    return found";

/// As far as somebody may set letters, words, lines and paragraphs apart (1.4.12).
const SPACE_OUT: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet]";

/// No words are cut off, and none lie over others. What stays in view while the page scrolls lies over it on purpose.
const WORDS_HAVE_ROOM: &str = "
    const place = Array.from(document.querySelectorAll('dialog[open]')).pop() ?? document.body;
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const layerOf = (it) => (it === null || it === place || ['absolute', 'fixed', 'sticky'].includes(getComputedStyle(it).position) ? it : layerOf(it.parentElement));
    // Of what scrolls, only so much is there as is shown.
    const clipOf = (it) => {
      let clip = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
      for (let place = it; place && place !== document.body; place = place.parentElement) {
        if (getComputedStyle(place).overflowY === 'visible') continue;
        const { left, right, top, bottom } = place.getBoundingClientRect();
        clip = { left: Math.max(left, clip.left), right: Math.min(right, clip.right), top: Math.max(top, clip.top), bottom: Math.min(bottom, clip.bottom) };
      }
      return clip;
    };
    const range = document.createRange();
    const found = [];
    const boxes = [];
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const it = text.parentElement;
      if (!text.data.trim() || !it.checkVisibility({ visibilityProperty: true })) continue;
      if (it.closest('select, textarea, datalist') || it.closest('.visually-hidden')) continue;
      const { overflowX, overflowY } = getComputedStyle(it);
      const isCut = (overflow, inner, outer) => ['hidden', 'clip'].includes(overflow) && inner > outer + 1;
      if (isCut(overflowX, it.scrollWidth, it.clientWidth) || isCut(overflowY, it.scrollHeight, it.clientHeight)) {
        found.push(`cut off: “${text.data.slice(0, 100)}” in ${it.outerHTML.slice(0, 200)}`);
      }
      range.selectNodeContents(text);
      const clip = clipOf(it);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const box = { left: Math.max(left, clip.left), right: Math.min(right, clip.right), top: Math.max(top, clip.top), bottom: Math.min(bottom, clip.bottom) };
        if (box.left < box.right && box.top < box.bottom) boxes.push({ text, box, layer: layerOf(it) });
      }
    }
    const share = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
    boxes.forEach((one, at) => {
      for (const other of boxes.slice(at + 1)) {
        if (one.text !== other.text && one.layer === other.layer && share(one.box, other.box)) {
          found.push(`“${one.text.data.slice(0, 60)}” and “${other.text.data.slice(0, 60)}” lie over each other`);
        }
      }
    });
    return found.slice(0, 12)";
