// The element <job-form> around a form in React: what a page around it does with any of the forms is the same.
// Owns the ways in and out, and sending. Must not know what the form is made of.

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

/** Defines the element, which shows this component. */
export const define = (JobForm) =>
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
        flushSync(() => this.fill(job));
      }
    },
  );

/** Lets the element read and fill the form, and says that it is there. */
export function useElement(element, read, fill) {
  useEffect(() => {
    Object.assign(element, { read, fill });
    element.dispatchEvent(new CustomEvent("ready"));
  }, [element]);
}

/** What became of the last job that was sent, and how to send one. */
export function useSending() {
  const [status, say] = useState("");
  const send = async (body) => {
    const answer = await fetch("iam/governance/selfservice/api/v1/scheduler/jobs", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Requested-By": "job-form" },
      body,
    });
    say(`${answer.status} ${await answer.text()}`);
  };
  return [status, send];
}

/** The region beside the form, which shows the preview unless it is switched off. */
export function Beside({ children }) {
  const [isShown, show] = useState(true);
  return (
    <section className="panel">
      <label>
        <input type="checkbox" className="shown" checked={isShown} onChange={(event) => show(event.target.checked)} />{" "}
        Request preview
      </label>
      {isShown && children}
    </section>
  );
}
