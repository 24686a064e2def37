// The lines of the concordance: what they hold, how they are sorted, and as CSV.

import { KINDS, original } from "./search-hits.js";

const COLUMNS = [
  ["before", (line) => line.left],
  ["word", (line) => line.word],
  ["after", (line) => line.right],
  ["in the original", (line) => line.number ?? ""],
  ["author", ({ hit }) => hit.author],
  ["title", ({ hit }) => hit.title],
  ["year", ({ hit }) => hit.year],
  ["language", ({ hit }) => hit.language],
  ["place", ({ hit }) => hit.label],
  ["kind", ({ hit }) => KINDS[hit.kind]],
  ["address", ({ hit }) => hit.url],
];

// A hit has a line for each place in it; one that was found otherwise says how.
export function linesOf(hit) {
  if (hit.lines.length > 0) return hit.lines.map((line) => ({ ...line, hit }));
  const apart = { right: hit.opening, hit, isApart: true };
  if (hit.counts.length > 0) {
    return hit.counts.map(([word, number]) => ({ ...apart, left: original(hit, number), word, number }));
  }
  return hit.forms.slice(0, 1).map((word) => ({ ...apart, left: hit.how, word }));
}

function plain(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, "").trim();
}

// The words before, from the nearest to the farthest.
function backwards(text) {
  return plain(text).split(/\s+/).reverse().join(" ");
}

const { compare } = new Intl.Collator("en");
const inOrder = ({ hit: one }, { hit: other }) =>
  compare(one.path, other.path) || one.order - other.order;
const byDate = (one, other) =>
  (one.hit.year ?? 9999) - (other.hit.year ?? 9999) || inOrder(one, other);

export const ORDERS = {
  date: byDate,
  text: (one, other) => compare(one.hit.short, other.hit.short) || inOrder(one, other),
  left: (one, other) =>
    Boolean(one.isApart) - Boolean(other.isApart) ||
    compare(backwards(one.left), backwards(other.left)) || byDate(one, other),
  right: (one, other) => compare(plain(one.right), plain(other.right)) || byDate(one, other),
  word: (one, other) => compare(plain(one.word), plain(other.word)) || byDate(one, other),
};

// What a spreadsheet would take for a formula is kept as words.
function quoted(value) {
  const words = String(value ?? "").replace(/^\s*[=+\-@＝＋－＠]|^[\t\r]/, "'$&");
  return `"${words.replaceAll('"', '""')}"`;
}

export function csv(lines) {
  const head = COLUMNS.map(([name]) => quoted(name)).join(",");
  const body = lines.map((line) => COLUMNS.map(([, value]) => quoted(value(line))).join(","));
  return `${[head, ...body].join("\r\n")}\r\n`;
}
