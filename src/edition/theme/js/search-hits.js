// Turns a passage that was found into a hit: where it is, and the words around the place.

import { element } from "./elements.js";
import { _, ngettext } from "./messages.js";
import { ranges } from "./search-core.js";
import { file, index, ROOT } from "./search-index.js";
import { keys, tokens, whole } from "./search-tokens.js";

const SIGNS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu; // about a word that was typed
const STOPS = /^([“„«‘(\["]*)(.*?)([.,;:!?…”’»)\]"]*)$/su; // about words that were found
const [AROUND, OPENING, NAME] = [9, 18, 12]; // words around a place, of an opening, of a name at most

// The kinds of hits, as addresses and as readers know them.
export const KINDS = {
  text: _("text"), headnote: _("headnote"), passage: _("passage"), "author-note": _("author’s note"),
  "editor-note": _("editors’ note"), term: _("term"), event: _("event"), parallel: _("parallel"),
  name: _("name"), reference: _("reference"), translation: _("translation"), page: _("page"),
};

// The words found, marked, without the signs about them.
export function marked(said) {
  const [, opening, words, closing] = STOPS.exec(said);
  return [opening, element("mark", {}, words), closing];
}

// What the editors say on the page of a text, which its author does not.
const OF_EDITORS = ["headnote", "editor-note"];
export const isEditors = ({ kind }) => OF_EDITORS.includes(kind);

const languages = new Intl.DisplayNames([document.documentElement.lang], { type: "language" });
export const languageName = (language) => languages.of(language);

// The kind of a hit as it stands beside it: of a translation, with its language.
export function kindName({ kind, language }) {
  if (kind !== "translation") return KINDS[kind];
  return _("translation (%(language)s)", { language: languageName(language) });
}

export function slugOf(path) {
  const [first, second] = path.split("/").filter(Boolean);
  return first === "texts" ? second : first;
}

// The name with which an entry of a list begins, after the date of an event; a stop
// ends it, but not that of an initial.
function nameOf(kind, words) {
  const from = kind === "event" ? words.findIndex((word) => word.endsWith(":")) + 1 : 0;
  const end = words.slice(from).findIndex((word) => /[\p{L}\p{N})”’]{2}[.?!]$/u.test(word)) + 1 || NAME;
  return words.slice(from, from + Math.min(end, NAME)).join(" ").replace(/\.$/, "");
}

function labelOf(kind, id, words) {
  if (kind === "passage") return `¶\u00a0${id.replaceAll("p", "").replace("-", "–")}`;
  if (kind === "translation") return id.replace(/^.*-([pn])(\d+)$/, (_all, of, n) => `${of === "p" ? "¶" : _("n.")}\u00a0${n}`);
  if (kind === "author-note") return `${_("n.")}\u00a0${id.slice(1)}`;
  return ["text", "headnote", "editor-note"].includes(kind) ? "" : nameOf(kind, words.split(" "));
}

function addressOf(kind, path, id) {
  const address = id ? `${path}#${id}` : path;
  return new URL(kind === "term" ? `${path}${id}/` : address, ROOT).href;
}

// A line for each place. The one that has most of what was asked for near is the best.
function linesIn(words, all, places) {
  const from = (place) => all[place]?.index ?? words.length;
  const after = (place) => from(place) + (all[place]?.token.length ?? 0);
  return ranges(places).map(([start, end]) => ({
    left: (start > AROUND ? "… " : "") + words.slice(from(Math.max(0, start - AROUND)), from(start)).trim(),
    word: words.slice(from(start), after(end - 1)),
    right: words.slice(after(end - 1), from(end + AROUND)).trim() + (end + AROUND < all.length ? " …" : ""),
    near: places.filter(([place]) => Math.abs(place - start) < AROUND).length,
  }));
}

// The places of a part; of a phrase, where those of its words stand, too, that are not
// looked for.
function verified({ isPhrase, words }, found, all) {
  const stands = (place) => words.every((word, n) => !word || keys(all[place + n]?.token ?? "").includes(word));
  return (found?.places ?? []).filter(([place]) => !isPhrase || stands(place));
}

// The hit that a passage is; null if a phrase does not stand in it after all.
export async function hitOf({ entry, text, found }, parts) {
  const { begins, each } = await index();
  const at = entry - begins[text];
  const { entries, url: path, ...told } = await file(`pieces/${text}.${Math.floor(at / each)}`);
  const [id, kind, words] = entries[at % each];
  const all = tokens(words);
  const places = parts.map((part, n) => verified(part, found[n], all));
  if (places.some(({ length }, n) => length === 0 && found[n]?.places.length > 0)) return null;
  const [anchor, last] = kind === "passage" ? id.split("-") : [id];
  const label = labelOf(kind, id, words);
  const pool = last ? label.slice(2) : "";
  const own = parts.map((part, n) => counts(part, found[n], pool));
  const unshown = [...parts.keys()].filter((n) => found[n] && places[n].length === 0);
  const others = unshown.filter((n) => own[n].length === 0).map((n) => [bare(parts[n]), undefined, otherwise(kind)]);
  return {
    ...told, path, kind, label,
    slug: slugOf(path),
    url: addressOf(kind, path, anchor),
    where: [told.short, label].filter(Boolean).join(", "),
    pool,
    order: entry,
    opening: all.length > OPENING ? `${words.slice(0, all[OPENING].index).trim()} …` : words,
    lines: linesIn(words, all, places.flat()),
    counts: unique(own.flat()),
    apart: [...unique(unshown.flatMap((n) => own[n])), ...others],
  };
}

const bare = ({ said }) => said.replace(SIGNS, "");
const otherwise = (kind) => (kind.endsWith("-note") ? _("in a work cited here") : _("another form"));

const unique = (pairs) => [...new Map(pairs).values()];

// How often an author has words of a part, each as it was typed where that is the same.
function counts(part, found, pool) {
  return [...(found?.own ?? [])].map(([word, number]) => {
    const isTerm = word.startsWith("=");
    const said = isTerm || whole(bare(part)) === word ? bare(part) : word;
    return [word, [said, number, original(pool, number, isTerm)]];
  });
}

// “in the original, 3 times”; of passages counted together, which they are.
function original(pool, number, isTerm) {
  const times = ngettext("once", "%(number)s times", number, { number });
  const where = pool
    ? _("in the original, %(times)s in passages %(pool)s", { pool, times })
    : _("in the original, %(times)s", { times });
  return isTerm ? _("%(where)s, in this or another form", { where }) : where;
}
