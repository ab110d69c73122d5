// A portal as its makers might write it: it hears what its consoles tell, and greets its frame.

const EVENTS = ["ready", "change", "created", "failed", "signed-out"];
const frame = document.querySelector("iframe");
const origin = new URL(frame.src).origin;

/** What was told: by whom, what, and its detail. */
window.heard = [];

document.querySelectorAll("section").forEach((section) => {
  const by = section.getAttribute("aria-label");
  for (const name of EVENTS) {
    section.addEventListener(name, ({ detail }) => window.heard.push({ by, name, detail }));
  }
});

window.addEventListener("message", ({ source, origin: from, data }) => {
  if (source !== frame.contentWindow || from !== origin || data?.from !== "oig-job-console") return;
  window.heard.push({ by: "Third", name: data.type, detail: data.detail });
  if (data.type === "height") frame.height = data.detail.height;
});

// Not the value of the function: Safari would make this call in place of the function's own, and then the message
// comes, as the browser sees it, from the frame itself.
window.tellFrame = (message) => {
  frame.contentWindow.postMessage({ to: "oig-job-console", ...message }, origin);
};
window.greet = () => window.tellFrame({ type: "hello", settings: { theme: { scheme: "dark" } } });

if (frame.contentDocument === null) window.greet();
frame.addEventListener("load", window.greet);
