// The way of the console's files into the browser.
// Owns what is loaded, once for all consoles of a page, and how a file that is not the one it should be is refused. Must
// not know the element. The build puts this into `oig-job-console.js`: what is needed at the start is asked for at once.
//
// A changed file is refused: the hashes stand here, put in by the build's last step. Browsers check them on a fetch and on
// a script element, but not all on an import; so the styles are fetched with their hash, and the JavaScript is loaded by a
// script element first, from which the import then takes it. What a page has preloaded, browsers hand to no fetch that
// names a hash: the program's is counted here, where the browser lets a page do that.

const FILES = {
  wasm: ["{wasm}", "{wasm-integrity}"],
  later: ["{later}", "{later-integrity}"],
  js: ["{js}", "{js-integrity}"],
  css: ["{css}", "{css-integrity}"],
};
export const NAME = "oig-job-console";
/** What is said without the program, by key, in English; the other languages have these sentences in the same order. */
export const ENGLISH = "{boot}";

export const address = (file) => new URL(file, import.meta.url).href;
/** What went wrong, by the key of its sentence. */
export class Stop extends Error {
  constructor(why, cause) {
    super(ENGLISH[why], { cause });
    this.why = why;
  }
}

// Where a page asks for trusted types: the one script that the console adds to a page, and no other.
const policy = customElements.get(NAME)
  ? undefined
  : globalThis.trustedTypes?.createPolicy(NAME, {
      createScriptURL(url) {
        if (url === address(FILES.js[0])) return url;
        throw new TypeError(`${url} is no script of the console`);
      },
    });

/** Ten seconds are enough for a file that the console can do without. */
export const limited = () => ({ signal: AbortSignal.timeout(1e4) });

export async function file(name, integrity, more) {
  const response = await fetch(address(name), { integrity, ...more });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

function script(src, integrity) {
  const element = document.createElement("script");
  return new Promise((resolve, reject) => {
    element.type = "module";
    element.crossOrigin = "anonymous";
    element.integrity = integrity;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${src} could not be loaded, or is not the file it should be`));
    element.src = policy ? policy.createScriptURL(src) : src;
    // It stays until it has loaded: of one that is taken off the page before, Safari may never tell what became of it.
    document.head.append(element);
  }).finally(() => element.remove());
}

/** Whether WebAssembly is there and allowed shows when it is used: in Safari not before something is made of it. */
async function ofWebAssembly(act) {
  try {
    return await act();
  } catch (error) {
    // Each browser says it in words of its own; Firefox, “blocked by CSP”.
    const isBlocked = /Content.Security.Policy|\bCSP\b|unsafe-eval/i.test(error.message);
    throw new Stop(isBlocked ? "blocked" : "old", error);
  }
}

/** The bytes of a part of the program, if they are those that they should be. */
async function bytesOf([name, integrity], more) {
  // There is none on a page that came without TLS: such a page may have to load the file twice.
  const { subtle } = crypto;
  const bytes = await (await file(name, subtle ? "" : integrity, more)).arrayBuffer();
  if (subtle) {
    const hash = new Uint8Array(await subtle.digest("SHA-256", bytes));
    if (`sha256-${btoa(String.fromCharCode(...hash))}` !== integrity) throw new Error(`${name} has changed`);
  }
  return bytes;
}

const compile = (bytes) => ofWebAssembly(() => WebAssembly.compile(bytes));
async function compiled(part, more) {
  if (typeof WebAssembly !== "object") throw new Stop("old");
  const module = await compile(await bytesOf(part, more));
  // What asks nothing of the page is not the program, but puts it together: it is less to load so.
  if (WebAssembly.Module.imports(module).length > 0) return module;
  const { memory, join } = (await ofWebAssembly(() => WebAssembly.instantiate(module))).exports;
  return compile(new Uint8Array(memory.buffer, join()));
}

async function made() {
  const [name, integrity] = FILES.js;
  const src = address(name);
  await script(src, integrity);
  return (await import(src)).default;
}

/** The compiled program and what makes one of it that runs; loaded once, and again after a failure. */
let program;
export function load() {
  program ??= Promise.all([compiled(FILES.wasm), made()]).catch((error) => {
    program = undefined;
    throw error;
  });
  return program;
}

/** What comes after the form, compiled; nothing where the program is in one piece. */
let rest;
export function loadLater(isAgain) {
  if (!FILES.later[0]) return;
  // What the browser has kept may be what was wrong with it.
  rest ??= compiled(FILES.later, isAgain && { cache: "reload" }).catch((error) => {
    rest = undefined;
    throw error;
  });
  return rest;
}

/** The styles for a tree of its own: nothing of the page's reaches in there but what is named here. */
let sheet;
export function styles() {
  sheet ??= (async () => {
    // What is counted from the page's type size is counted from the browser's own: a page may have made its own smaller.
    try {
      CSS.registerProperty({ name: "--oig-rem", syntax: "<length>", inherits: true, initialValue: "16px" });
    } catch {
      // Another copy of this script has done it.
    }
    const text = (await (await file(...FILES.css)).text())
      // The width that counts is the element's, not the window's.
      .replace(/@media\s*\((min-|max-)?width([^)]*)\)/g, (query) =>
        query.replace("@media", "@container").replace(/([\d.]+)rem/, (_, count) => `${count * 16}px`),
      )
      .replace(/@media[^{]*|([\d.]*\.?\d)rem\b/g, (found, count) => (count ? `calc(${count}*var(--oig-rem))` : found))
      .replace(/:root\b/g, ":host")
      .replace(/(^|[{},])\s*html(?=\s*[{,])/g, "$1.root")
      .replace(/(^|[{},])\s*body(?=\s*[{,])/g, "$1.body");
    const own = new CSSStyleSheet();
    own.replaceSync(
      // What a page says of all elements, it says of this one too: what is inherited begins anew inside of it.
      ":host{display:block}:host([hidden]){display:none}" +
        `.root{all:initial;color-scheme:inherit;container-type:inline-size;contain-intrinsic-inline-size:60rem;display:block;--oig-rem:1em}${text}`,
    );
    return own;
  })().catch((error) => {
    sheet = undefined;
    throw error;
  });
  return sheet;
}

/** The text of a file of settings; nothing where there is none, `null` where it cannot be had, or not in time. */
export async function settingsIn(url) {
  try {
    const response = await fetch(url, { cache: "no-cache", ...limited() });
    if (response.status !== 404) return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
