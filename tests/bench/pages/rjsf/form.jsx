// The form by react-jsonschema-form, from the schema alone, with the rows' buttons that the library has.
// Owns the form of the comparison by that library. Must not replace its templates: what they cost is what is measured.

import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Preview } from "../shared/preview.jsx";
import { SCHEMA, held, sent } from "../shared/schema.js";

const UI = { parameters: { "ui:options": { copyable: true } } };

function JobForm({ element }) {
  const [data, put] = useState({});
  const [isShown, show] = useState(true);
  const [status, say] = useState("");
  const now = useRef(data);
  now.current = data;
  useEffect(() => {
    element.read = () => JSON.stringify(sent(now.current), null, 2);
    element.fill = (job) => flushSync(() => put(held(job)));
    element.dispatchEvent(new CustomEvent("ready"));
  }, [element]);
  const send = async ({ formData }) => {
    const answer = await fetch("iam/governance/selfservice/api/v1/scheduler/jobs", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Requested-By": "rjsf" },
      body: JSON.stringify(sent(formData)),
    });
    say(`${answer.status} ${await answer.text()}`);
  };
  return (
    <main>
      <div className="panel">
        <h1>Create a job</h1>
        <Form schema={SCHEMA} uiSchema={UI} validator={validator} formData={data} onChange={(event) => put(event.formData)} onSubmit={send}>
          <button type="submit">Create job</button>
        </Form>
        <p role="status">{status}</p>
      </div>
      <section className="panel">
        <label>
          <input type="checkbox" className="shown" checked={isShown} onChange={(event) => show(event.target.checked)} />{" "}
          Request preview
        </label>
        {isShown && <Preview job={data} />}
      </section>
    </main>
  );
}

customElements.define(
  "job-form",
  class extends HTMLElement {
    connectedCallback() {
      createRoot(this).render(<JobForm element={this} />);
    }
    get job() {
      return JSON.parse(this.jobText);
    }
    get jobText() {
      return this.read();
    }
    set job(job) {
      this.fill(job);
    }
  },
);
