// Evaluates FHIRPath expressions with the npm package fhirpath.
// Reads [{"file": "…", "expression": "…"}] as JSON from the input, and writes for each the items that came out, or null where it refused.
import { readFileSync } from 'node:fs';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';

const resources = new Map();
const read = file => {
  if (!resources.has(file)) {
    resources.set(file, JSON.parse(readFileSync(file, 'utf8')));
  }
  return resources.get(file);
};

const results = JSON.parse(readFileSync(0, 'utf8')).map(({ file, expression }) => {
  try {
    return fhirpath.evaluate(read(file), expression, {}, r4, { traceFn: () => {} });
  } catch {
    return null;
  }
});
process.stdout.write(JSON.stringify(results));
