// Loads the console: the module that trunk's inline script would be, kept outside the page so that a strict
// Content-Security-Policy is enough. Owns what is said when loading fails; must not know what the console does.
//
// A changed file is refused: the hashes stand on this script's tag. Browsers check them on a fetch and on a script
// element, but not all on an import or on a preload; so the wasm is fetched with its hash, and the JavaScript is
// loaded by a script element first, from which the import then takes it.

const tag = document.querySelector("script[data-wasm]");
const { wasm, wasmIntegrity, js, jsIntegrity } = tag.dataset;
const address = (file) => new URL(file, document.baseURI).href;

const LOAD_FAILED = [
  "The console could not be loaded.",
  "A file may be missing or changed on the server, the connection may have failed, or a policy may forbid WebAssembly. " +
    "Load the page again; if that does not help, tell whoever runs this page.",
];
const NO_WEBASSEMBLY = [
  "This console needs WebAssembly, and this browser does not offer it.",
  "It may be switched off by a policy, or the browser may be too old. Ask your administrator, or use another browser.",
];

function say([heading, advice]) {
  const status = document.getElementById("boot-status");
  if (status === null) return;
  status.setAttribute("role", "alert");
  status.textContent = `${heading} ${advice}`;
}

function script(src, integrity) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.type = "module";
    element.integrity = integrity ?? "";
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${src} could not be loaded, or is not the file it should be`));
    element.src = src;
    document.head.append(element);
  });
}

async function start() {
  if (typeof WebAssembly !== "object") return say(NO_WEBASSEMBLY);
  try {
    const module = fetch(address(wasm), wasmIntegrity ? { integrity: wasmIntegrity } : {}).then((response) => {
      if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
      return response;
    });
    // Told below, together with what the script element may say.
    module.catch(() => {});
    await script(address(js), jsIntegrity);
    const glue = await import(address(js));
    await glue.default({ module_or_path: module });
  } catch (error) {
    console.error(error);
    say(LOAD_FAILED);
  }
}

start();
