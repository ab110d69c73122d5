// Loads the console: the module that trunk's inline script would be, kept outside the page so that a strict
// Content-Security-Policy is enough. Owns what is said when loading fails; must not know what the console does.

const tag = document.querySelector("script[data-wasm]");

function say(heading, advice) {
  const status = document.getElementById("boot-status");
  if (status === null) return;
  status.textContent = `${heading} ${advice}`;
  status.setAttribute("role", "alert");
}

async function start() {
  if (typeof WebAssembly !== "object") {
    say(
      "This console needs WebAssembly, and this browser does not offer it.",
      "It may be switched off by a policy, or the browser may be too old. Ask your administrator, or use another browser.",
    );
    return;
  }
  try {
    const glue = await import(new URL(tag.dataset.js, document.baseURI).href);
    await glue.default({ module_or_path: new URL(tag.dataset.wasm, document.baseURI) });
  } catch (error) {
    console.error(error);
    say(
      "The console could not be loaded.",
      "A file may be missing on the server, the connection may have failed, or a policy may forbid WebAssembly. " +
        "Load the page again; if that does not help, tell whoever runs this page.",
    );
  }
}

start();
