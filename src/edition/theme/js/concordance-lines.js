// The lines of the concordance: what they hold, how they are sorted, as a table and as CSV.

import { element } from "./elements.js";
import { _, pieces, yearName } from "./messages.js";
import { isEditors, KINDS, kindName, marked } from "./search-hits.js";

const [SIZE, START, PLACE, WIDER] = [0.74, 0.38, 6, 9]; // as in concordance.css: rems, a share, rems
const HEADS = { left: _("before"), word: _("word"), right: _("after"), where: _("where") };
const COLUMNS = {
  before: ({ left }) => left, word: ({ word }) => word, after: ({ right }) => right,
  "in the original": ({ number }) => number, author: ({ hit }) => (isEditors(hit) ? "" : hit.author), title: ({ hit }) => hit.title,
  year: ({ hit }) => hit.year, language: ({ hit }) => hit.language, place: ({ hit }) => hit.label,
  kind: ({ hit }) => KINDS[hit.kind], address: ({ hit }) => hit.url,
};

// A hit has a line for each place in it, and for each part of the question that is not
// shown there: it says how that was found.
export function linesOf(hit) {
  const told = { right: hit.opening, hit, isApart: true };
  const lines = hit.lines.map((line) => ({ ...line, hit, isApart: false }));
  return [...lines, ...hit.apart.map(([word, number, left]) => ({ ...told, left, word, number }))];
}

export const isTranslation = ({ hit }) => hit.kind === "translation";

const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, "").trim();
const backwards = (text) => plain(text).split(/\s+/).reverse().join(" ");
const { compare } = new Intl.Collator(document.documentElement.lang);
const inOrder = ({ hit: one }, { hit: other }) =>
  compare(one.slug, other.slug) || isEditors(one) - isEditors(other) || one.order - other.order;
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

// Whether words have room in a line before the word, and behind it: on phones they wrap.
export function roomIn(output) {
  if (matchMedia("(max-width: 44.98em)").matches) return { before: () => true, behind: () => true };
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${SIZE * rem}px ${getComputedStyle(output).fontFamily}`;
  const least = (words) => pen.measureText(`${words}  `).width;
  const before = output.clientWidth * START;
  const place = matchMedia("(min-width: 60em)").matches ? WIDER : PLACE;
  const behind = output.clientWidth - before - place * rem;
  return { before: (words) => least(words) <= before, behind: (words) => least(words) <= behind };
}

// As many whole words as have room, from the word outwards; none where not one has.
function tail(said, fits) {
  const words = said.split(" ");
  const from = (at) => (at > 0 ? `… ${words.slice(at).join(" ")}` : said);
  const first = words.findIndex((_word, at) => fits(from(at)));
  return first < 0 ? "" : from(first);
}

function head(said, fits) {
  const words = said.split(" ");
  const until = (end) => (end < words.length ? `${words.slice(0, end).join(" ")} …` : said);
  const last = words.findLastIndex((_word, at) => fits(until(at + 1)));
  return last < 0 ? "" : until(last + 1);
}

// What is not beside the word, as the beginning of the passage is not, stands in brackets.
function row({ hit, left, word, right, isApart }, isGrouped, { before, behind }) {
  const cell = (name, ...content) => element("td", { className: `kwic__${name}` }, ...content);
  const kind = element("span", { className: "kwic__kind" }, kindName(hit));
  const place = isGrouped ? hit.label : hit.where;
  const isOfList = !hit.path.startsWith("texts/");
  const isSaid = hit.kind === "passage" || (isGrouped && (isOfList || isTranslation({ hit }))); // in the heading
  const link = element("a", { href: hit.url, title: hit.kind === "passage" ? "" : place }, place || kind);
  const after = head(right, (words) => behind(`${word} (${words})`));
  const sides = [`${tail(left, before)}\u00a0`, isApart && after ? `(${after})` : after];
  const [on, off] = sides.map((words) => element("bdi", {}, words));
  const runsLeft = RIGHT_TO_LEFT.test(`${left} ${word}`) && !isApart;
  return element("tr", { className: isApart ? "is-apart" : "", ...(runsLeft && { dir: "rtl" }) },
    cell("left", on),
    cell("word", ...marked(word)),
    cell("right", " ", off),
    cell("where", link, ...(place && !isSaid ? [" ", kind] : [])));
}

// Whose words the lines of a group are: the author’s, those of a translation, or what the
// editors say on the text.
function heading(hit) {
  const { author, title, year } = hit;
  const voice = isTranslation({ hit }) && kindName(hit);
  const about = [author, element("cite", {}, title), yearName(year), voice].filter(Boolean);
  const said = about.flatMap((part, n) => (n > 0 ? [", ", part] : [part]));
  const words = isEditors(hit) ? pieces(_("Editors on %(text)s"), { text: said }) : said;
  return element("tr", { className: "kwic__text" }, element("th", { colSpan: 4, scope: "rowgroup" }, ...words));
}

function groups(lines, isGrouped, room) {
  if (!isGrouped) return [element("tbody", {}, ...lines.map((line) => row(line, false, room)))];
  const bodies = new Map();
  for (const line of lines) {
    const { hit } = line;
    const name = [hit.slug, isTranslation(line) && hit.language, isEditors(hit)].join();
    if (!bodies.has(name)) bodies.set(name, element("tbody", {}, heading(hit)));
    bodies.get(name).append(row(line, true, room));
  }
  return [...bodies.values()];
}

export function table(lines, isGrouped, room) {
  const heads = Object.values(HEADS).map((head) => element("th", { scope: "col" }, head));
  return element("table", { className: "kwic" },
    element("caption", {}, _("Lines found")),
    element("thead", {}, element("tr", {}, ...heads)),
    ...groups(lines, isGrouped, room));
}
