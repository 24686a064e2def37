// The lines of the concordance: what they hold, how they are sorted, as a table and as CSV.

import { element } from "./elements.js";
import { _, yearName } from "./messages.js";
import { KINDS, kindName, original } from "./search-hits.js";

const ROOM = 40; // letters of a line on each side of the word
const STOPS = /[.,;:!?]*$/u; // behind the word
const HEADS = { left: _("before"), word: _("word"), right: _("after"), where: _("where") };
const COLUMNS = {
  before: ({ left }) => left, word: ({ word }) => word, after: ({ right }) => right,
  "in the original": ({ number }) => number, author: ({ hit }) => hit.author, title: ({ hit }) => hit.title,
  year: ({ hit }) => hit.year, language: ({ hit }) => hit.language, place: ({ hit }) => hit.label,
  kind: ({ hit }) => KINDS[hit.kind], address: ({ hit }) => hit.url,
};

// A hit has a line for each place in it; one that was found otherwise says how.
export function linesOf(hit) {
  if (hit.lines.length > 0) return hit.lines.map((line) => ({ ...line, hit, isApart: false }));
  const apart = { right: hit.opening, hit, isApart: true };
  if (hit.counts.length > 0) {
    return hit.counts.map(([word, number]) => ({ ...apart, left: original(hit, number), word, number }));
  }
  return hit.forms.slice(0, 1).map((word) => ({ ...apart, left: hit.how, word }));
}

export const isTranslation = ({ hit }) => hit.kind === "translation";

const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, "").trim();
const backwards = (text) => plain(text).split(/\s+/).reverse().join(" ");
const { compare } = new Intl.Collator(document.documentElement.lang);
const inOrder = ({ hit: one }, { hit: other }) => compare(one.path, other.path) || one.order - other.order;
const byDate = (one, other) => (one.hit.year ?? 9999) - (other.hit.year ?? 9999) || inOrder(one, other);

// The words before are compared from the nearest to the farthest.
export const ORDERS = {
  date: byDate,
  text: (one, other) => compare(one.hit.short, other.hit.short) || inOrder(one, other),
  left: (one, other) =>
    one.isApart - other.isApart || compare(backwards(one.left), backwards(other.left)) || byDate(one, other),
  right: (one, other) => compare(plain(one.right), plain(other.right)) || byDate(one, other),
  word: (one, other) => compare(plain(one.word), plain(other.word)) || byDate(one, other),
};

// What a spreadsheet would take for a formula is kept as words.
function quoted(value) {
  const words = String(value ?? "").replace(/^\s*[=+\-@＝＋－＠]|^[\t\r]/, "'$&");
  return `"${words.replaceAll('"', '""')}"`;
}

export function csv(lines) {
  const rows = lines.map((line) => Object.values(COLUMNS).map((value) => value(line)));
  return [Object.keys(COLUMNS), ...rows].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

// What fits on a line beside the word, in whole words; all of it where it is short.
function tail(words) {
  if (words.length <= ROOM) return words;
  return `… ${words.slice(-ROOM).replace(/^\S*\s/, "")}`;
}

function head(words, room) {
  return words.length <= room ? words : `${words.slice(0, room).replace(/\s\S*$/, "")} …`;
}

function row({ hit, left, word, right, isApart }, isGrouped) {
  const cell = (name, ...content) => element("td", { className: `kwic__${name}` }, ...content);
  const kind = element("span", { className: "kwic__kind" }, kindName(hit));
  const place = isGrouped ? hit.label : hit.where;
  const link = element("a", { href: hit.url }, place || kind);
  const sides = [`${tail(left)}\u00a0`, head(right, ROOM - word.length)];
  const [before, after] = sides.map((words) => element("bdi", {}, words));
  const runsLeft = RIGHT_TO_LEFT.test(`${left} ${word}`) && !isApart;
  return element("tr", { className: isApart ? "is-apart" : "", ...(runsLeft && { dir: "rtl" }) },
    cell("left", before),
    cell("word", element("mark", {}, word.replace(STOPS, "")), STOPS.exec(word)[0]),
    cell("right", " ", after),
    cell("where", link, ...(place && hit.kind !== "passage" ? [" ", kind] : [])));
}

// Whose words the lines of a group are: of a translation, which one it is.
function heading(hit) {
  const { author, title, year } = hit;
  const voice = isTranslation({ hit }) && kindName(hit);
  const about = [author, element("cite", {}, title), yearName(year), voice].filter(Boolean);
  const said = about.flatMap((part, n) => (n > 0 ? [", ", part] : [part]));
  return element("tr", { className: "kwic__text" }, element("th", { colSpan: 4, scope: "rowgroup" }, ...said));
}

function groups(lines, isGrouped) {
  if (!isGrouped) return [element("tbody", {}, ...lines.map((line) => row(line, false)))];
  const bodies = new Map();
  for (const line of lines) {
    const name = isTranslation(line) ? `${line.hit.slug}.${line.hit.language}` : line.hit.slug;
    if (!bodies.has(name)) bodies.set(name, element("tbody", {}, heading(line.hit)));
    bodies.get(name).append(row(line, true));
  }
  return [...bodies.values()];
}

export function table(lines, isGrouped) {
  const heads = Object.values(HEADS).map((head) => element("th", { scope: "col" }, head));
  return element("table", { className: "kwic" },
    element("caption", {}, _("Lines found")),
    element("thead", {}, element("tr", {}, ...heads)),
    ...groups(lines, isGrouped));
}
