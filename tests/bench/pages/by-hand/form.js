// The form written by hand and tuned: one template for a row, cloned; one listener for each kind of event; a preview of
// one block for each row, of which only the changed one is written; no work for what is not seen (`content-visibility`),
// in the preview by pieces of many rows, because the browser looks after each piece.
// Owns the form of the comparison. Must not do what the others do not: what is missing here is missing in all of them.

const TYPES = ["String", "Number", "Boolean", "ITResource"];

// So many rows are a piece of the preview when it is filled.
const PIECE = 50;

const page = document.createElement("template");
page.innerHTML = `
  <main>
    <div>
      <section class="panel"><h1>Create a job</h1><form id="job"></form></section>
      <section class="panel" aria-label="Parameters">
        <h2>Parameters <span class="count"></span></h2>
        <div class="rows"></div>
        <button type="button" data-do="append">Add parameter</button>
      </section>
      <button type="submit" form="job">Create job</button>
      <p role="status"></p>
    </div>
    <section class="panel">
      <label><input type="checkbox" class="shown" checked style="width: auto" /> Request preview</label>
      <div class="preview"><span></span><div class="parameters"></div><span>}</span></div>
    </section>
  </main>`;

const FIELDS = [
  ["taskName", "Task name", "text"],
  ["jobName", "Job name", "text"],
  ["retryCount", "Retry count", "number"],
  ["isEnabled", "Enabled", "truth"],
  ["concurrent", "Concurrent", "truth"],
  ["status", "Status", "text"],
];

const TRUTHS = `<option value="">Not set</option><option value="true">true</option><option value="false">false</option>`;

const row = document.createElement("template");
row.innerHTML = `<div class="parameter" role="group"><span class="row-number"></span><input data-of="name" aria-label="Name"
  /><select data-of="dataType" aria-label="Data type">${TYPES.map((type) => `<option>${type}</option>`).join("")}</select
  ><input data-of="value" aria-label="Value" /><span class="row-actions"><button type="button" data-do="up"
  aria-label="Move up">↑</button><button type="button" data-do="down" aria-label="Move down">↓</button><button
  type="button" data-do="duplicate" aria-label="Duplicate">⧉</button><button type="button" data-do="remove"
  aria-label="Remove">×</button></span></div>`.replace(/\s*\n\s*/g, " ");

const truth = document.createElement("template");
truth.innerHTML = `<select data-of="value" aria-label="Value">${TRUTHS}</select>`;

/** The value as it is sent; nothing where it is not set. */
const sent = ({ dataType, value }) => {
  if (value === "") return undefined;
  if (dataType === "Number") return value;
  return dataType === "Boolean" ? value : JSON.stringify(value);
};

const block = (of) => {
  const value = sent(of);
  const members = value === undefined ? [] : [`"value": ${value}`];
  members.push(`"dataType": "${of.dataType}"`);
  return `    ${JSON.stringify(of.name)}: {\n      ${members.join(",\n      ")}\n    },`;
};

class JobForm extends HTMLElement {
  #rows = new Map(); // from its element to what stands in a row
  #blocks = new Map(); // from the element of a row to its block in the preview

  connectedCallback() {
    this.append(page.content.cloneNode(true));
    const form = this.querySelector("form");
    form.className = "fields";
    form.innerHTML = FIELDS.map(([key, label, kind]) => {
      const control = kind === "truth" ? `<select name="${key}">${TRUTHS}</select>` : `<input name="${key}" />`;
      return `<label>${label}${control}</label>`;
    }).join("");
    this.form = form;
    this.list = this.querySelector(".rows");
    this.count = this.querySelector(".count");
    this.shown = this.querySelector(".shown");
    this.head = this.querySelector(".preview > span");
    this.parameters = this.querySelector(".parameters");
    this.addEventListener("input", this);
    this.addEventListener("click", this);
    this.addEventListener("submit", this);
    this.#writeHead();
    this.dispatchEvent(new CustomEvent("ready"));
  }

  handleEvent(event) {
    if (event.type === "submit") {
      event.preventDefault();
      this.#send();
    } else if (event.type === "click") {
      this.#press(event.target.closest("[data-do]"));
    } else if (event.target === this.shown) {
      this.#showPreview(this.shown.checked);
    } else if (event.target.form === this.form) {
      this.#writeHead();
    } else {
      this.#edit(event.target);
    }
  }

  get job() {
    return JSON.parse(this.jobText);
  }

  get jobText() {
    return this.#body();
  }

  set job(job) {
    for (const [key] of FIELDS) this.form.elements[key].value = job[key] ?? "";
    this.#rows.clear();
    this.#blocks.clear();
    const [rows, pieces] = [document.createDocumentFragment(), document.createDocumentFragment()];
    let piece;
    for (const [at, [name, { value, dataType }]] of Object.entries(job.parameters ?? {}).entries()) {
      if (at % PIECE === 0) {
        piece = document.createElement("div");
        piece.className = "piece";
        pieces.append(piece);
      }
      const element = this.#make({ name, dataType: dataType ?? "String", value: value === undefined ? "" : String(value) });
      rows.append(element);
      piece.append(this.#blocks.get(element));
    }
    this.list.replaceChildren(rows);
    this.parameters.replaceChildren(pieces);
    this.#number(0);
    this.#writeHead();
  }

  #make(of) {
    const element = row.content.firstElementChild.cloneNode(true);
    const [, name, type, value] = element.children;
    name.value = of.name;
    type.selectedIndex = TYPES.indexOf(of.dataType);
    if (of.dataType === "Boolean") this.#asBoolean(value, of.value);
    else value.value = of.value;
    this.#rows.set(element, of);
    const line = document.createElement("span");
    this.#blocks.set(element, line);
    if (this.shown.checked) line.textContent = block(of);
    return element;
  }

  #asBoolean(control, value) {
    const select = truth.content.firstElementChild.cloneNode(true);
    select.value = value;
    control.replaceWith(select);
  }

  /** The rows from this place on have their numbers. */
  #number(from) {
    let number = from;
    for (let element = this.list.children[from]; element; element = element.nextElementSibling) {
      number += 1;
      element.firstElementChild.textContent = number;
      element.ariaLabel = `Parameter ${number}`;
    }
    this.count.textContent = this.#rows.size;
  }

  #place(element) {
    return Number(element.firstElementChild.textContent) - 1;
  }

  #edit(control) {
    const element = control.closest(".parameter");
    const of = this.#rows.get(element);
    const key = control.dataset.of;
    const was = of.dataType;
    of[key] = control.value;
    if (key === "dataType" && (was === "Boolean") !== (of.dataType === "Boolean")) {
      const value = element.children[3];
      if (of.dataType === "Boolean") {
        of.value = ["true", "false"].includes(of.value) ? of.value : "";
        this.#asBoolean(value, of.value);
      } else {
        const input = row.content.firstElementChild.children[3].cloneNode();
        input.value = of.value;
        value.replaceWith(input);
      }
    }
    if (this.shown.checked) this.#blocks.get(element).textContent = block(of);
  }

  #press(button) {
    if (!button) return;
    const element = button.closest(".parameter");
    const line = this.#blocks.get(element);
    switch (button.dataset.do) {
      case "append": {
        const made = this.#make({ name: "", dataType: "String", value: "" });
        this.list.append(made);
        this.parameters.append(this.#blocks.get(made));
        this.#number(this.#rows.size - 1);
        made.children[1].focus();
        break;
      }
      case "duplicate": {
        const made = this.#make({ ...this.#rows.get(element) });
        element.after(made);
        line.after(this.#blocks.get(made));
        this.#number(this.#place(element));
        made.children[1].focus();
        break;
      }
      case "remove": {
        const place = this.#place(element);
        const next = element.nextElementSibling ?? element.previousElementSibling;
        element.remove();
        line.remove();
        this.#rows.delete(element);
        this.#blocks.delete(element);
        this.#number(place);
        next?.children[1].focus();
        break;
      }
      case "up":
        if (element.previousElementSibling) this.#move(element, element.previousElementSibling, button);
        break;
      case "down":
        if (element.nextElementSibling) this.#move(element.nextElementSibling, element, button);
        break;
    }
  }

  /** Puts a row before the one that it follows. */
  #move(element, before, button) {
    const place = this.#place(before);
    before.before(element);
    this.#blocks.get(before).before(this.#blocks.get(element));
    for (const [at, of] of [element, before].entries()) {
      of.firstElementChild.textContent = place + at + 1;
      of.ariaLabel = `Parameter ${place + at + 1}`;
    }
    button.focus();
  }

  #showPreview(isShown) {
    this.parameters.parentElement.hidden = !isShown;
    if (isShown) {
      this.#writeHead();
      for (const [element, line] of this.#blocks) line.textContent = block(this.#rows.get(element));
    }
  }

  #head() {
    const members = FIELDS.map(([key, , kind]) => {
      const { value } = this.form.elements[key];
      if (value === "") return "";
      return `  "${key}": ${kind === "text" ? JSON.stringify(value) : value},\n`;
    });
    return `{\n${members.join("")}  "parameters": {`;
  }

  #writeHead() {
    if (this.shown.checked) this.head.textContent = this.#head();
  }

  #body() {
    const rows = Array.from(this.list.children, (element) => block(this.#rows.get(element)));
    return `${this.#head()}\n${rows.join("\n").replace(/,$/, "")}\n  }\n}`;
  }

  async #send() {
    const status = this.querySelector("[role=status]");
    const answer = await fetch("iam/governance/selfservice/api/v1/scheduler/jobs", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Requested-By": "by-hand" },
      body: this.#body(),
    });
    status.textContent = `${answer.status} ${await answer.text()}`;
  }
}

customElements.define("job-form", JobForm);
