// What things on a page are called, near enough to find them; the browser's own computation has the last word.
// Put before each script that needs it. Owns the kinds of things; of the console it knows its element alone.

const KINDS = {
  field: "input:not([type=submit], [type=button], [type=hidden]), textarea, select",
  button: "button, input[type=submit], [role=button], summary",
  group: "fieldset, [role=group]",
  region: "section, [role=region]",
  heading: "h1, h2, h3, h4, [role=heading]",
  link: "a[href]",
  option: "[role=option]",
};

function textOf(node, without) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node === without) return "";
  if (node.getAttribute("aria-hidden") === "true" || node.hidden || node.matches("select, textarea, input")) return "";
  if (node.ariaLabel) return node.ariaLabel;
  return Array.from(node.childNodes, (child) => textOf(child, without)).join("");
}

function nameOf(element) {
  const tidy = (text) => text.replace(/\s+/g, " ").trim();
  const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const labels = ids.map((id) => element.getRootNode().getElementById(id)).filter(Boolean);
  if (labels.length > 0) return tidy(labels.map((label) => textOf(label)).join(" "));
  if (element.ariaLabel) return tidy(element.ariaLabel);
  if (element.labels?.length > 0) return tidy(Array.from(element.labels, (label) => textOf(label, element)).join(" "));
  if (element.matches("fieldset")) return tidy(textOf(element.querySelector(":scope > legend") ?? document.createTextNode("")));
  if (element.matches(`${KINDS.button}, ${KINDS.heading}, ${KINDS.link}, ${KINDS.option}`)) return tidy(textOf(element) || element.title);
  return tidy(element.title ?? "");
}

function isVisible(element) {
  return element.checkVisibility({ visibilityProperty: true });
}

// What the selector fits in a place, and in the trees of their own that an element of the console's holds.
function within(place, selector) {
  const hosts = Array.from(place.querySelectorAll("oig-job-console")).filter((host) => host.shadowRoot);
  return [place, ...hosts.map((host) => host.shadowRoot)].flatMap((tree) => Array.from(tree.querySelectorAll(selector)));
}

// The things at the end of a way through named places: each step is a kind, a name, and whether the name is whole.
// To ask whether a thing is visible costs most: it is asked last.
function findAll(way) {
  const step = (places, [kind, name, whole]) =>
    places
      .flatMap((place) => within(place, KINDS[kind]))
      .filter((thing) => (name === "" ? true : whole ? nameOf(thing) === name : nameOf(thing).startsWith(name)))
      .filter(isVisible);
  return way.reduce(step, [document]);
}

function placeOf(element) {
  const group = element.parentElement?.closest(KINDS.group);
  return group ? nameOf(group) : "";
}

// What stands in the fields, each with its place and name; passwords stay hidden.
function valuesOf(fields) {
  return fields.map((field) => {
    const value = field.type === "checkbox" ? field.checked : field.type === "password" ? "…" : field.value;
    return `${placeOf(field)}/${nameOf(field)}=${value}`;
  });
}
