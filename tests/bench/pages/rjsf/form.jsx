// The form by react-jsonschema-form, from the schema alone, with the rows' buttons that the library has.
// Owns the form of the comparison by that library. Must not replace its templates: what they cost is what is measured.

import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { useRef, useState } from "react";
import { Beside, define, useElement, useSending } from "../shared/element.jsx";
import { Preview } from "../shared/preview.jsx";
import { SCHEMA, held, sent } from "../shared/schema.js";

const UI = { parameters: { "ui:options": { copyable: true } } };

function JobForm({ element }) {
  const [data, put] = useState({});
  const [status, send] = useSending();
  const now = useRef(data);
  now.current = data;
  useElement(element, () => JSON.stringify(sent(now.current), null, 2), (job) => put(held(job)));
  const submit = ({ formData }) => send(JSON.stringify(sent(formData)));
  return (
    <main>
      <div className="panel">
        <h1>Create a job</h1>
        <Form schema={SCHEMA} uiSchema={UI} validator={validator} formData={data} onChange={(event) => put(event.formData)} onSubmit={submit}>
          <button type="submit">Create job</button>
        </Form>
        <p role="status">{status}</p>
      </div>
      <Beside>
        <Preview job={data} />
      </Beside>
    </main>
  );
}

define(JobForm);
