// The preview beside the libraries' forms: one block a row, of which only the changed one is rendered again.
// Owns what is the same beside each library, so that its own cost is what is measured. Must not know the library.

import { memo } from "react";

const Block = memo(function Block({ name, dataType, value }) {
  const text = JSON.stringify({ [name]: { value, dataType } }, null, 2).slice(2, -2);
  return <span>{text.replace(/^/gm, "  ")},</span>;
});

/** The preview of a job whose parameters are rows. */
export function Preview({ job: { parameters = [], ...fields } }) {
  return (
    <div className="preview">
      <span>{`${JSON.stringify(fields, null, 2).slice(0, -2)},\n  "parameters": {`}</span>
      <div className="parameters">
        {parameters.map(({ name = "", dataType, value }, at) => (
          <Block key={at} name={name} dataType={dataType} value={value} />
        ))}
      </div>
      <span>{"  }\n}"}</span>
    </div>
  );
}
