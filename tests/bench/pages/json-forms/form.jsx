// The form by JSON Forms, from a schema and a layout, with its plain renderers.
// Owns the form of the comparison by that library. Must not bring renderers of its own: what the library's cost is what
// is measured.

import { JsonForms } from "@jsonforms/react";
import { vanillaCells, vanillaRenderers } from "@jsonforms/vanilla-renderers";
import { useRef, useState } from "react";
import { Beside, define, useElement, useSending } from "../shared/element.jsx";
import { Preview } from "../shared/preview.jsx";
import { ROW, SCHEMA, held, sent } from "../shared/schema.js";

// The library reads no `dependencies`: the values of each kind are fields of their own, of which the data type shows one.
const VALUES = [
  ["text", "string", ["String", "ITResource"]],
  ["number", "number", ["Number"]],
  ["truth", "boolean", ["Boolean"]],
];
const schema = structuredClone(SCHEMA);
schema.properties.parameters.items = {
  type: "object",
  properties: {
    ...ROW.properties,
    ...Object.fromEntries(VALUES.map(([key, type]) => [key, { title: "Value", type }])),
  },
};
const control = (of, more) => ({ type: "Control", scope: `#/properties/${of}`, ...more });
const detail = {
  type: "HorizontalLayout",
  elements: [
    control("name"),
    control("dataType"),
    ...VALUES.map(([key, , types]) =>
      control(key, {
        rule: { effect: "SHOW", condition: { scope: "#/properties/dataType", schema: { enum: types } } },
      }),
    ),
  ],
};
const layout = {
  type: "VerticalLayout",
  elements: [
    ...["taskName", "jobName", "retryCount", "isEnabled", "concurrent", "status"].map((key) => control(key)),
    control("parameters", { options: { detail } }),
  ],
};

const keyOf = (dataType) => VALUES.find(([, , types]) => types.includes(dataType))?.[0] ?? "text";
const heldHere = (job) => {
  const { parameters, ...rest } = held(job);
  const rows = parameters.map(({ value, ...row }) => ({ ...row, [keyOf(row.dataType)]: value }));
  return { ...rest, parameters: rows };
};
const rowsOf = ({ parameters = [], ...job }) => {
  const rows = parameters.map(({ name = "", dataType = "String", ...values }) => ({ name, dataType, value: values[keyOf(dataType)] }));
  return { ...job, parameters: rows };
};
const sentFrom = (data) => sent(rowsOf(data));

function JobForm({ element }) {
  const [data, put] = useState({});
  const [status, send] = useSending();
  const now = useRef(data);
  now.current = data;
  useElement(element, () => JSON.stringify(sentFrom(now.current), null, 2), (job) => put(heldHere(job)));
  const submit = (event) => {
    event.preventDefault();
    send(JSON.stringify(sentFrom(now.current)));
  };
  return (
    <main>
      <form className="panel" onSubmit={submit}>
        <h1>Create a job</h1>
        <JsonForms
          schema={schema}
          uischema={layout}
          data={data}
          renderers={vanillaRenderers}
          cells={vanillaCells}
          onChange={({ data }) => put(data)}
        />
        <button type="submit">Create job</button>
        <p role="status">{status}</p>
      </form>
      <Beside>
        <Preview job={rowsOf(data)} />
      </Beside>
    </main>
  );
}

define(JobForm);
