// The form in React, as its documentation teaches it: one reducer, rows and blocks of the preview that are memoized.
// Owns the form of the comparison in React. Must not go around React.

import { memo, useCallback, useEffect, useReducer, useRef } from "react";
import { Beside, define, useElement, useSending } from "../shared/element.jsx";

const TYPES = ["String", "Number", "Boolean", "ITResource"];
const FIELDS = [
  ["taskName", "Task name", "text"],
  ["jobName", "Job name", "text"],
  ["retryCount", "Retry count", "number"],
  ["isEnabled", "Enabled", "truth"],
  ["concurrent", "Concurrent", "truth"],
  ["status", "Status", "text"],
];
const EMPTY = { fields: Object.fromEntries(FIELDS.map(([key]) => [key, ""])), rows: [], next: 1 };

function change(state, act) {
  const { rows, next } = state;
  const at = act.id === undefined ? -1 : rows.findIndex((row) => row.id === act.id);
  switch (act.do) {
    case "fill": {
      const parameters = Object.entries(act.job.parameters ?? {});
      return {
        fields: Object.fromEntries(FIELDS.map(([key]) => [key, String(act.job[key] ?? "")])),
        rows: parameters.map(([name, { value, dataType }], n) => ({
          id: next + n,
          name,
          dataType: dataType ?? "String",
          value: value === undefined ? "" : String(value),
        })),
        next: next + parameters.length,
      };
    }
    case "field":
      return { ...state, fields: { ...state.fields, [act.key]: act.value } };
    case "edit": {
      const row = { ...rows[at], [act.key]: act.value };
      if (row.dataType === "Boolean" && !["true", "false"].includes(row.value)) row.value = "";
      return { ...state, rows: rows.with(at, row) };
    }
    case "append":
      return { ...state, rows: [...rows, { id: next, name: "", dataType: "String", value: "" }], next: next + 1 };
    case "duplicate":
      return { ...state, rows: rows.toSpliced(at + 1, 0, { ...rows[at], id: next }), next: next + 1 };
    case "remove":
      return { ...state, rows: rows.toSpliced(at, 1) };
    case "up":
    case "down": {
      const to = act.do === "up" ? at - 1 : at + 1;
      return to < 0 || to >= rows.length ? state : { ...state, rows: rows.with(at, rows[to]).with(to, rows[at]) };
    }
  }
}

const block = ({ name, dataType, value }) => {
  const members = value === "" ? [] : [`"value": ${/Number|Boolean/.test(dataType) ? value : JSON.stringify(value)}`];
  members.push(`"dataType": "${dataType}"`);
  return `    ${JSON.stringify(name)}: {\n      ${members.join(",\n      ")}\n    },`;
};

const head = (fields) => {
  const members = FIELDS.filter(([key]) => fields[key] !== "").map(
    ([key, , kind]) => `  "${key}": ${kind === "text" ? JSON.stringify(fields[key]) : fields[key]},\n`,
  );
  return `{\n${members.join("")}  "parameters": {`;
};

const body = ({ fields, rows }) => `${head(fields)}\n${rows.map(block).join("\n").replace(/,$/, "")}\n  }\n}`;

function Truth(props) {
  return (
    <select {...props}>
      <option value="">Not set</option>
      <option value="true">true</option>
      <option value="false">false</option>
    </select>
  );
}

const Row = memo(function Row({ row, number, act }) {
  const { id, name, dataType, value } = row;
  const edit = (key) => (event) => act({ do: "edit", id, key, value: event.target.value });
  const Value = dataType === "Boolean" ? Truth : "input";
  const button = (what, label, sign) => (
    <button type="button" aria-label={label} onClick={() => act({ do: what, id })}>
      {sign}
    </button>
  );
  return (
    <div className="parameter" role="group" aria-label={`Parameter ${number}`}>
      <span className="row-number">{number}</span>
      <input aria-label="Name" value={name} onChange={edit("name")} />
      <select aria-label="Data type" value={dataType} onChange={edit("dataType")}>
        {TYPES.map((type) => (
          <option key={type}>{type}</option>
        ))}
      </select>
      <Value aria-label="Value" value={value} onChange={edit("value")} />
      <span className="row-actions">
        {button("up", "Move up", "↑")}
        {button("down", "Move down", "↓")}
        {button("duplicate", "Duplicate", "⧉")}
        {button("remove", "Remove", "×")}
      </span>
    </div>
  );
});

const Block = memo(function Block({ row }) {
  return <span>{block(row)}</span>;
});

const Field = memo(function Field({ of: [key, label, kind], value, act }) {
  const Control = kind === "truth" ? Truth : "input";
  return (
    <label>
      {label}
      <Control name={key} value={value} onChange={(event) => act({ do: "field", key, value: event.target.value })} />
    </label>
  );
});

function JobForm({ element }) {
  const [state, dispatch] = useReducer(change, EMPTY);
  const [status, send] = useSending();
  const list = useRef(null);
  const focus = useRef(null);
  const now = useRef(state);
  now.current = state;
  const act = useCallback((act) => {
    const at = now.current.rows.findIndex((row) => row.id === act.id);
    if (act.do === "append") focus.current = now.current.rows.length;
    if (act.do === "duplicate") focus.current = at + 1;
    if (act.do === "remove") focus.current = Math.min(at, now.current.rows.length - 2);
    dispatch(act);
  }, []);
  useEffect(() => {
    if (focus.current !== null) list.current.children[focus.current]?.querySelector("input")?.focus();
    focus.current = null;
  });
  useElement(element, () => body(now.current), (job) => dispatch({ do: "fill", job }));
  const submit = (event) => {
    event.preventDefault();
    send(body(now.current));
  };
  return (
    <main>
      <div>
        <section className="panel">
          <h1>Create a job</h1>
          <form id="job" className="fields" onSubmit={submit}>
            {FIELDS.map((field) => (
              <Field key={field[0]} of={field} value={state.fields[field[0]]} act={act} />
            ))}
          </form>
        </section>
        <section className="panel" aria-label="Parameters">
          <h2>
            Parameters <span className="count">{state.rows.length}</span>
          </h2>
          <div className="rows" ref={list}>
            {state.rows.map((row, at) => (
              <Row key={row.id} row={row} number={at + 1} act={act} />
            ))}
          </div>
          <button type="button" onClick={() => act({ do: "append" })}>
            Add parameter
          </button>
        </section>
        <button type="submit" form="job">
          Create job
        </button>
        <p role="status">{status}</p>
      </div>
      <Beside>
        <div className="preview">
          <span>{head(state.fields)}</span>
          <div className="parameters">
            {state.rows.map((row) => (
              <Block key={row.id} row={row} />
            ))}
          </div>
          <span>{"}"}</span>
        </div>
      </Beside>
    </main>
  );
}

define(JobForm);
