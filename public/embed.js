// The console as a frame: what passes between it and the page around it, by postMessage.
// Owns the messages and from whom they are taken. Must not know what a job is.
//
// Nothing is taken from a page, and nothing is sent to one, whose origin does not stand in `embedding.origins` of
// config.json; and there is no console before such a page has greeted this one.

const NAME = "oig-job-console";
const EVENTS = ["ready", "change", "created", "failed", "signed-out"];
/** What the page around may set: how the console looks, not where it sends. */
const SETTINGS = ["theme", "language", "timeZone"];

async function origins() {
  try {
    const { embedding } = await (await fetch(new URL("config.json", import.meta.url), { cache: "no-cache" })).json();
    return Array.isArray(embedding?.origins) ? embedding.origins.filter((it) => /^https?:\/\/[^/*]+$/.test(it)) : [];
  } catch {
    return [];
  }
}

const allowed = origins();
let page;
let element;

function tell(type, detail) {
  window.parent.postMessage({ from: NAME, type, detail }, page);
}

function begin({ settings, job }) {
  element = document.createElement(NAME);
  element.setAttribute("page", "");
  element.setAttribute("framed", "");
  element.settings = Object.fromEntries(SETTINGS.filter((key) => settings?.[key] !== undefined).map((key) => [key, settings[key]]));
  if (job !== undefined) element.job = job;
  for (const name of EVENTS) element.addEventListener(name, ({ detail }) => tell(name, detail));
  document.body.replaceChildren(element);
  new ResizeObserver(() => {
    // Before the console is there, it has none.
    if (element.scrollHeight > 0) tell("height", { height: element.scrollHeight });
  }).observe(element);
}

const ACTS = {
  job: ({ job }) => {
    element.job = job;
  },
  token: ({ token }) => {
    element.token = String(token);
  },
  "get-job": () => tell("job", { job: element.job }),
  create: () => element.create(),
  clear: () => element.clear(),
  "sign-out": () => element.signOut(),
};

window.addEventListener("message", async ({ source, origin, data }) => {
  if (source !== window.parent || source === window || data?.to !== NAME) return;
  if (!(await allowed).includes(origin) || (page !== undefined && page !== origin)) return;
  page = origin;
  try {
    if (data.type === "hello") {
      if (element === undefined) begin(data);
    } else if (element !== undefined && Object.hasOwn(ACTS, data.type)) ACTS[data.type](data);
    else throw new TypeError(`there is no message “${data.type}”, or it came before “hello”`);
  } catch (error) {
    tell("refused", { message: error.message });
  }
});
