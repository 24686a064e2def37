// Turns what was found in a record into hits: one for each passage, note, term, event,
// parallel, name or reference, with the words around what was found.

import { agrees, bare, STOP } from "./search-words.js";

const AROUND = 9;
const OPENING = 18;
const NAME = 12; // words of a name at the most
const CYRILLIC = /\p{Script=Cyrillic}/u;
export const OF_LISTS = {
  terms: "term",
  events: "event",
  parallels: "parallel",
  names: "name",
  references: "reference",
};

// The kinds of hits, as addresses and as readers know them.
export const KINDS = {
  text: "text",
  headnote: "headnote",
  passage: "passage",
  "author-note": "author’s note",
  "editor-note": "editors’ note",
  term: "term",
  event: "event",
  parallel: "parallel",
  name: "name",
  reference: "reference",
};

export function kindOf(record, id) {
  if (record !== "text") return OF_LISTS[record];
  if (id === "") return "text";
  if (id === "headnote") return "headnote";
  if (id.startsWith("p")) return "passage";
  return /^n\d/.test(id) ? "author-note" : "editor-note";
}

export function slugOf(path) {
  const [first, second] = path.split("/").filter(Boolean);
  return first === "texts" ? second : first;
}

// The name with which an entry of a list begins, after the date of an event; a stop
// ends it, but not that of an initial.
function nameOf(kind, words) {
  const from = kind === "event" ? words.findIndex((word) => word.endsWith(":")) + 1 : 0;
  const isEnd = (word) => /[\p{L}\p{N})”’]{2}[.?!]$/u.test(word);
  const end = words.slice(from).findIndex(isEnd) + 1 || NAME;
  return words.slice(from, from + Math.min(end, NAME)).join(" ").replace(/\.$/, "");
}

function labelOf(kind, id, words) {
  if (kind === "passage") return `¶\u00a0${id.replaceAll("p", "").replace("-", "–")}`;
  if (kind === "author-note") return `n.\u00a0${id.slice(1)}`;
  return Object.values(OF_LISTS).includes(kind) ? nameOf(kind, words) : "";
}

function addressOf(kind, path, id, root) {
  if (kind === "term") return new URL(`glossary/${id}/`, root).href;
  const page = path.slice(1).replace(/#.*/, "");
  return new URL(id ? `${page}#${id}` : page, root).href;
}

// The entries in some pieces of a record; one that crosses a border stands in two.
// What is hidden has the place of what it finds, and an author's words have counts.
function entriesOf(pieces) {
  const found = new Map();
  for (const [id, start, said, target, counts] of pieces.flatMap((piece) => piece.entries)) {
    const words = said ? said.split(" ") : [];
    const key = `${start} ${id} ${counts ? "w" : target === undefined ? "" : "f"}`;
    found.set(key, { id, start, words, target, counts, isHidden: target !== undefined });
  }
  return [...found.values()].sort((one, other) => one.start - other.start);
}

function stands(entry, start, part) {
  return start >= 0 && part.words.every((word, index) => bare(entry.words[start + index] ?? "") === word);
}

function keyword({ words }, start, length) {
  const after = start + length;
  const from = Math.max(0, start - AROUND);
  const to = Math.min(words.length, after + AROUND);
  return {
    left: (from > 0 ? "… " : "") + words.slice(from, start).join(" "),
    word: words.slice(start, after).join(" "),
    right: words.slice(after, to).join(" ") + (to < words.length ? " …" : ""),
  };
}

// Forms stand side by side with a dot between them; one is shown whole.
function formAt({ words }, start) {
  const from = words.lastIndexOf("·", start) + 1;
  const to = words.indexOf("·", start);
  return words.slice(from, to < 0 ? words.length : to).join(" ");
}

// A line for each place; words that stand together share one. The line that has most
// of what was asked for near is the best.
function linesAt(entry, starts) {
  const joined = [];
  for (const [start, length] of [...starts].sort(([one], [other]) => one - other)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, start + length);
    else joined.push({ start, end: start + length });
  }
  return joined.map(({ start, end }) => ({
    ...keyword(entry, start, end - start),
    near: [...starts.keys()].filter((other) => Math.abs(other - start) < AROUND).length,
  }));
}

// But for names and terms, a form counts whole: “mutual” finds no passage of “trust”
// by its form “mutual trust”.
function isAskedFor({ words, start: begin }, start, places) {
  const from = words.lastIndexOf("·", start) + 1;
  const to = words.indexOf("·", start);
  return words
    .slice(from, to < 0 ? words.length : to)
    .every((word, index) => STOP.has(bare(word)) || CYRILLIC.test(word) || places.has(begin + from + index));
}

// What was found of each thing that can be a hit, by its id or the name of its pool.
function gathered(entries, places, question, isStrict) {
  const found = new Map();
  const all = new Set(places.flat());
  const add = (entry, location, number, part) => {
    const start = location - entry.start - part.at;
    if (part.isPhrase && (entry.counts || !stands(entry, start, part))) return;
    if (!part.isPhrase && !agrees(entry.words[start], part.sought)) return;
    if (entry.isHidden && !entry.counts && isStrict && !isAskedFor(entry, start, all)) return;
    const one = found.get(entry.id) ?? {
      id: entry.id, parts: new Set(), starts: new Map(), forms: new Set(), counts: new Map(),
    };
    found.set(entry.id, one);
    one.parts.add(number);
    if (entry.counts) one.counts.set(entry.words[start], entry.counts[start]);
    else if (entry.isHidden) one.forms.add(formAt(entry, start));
    else one.starts.set(start, part.words.length);
  };
  question.forEach((part, number) => {
    for (const location of places[number]) {
      const entry = entries.findLast((other) => other.start <= location);
      if (entry && location < entry.start + entry.words.length) add(entry, location, number, part);
    }
  });
  return [...found.values()];
}

// The author's words that were found, those asked for first.
function counted(counts, question) {
  const isAsked = ([word]) => question.some((part) => part.words[0] === bare(word));
  return [...counts].sort((one, other) => isAsked(other) - isAsked(one));
}

// The hits in some pieces of a record, in the order of the text.
export function hitsOf(pieces, places, question, root) {
  const [{ entries: _, url: path, kind: ofRecord, ...told }] = pieces;
  const entries = entriesOf(pieces);
  const shown = new Map(entries.filter((one) => !one.isHidden).map((one) => [one.id, one]));
  return gathered(entries, places, question, !["names", "terms"].includes(ofRecord))
    .map(({ id, parts, starts, forms, counts }) => {
      const isPool = !shown.has(id) && /^p\d+-p\d+$/.test(id);
      const anchor = isPool ? id.split("-")[0] : id;
      const entry = shown.get(anchor) ?? { start: 0, words: [] };
      const kind = kindOf(ofRecord, anchor);
      const label = labelOf(kind, id, entry.words);
      return {
        ...told,
        path,
        kind,
        slug: slugOf(path),
        url: addressOf(kind, path, anchor, root),
        where: [told.short, label].filter(Boolean).join(", "),
        label,
        pool: isPool ? label.slice(2) : "",
        order: entry.start,
        isWhole: parts.size === question.length,
        opening: entry.words.slice(0, OPENING).join(" ") + (entry.words.length > OPENING ? " …" : ""),
        lines: linesAt(entry, starts),
        forms: [...forms],
        counts: counted(counts, question),
      };
    })
    .sort((one, other) => one.order - other.order);
}

// “in the original, 3 times”; of passages counted together, which they are.
export function original(hit, number) {
  const times = number === 1 ? "once" : `${number} times`;
  const where = hit.pool ? `in the original of passages ${hit.pool}` : "in the original";
  return `${where}, ${times}`;
}
