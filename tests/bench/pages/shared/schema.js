// JobDetails as a JSON schema, for the libraries that make forms of one.

const truth = (title) => ({ title, type: "boolean" });
const row = (dataType, value) => ({
  properties: { dataType: { const: dataType }, value: { title: "Value", ...value } },
});

/** A row of parameters: what its value is follows from its data type. */
export const ROW = {
  type: "object",
  properties: {
    name: { title: "Name", type: "string" },
    dataType: { title: "Data type", type: "string", enum: ["String", "Number", "Boolean", "ITResource"], default: "String" },
  },
  dependencies: {
    dataType: {
      oneOf: [
        row("String", { type: "string" }),
        row("Number", { type: "number" }),
        row("Boolean", { type: "boolean" }),
        row("ITResource", { type: "string" }),
      ],
    },
  },
};

/** The job. */
export const SCHEMA = {
  type: "object",
  required: ["taskName", "jobName", "retryCount"],
  properties: {
    taskName: { title: "Task name", type: "string" },
    jobName: { title: "Job name", type: "string" },
    retryCount: { title: "Retry count", type: "integer" },
    isEnabled: truth("Enabled"),
    concurrent: truth("Concurrent"),
    status: { title: "Status", type: "string" },
    parameters: { title: "Parameters", type: "array", items: ROW },
  },
};

/** From JobDetails to what the form holds, and back. */
export const held = ({ parameters = {}, ...job }) => ({
  ...job,
  parameters: Object.entries(parameters).map(([name, parameter]) => ({ name, ...parameter })),
});
export const sent = ({ parameters = [], ...job }) => ({
  ...job,
  parameters: Object.fromEntries(parameters.map(({ name, ...parameter }) => [name, parameter])),
});
