// The element <oig-job-console>: gives each console of a page a program of its own.
// Owns what is said when a file does not arrive or the program stops, and what a page around a console can do with it.
// Must not know what a job is, nor how the files come into the browser.

import { ENGLISH, NAME, Stop, address, file, limited, load, loadLater, settingsIn, styles } from "./loading.js";

/** The other languages: file and hash of each. */
const LANGUAGES = "{languages}";

const primary = (tag) => String(tag).toLowerCase().split("-")[0];
const isSpoken = (tag) => primary(tag) === "en" || Object.hasOwn(LANGUAGES, primary(tag));

/** The sentences of each language that was asked for: those of the program, and what is said without it. */
const spoken = {};

/** A language with its sentences: the one of these settings, later ones first, or else of the browser. */
async function speech(settings) {
  const wanted = settings.map(languageIn).filter(isSpoken);
  const language = primary(wanted.pop() ?? navigator.languages.find(isSpoken) ?? "en");
  // The region, by which dates are written, is the one that the browser names for this language.
  const tag = navigator.languages.find((tag) => primary(tag) === language) ?? language;
  try {
    const load = () => file(...LANGUAGES[language], limited()).then((it) => it.json());
    const sentences = language === "en" ? [] : await (spoken[language] ??= load());
    const said = Object.entries(ENGLISH).map(([key, english], at) => [key, sentences[at] ?? english]);
    return { tag, sentences: sentences.slice(said.length).join("\n"), said: Object.fromEntries(said) };
  } catch (error) {
    delete spoken[language];
    console.error(error);
    return { tag: "en", sentences: "", said: ENGLISH };
  }
}

function languageIn(text) {
  try {
    return JSON.parse(text).language;
  } catch {
    // What is wrong with the settings, the program tells.
  }
}

function element(tag, text, attributes = {}) {
  const made = Object.assign(document.createElement(tag), { textContent: text });
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

const pause = (wait) => new Promise((resolve) => setTimeout(resolve, wait));

/** Whether more than the form is to be seen at once, over it: a job in the address, or what was kept of one. */
function opensWithMore() {
  try {
    return location.hash.includes("job=") || Object.keys(localStorage).some((key) => key.startsWith(`${NAME}:draft:`));
  } catch {
    return false;
  }
}

class OigJobConsole extends HTMLElement {
  #program;
  #starting;
  #settings = {};
  #job;
  #token;
  #place;
  #isBroken = false;
  #said = ENGLISH;

  constructor() {
    super();
    // What a page set before this script had come stands on the element itself, where it would hide the properties here.
    for (const name of ["settings", "job", "jobText", "token"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  /** Whether the console is there. */
  get isReady() {
    return this.#program !== undefined;
  }

  /** Settings of this console, which lie over those of `config.json`; read when it is put on a page. */
  get settings() {
    return this.#settings;
  }

  set settings(settings) {
    this.#settings = settings ?? {};
  }

  /** The job that stands in the form, in the form of JobDetails; numbers as JavaScript holds them. */
  get job() {
    const text = this.jobText;
    return text === undefined ? undefined : JSON.parse(text);
  }

  set job(job) {
    this.jobText = typeof job === "string" ? job : JSON.stringify(job ?? {});
  }

  /** The same as JSON text, each number digit for digit. */
  get jobText() {
    return this.#program ? this.#program.ask("job", "") : this.#job;
  }

  set jobText(text) {
    if (!this.#program) {
      this.#job = text;
      return;
    }
    const fault = this.#program.ask("set-job", text);
    if (fault !== undefined) throw new TypeError(fault);
  }

  /** A bearer token, where `signIn` is "bearer": the first, or a fresh one when the last has expired. Nobody reads it back. */
  set token(token) {
    this.#token = token;
    this.#handOver();
  }

  /** As the button "Create job". */
  create() {
    this.#program?.ask("create", "");
  }

  /** Empties the form, which can be undone. */
  clear() {
    this.#job = undefined;
    this.#program?.ask("clear", "");
  }

  /** Signs out at once, without a question. The draft is kept in the browser, without secrets, and offered later. */
  signOut() {
    this.#program?.ask("sign-out", "");
  }

  connectedCallback() {
    if (!this.#program && !this.#starting && !this.#isBroken) this.#start();
  }

  disconnectedCallback() {
    // An element that is moved is taken off the page and put back in one turn.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  async #start() {
    const starting = (this.#starting = {});
    const isPage = this.hasAttribute("page");
    // If it cannot be had now, or not in time, the form comes without it.
    const soon = opensWithMore() ? Promise.race([loadLater(), pause(1e4)]).catch(() => undefined) : undefined;
    const file = this.getAttribute("config");
    const config = settingsIn(file ?? address("config.json"));
    const language = config.then((text) => speech([text, ...[...this.#ownSettings()].map(([, own]) => own)]));
    try {
      if (isPage && window.top !== window && !this.hasAttribute("framed")) throw new Stop("framed");
      const place = isPage ? this : await this.#tree();
      const [module, make] = await load();
      const [text, { tag, sentences, said }] = [await config, await language];
      if (this.#starting !== starting) return;
      const program = make((error) => {
        // One that was taken off the page has nobody to tell.
        if (this.#program === program) this.#broken(error);
      });
      await program.init({ module_or_path: module });
      const later = await soon;
      if (later) await program.add(later);
      if (this.#starting !== starting) return;
      if (text !== undefined) program.configure(file ?? "config.json", text ?? undefined);
      for (const [source, own] of this.#ownSettings()) program.configure(source, own);
      program.speak(tag, sentences);
      this.#said = said;
      this.#place = place;
      this.#program = program;
      program.mount(place, isPage ? "" : import.meta.url, (name, detail) => this.#tell(name, JSON.parse(detail)));
      const job = this.#job ?? this.getAttribute("job") ?? undefined;
      this.#job = undefined;
      if (job !== undefined) this.jobText = job;
      this.#handOver();
      this.#tell("ready", {});
      if (later) program.later();
      else this.#furnish(program);
    } catch (error) {
      if (this.#starting !== starting) return;
      console.error(error);
      const { tag, said } = await language.catch(() => ({ tag: "en", said: ENGLISH }));
      this.#say(said, tag, error instanceof Stop ? error.why : "failed");
    } finally {
      if (this.#starting === starting) this.#starting = undefined;
    }
  }

  /** Adds what comes after the form: once the form has been drawn, and as soon as it can be had. */
  async #furnish(program, wait = 0) {
    await pause(wait);
    const slow = setTimeout(() => this.#program === program && program.delayed(), 1e4);
    try {
      const module = await loadLater(wait > 0);
      if (this.#program !== program) return;
      if (module) await program.add(module);
      if (this.#program === program) program.later();
    } catch (error) {
      // Not at once: when somebody leaves the page, what was on its way fails before the page is gone.
      await pause(100);
      if (this.#program !== program) return;
      console.error(error);
      program.delayed();
      this.#furnish(program, Math.min(2 * wait + 1000, 3e4));
    } finally {
      clearTimeout(slow);
    }
  }

  #stop() {
    this.#starting = undefined;
    if (!this.#program) return;
    // Put back on a page, it goes on with the same job.
    this.#job = this.jobText;
    this.#program.unmount();
    this.#program = undefined;
    this.#place?.replaceChildren();
  }

  #handOver() {
    if (!this.#program || this.#token === undefined) return;
    this.#program.ask("token", this.#token);
    this.#token = undefined;
  }

  async #tree() {
    const tree = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    tree.adoptedStyleSheets = [await styles()];
    const [root, place] = ["root", "body"].map((name) => element("div", "", { class: name }));
    root.append(place);
    tree.replaceChildren(root);
    return place;
  }

  *#ownSettings() {
    const attributes = {};
    for (const [attribute, setting] of [["endpoint", "endpoint"], ["sign-in", "signIn"], ["language", "language"]]) {
      const value = this.getAttribute(attribute);
      if (value !== null) attributes[setting] = value;
    }
    // From where the page is, as the address of an image would be.
    if (attributes.endpoint) attributes.endpoint = new URL(attributes.endpoint, document.baseURI).href;
    yield ["the element’s attributes", JSON.stringify(attributes)];
    const text = this.getAttribute("settings");
    if (text !== null) yield ["the attribute settings", text];
    yield ["the element’s settings", JSON.stringify(this.#settings)];
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }

  /** Says why there is no console. */
  #say(said, lang, why) {
    const text = `${said[why]} ${said[`${why}-advice`]}`;
    const attributes = { role: "alert", lang, dir: "auto" };
    const place = this.querySelector("[data-status]") ?? this.shadowRoot ?? this;
    place.replaceChildren(element("span", text, attributes));
  }

  /** The program has stopped in the middle of something: nothing of it runs any more, and what it shows stays. */
  #broken(error) {
    if (this.#isBroken) return;
    this.#isBroken = true;
    this.#program = undefined;
    console.error(error);
    const said = this.#said;
    // Chromium begins the stack with what went wrong; Firefox and Safari leave that out of it.
    const [what, where] = [String(error), error?.stack ?? ""];
    const details = [new Date().toISOString(), navigator.userAgent, ...(where.startsWith(what) ? [] : [what]), where].join("\n");
    const again = element("button", said["start-again"], { type: "button", class: "button button-primary" });
    again.onclick = () => (this.hasAttribute("page") ? location.reload() : this.#restart());
    const copy = element("button", said["copy-details"], { type: "button", class: "button" });
    copy.onclick = async () => {
      await navigator.clipboard?.writeText(details);
      copy.textContent = said["details-copied"];
    };
    const more = element("details", "");
    more.append(element("summary", said.details), element("pre", details));
    const panel = element("section", "", { role: "alert", class: "notice notice-bad broken" });
    const buttons = element("p", "", { class: "broken-buttons" });
    buttons.append(again, copy);
    panel.append(element("h1", said.broken), element("p", said["broken-advice"]), buttons, more);
    this.#place.prepend(panel);
    // Nobody is there to keep the form from being sent the browser's own way.
    this.#place.addEventListener("submit", (event) => event.preventDefault(), true);
    this.#place.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    panel.scrollIntoView?.({ block: "nearest" });
  }

  #restart() {
    this.#isBroken = false;
    this.#start();
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, OigJobConsole);
