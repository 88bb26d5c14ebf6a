// Attacks published tables with HiGHS. Reads published files and what the publisher says of them (which members make up which); shares no
// code with the product and never sees a true count.
//
//   node attack.mjs FOLDER [PART PARTS]                        of every PARTS targets that in place PART, from 0
//
// Each FOLDER/*.json is one target:
//   { "count": "n", "marker": "c", "base": 5, "small": [1, 7],
//     "second": "x",                                              marks what is hidden though it is not small; null where one marker does for both
//     "files": ["a.csv", ...],                                    one table, or the releases of a series
//     "sums": [{ "column": "sex", "whole": "all", "parts": [..], "addsUp": true }, ...],
//     "overlap": { "file": "b.csv", "here": "area", "there": "health", "pieces": [["lad1", "h1"], ...] },
//     "insiders": [[line, value], ...],                           what somebody knows of the first file
//     "integer": true }                                           also with whole numbers
// Prints a JSON line for each hidden cell that an attack narrows to less than three: file, line, attack, low, high; an insider's only when exact.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import loadHighs from "highs";

const highs = await loadHighs();
const Infinite = 1e7;
const Key = (members) => members.join("\u001f");

function readCsv(path) {
  const [head, ...rows] = readFileSync(path, "utf8").trimEnd().split("\n").map((line) => line.split(","));
  return { head, rows };
}

/** What a shown number can stand for: all that rounds to it and is not small. */
function window(text, target) {
  if (text === target.marker || text === target.second) return [0, Infinite];
  const shown = Number(text);
  const values = [];
  for (let n = Math.max(0, shown - target.base); n <= shown + target.base; n++) {
    if (Math.floor((n + Math.floor(target.base / 2)) / target.base) * target.base === shown && !(n >= target.small[0] && n <= target.small[1])) values.push(n);
  }
  return target.base === 1 ? [shown, shown] : [values[0], values.at(-1)];
}

/** Variables, one for each count that may differ, and rows over them. */
class System {
  lower = []; upper = []; rows = []; hidden = [];
  add(low, high) { this.lower.push(low); this.upper.push(high); return this.lower.length - 1; }
  sum(parts, whole, addsUp) {
    const indices = [...parts, whole];
    const values = [...parts.map(() => 1), -1];
    this.rows.push({ low: 0, high: addsUp ? 0 : Infinite, indices, values });
    if (!addsUp) for (const part of parts) this.rows.push({ low: -Infinite, high: 0, indices: [part, whole], values: [1, -1] });
  }
}

function addTable(system, known, file, table, target, rename = (head) => head) {
  const count = table.head.indexOf(target.count);
  const columns = table.head.map((head, at) => at).filter((at) => at !== count);
  const own = new Map();
  table.rows.forEach((row, at) => {
    const key = Key(columns.map((column) => row[column]));
    const [low, high] = window(row[count], target);
    let variable = known.get(key);
    // The same count where it can be; a corrected one is another.
    if (variable === undefined || Math.max(system.lower[variable], low) > Math.min(system.upper[variable], high)) {
      variable = system.add(low, high);
      known.set(key, variable);
    } else {
      system.lower[variable] = Math.max(system.lower[variable], low);
      system.upper[variable] = Math.min(system.upper[variable], high);
    }
    own.set(key, variable);
    if (row[count] === target.marker || row[count] === target.second) system.hidden.push({ file, line: at + 2, variable, small: row[count] === target.marker });
  });
  addSums(system, own, columns.map((column) => rename(table.head[column])), target.sums);
  return own;
}

function addSums(system, own, heads, sums) {
  for (const sum of sums) {
    const at = heads.indexOf(sum.column);
    if (at < 0) continue;
    for (const [key, whole] of own) {
      const members = key.split("\u001f");
      if (members[at] !== sum.whole) continue;
      const parts = sum.parts.map((part) => own.get(Key(members.map((member, place) => (place === at ? part : member)))));
      if (parts.every((part) => part !== undefined)) system.sum(parts, whole, sum.addsUp);
    }
  }
}

function addOverlap(system, known, here, folder, target) {
  const { file, here: column, there: other, pieces } = target.overlap;
  const table = readCsv(join(folder, file));
  const first = readCsv(join(folder, target.files[0]));
  const there = addTable(system, known, file, table, target, (head) => (head === other ? column : head));
  const heads = first.head.filter((head) => head !== target.count);
  const at = heads.indexOf(column);
  const shared = new Map();
  const join2 = (own, side) => {
    for (const [key, variable] of own) {
      const members = key.split("\u001f");
      const of = pieces.filter((piece) => piece[side] === members[at]).map((piece) => {
        const shares = Key(members.map((member, place) => (place === at ? piece.join("\u001e") : member)));
        if (!shared.has(shares)) shared.set(shares, system.add(0, Infinite));
        return shared.get(shares);
      });
      if (of.length > 0) system.sum(of, variable, true);
    }
  };
  join2(here, 0);
  join2(there, 1);
  addSums(system, shared, heads, target.sums.filter((sum) => sum.column !== column));
}

/** The least and the most of each hidden count; those that solutions already show to be wide are not asked for. */
function* attack(system, name, options) {
  const { lower = system.lower, upper = system.upper, needed = 3, integer = false, only = system.hidden, fromTo = null } = options;
  const model = highs.createModel();
  try {
    model.options.set({ output_flag: false, presolve: integer ? "on" : "off" });
    lower.forEach((low, at) => { model.addVar(low, upper[at]); if (integer) model.changeColIntegrality(at, highs.constants.variableType.integer); });
    for (const row of system.rows) model.addRow(row.low, row.high, { indices: row.indices, values: row.values });
    const low = lower.map(() => Infinity);
    const high = lower.map(() => -Infinity);
    const wide = (at) => {
      const [from, to] = fromTo ?? [-Infinity, Infinity];
      return Math.min(to, Math.floor(high[at] + 1e-6)) - Math.max(from, Math.ceil(low[at] - 1e-6)) >= needed;
    };
    const solve = (at, sign) => {
      model.changeColCost(at, sign);
      model.run();
      const solved = model.getModelStatus() === highs.constants.modelStatus.optimal;
      const values = solved ? model.getSolution().colValue : [];
      model.changeColCost(at, 0); // only now: it forgets the solution
      values.forEach((value, column) => {
        low[column] = Math.min(low[column], value);
        high[column] = Math.max(high[column], value);
      });
      return solved;
    };
    for (const cell of only) {
      if (wide(cell.variable)) continue;
      if (!solve(cell.variable, 1)) return; // what it assumes is not so: it teaches nothing
      if (!wide(cell.variable)) solve(cell.variable, -1);
      if (!wide(cell.variable)) {
        yield { file: cell.file, line: cell.line, attack: name, low: Math.ceil(low[cell.variable] - 1e-6), high: Math.floor(high[cell.variable] + 1e-6) };
      }
    }
  } finally {
    model.dispose();
  }
}

function* attackAll(folder, name) {
  const target = JSON.parse(readFileSync(join(folder, name), "utf8"));
  // Of a series each month with the next one too: what all of them together contradict, two may not.
  const pairs = target.files.length > 2 ? target.files.slice(1).map((file, at) => [target.files[at], file]) : [];
  for (const files of [target.files, ...pairs]) yield* attackFiles(folder, target, files);
}

function* attackFiles(folder, target, files) {
  const system = new System();
  const known = new Map();
  const own = files.map((file) => addTable(system, known, file, readCsv(join(folder, file)), target));
  if (target.overlap) addOverlap(system, known, own[0], folder, target);
  yield* attack(system, "outsider", {});
  yield* attack(system, "known rule", { fromTo: target.small });
  const marked = new Set(system.hidden.filter((cell) => cell.small).map((cell) => cell.variable));
  yield* attack(system, "all small", {
    lower: system.lower.map((low, at) => (marked.has(at) ? Math.max(low, target.small[0]) : low)),
    upper: system.upper.map((high, at) => (marked.has(at) ? Math.min(high, target.small[1]) : high)),
  });
  if (target.integer) yield* attack(system, "integer", { integer: true });
  for (const [line, value] of target.insiders ?? []) {
    const knows = system.hidden.find((cell) => cell.file === files[0] && cell.line === line);
    if (!knows) continue;
    const fixed = (bounds) => bounds.map((bound, at) => (at === knows.variable ? value : bound));
    yield* attack(system, `insider of line ${line}`, {
      lower: fixed(system.lower), upper: fixed(system.upper), needed: 1, only: system.hidden.filter((cell) => cell !== knows),
    });
  }
}

const [folder, part = "0", parts = "1"] = process.argv.slice(2);
const targets = readdirSync(folder).filter((file) => file.endsWith(".json")).sort().filter((_, at) => at % Number(parts) === Number(part));
for (const name of targets) {
  for (const found of attackAll(folder, name)) console.log(JSON.stringify({ target: name, ...found }));
}
console.log(JSON.stringify({ targets: targets.length }));
