// Makes citations of places in a text from the examples in its section How to cite.

import { _ } from "./messages.js";
import { remember, remembered } from "./store.js";

const STORE = "edition-citing";

export const about = document.getElementById("citation-words");
const others = [...document.querySelectorAll("[data-words-of]")];

// What names the words of a layer: a copy is cited by itself, a translation as the text.
function wordsOf({ voice } = {}) {
  return others.find(({ dataset }) => dataset.wordsOf === voice);
}

function named(place) {
  const words = wordsOf(place);
  return words?.dataset.one ? words.dataset : about.dataset;
}

function within({ voice } = {}) {
  return voice === "copy" ? ":is([data-words-of=copy] *)" : ":not([data-words-of] *)";
}

const kept = { style: "chicago-notes", shown: "chicago-notes", along: true };
try {
  Object.assign(kept, JSON.parse(remembered(STORE) ?? "{}"));
} catch {
  // It holds something else: the defaults serve.
}
if (!example(kept.style)) kept.style = kept.shown = "chicago-notes";

export function preferences() {
  return kept;
}

export function prefer(choice) {
  Object.assign(kept, choice);
  remember(STORE, JSON.stringify(kept));
}

function example(style) {
  return document.querySelector(`[data-cite="${CSS.escape(style)}"]`);
}

// The styles, each with its name, in the order of the section.
export function styles() {
  return [...document.querySelectorAll(`[data-cite]${within()}`)].map((element) => {
    let name = element.closest("dd");
    while (name && name.localName !== "dt") name = name.previousElementSibling;
    return [element.dataset.cite, name?.textContent ?? element.dataset.cite];
  });
}

// A place is { first, last, voice }: the ids of passages, or of one note or the headnote,
// and the layer that its words are of. Of verse it may have { lines }, by their numbers;
// of what is dated, { dated }; { isWhole } where it is all of the text.
export function fragment({ first, last }) {
  return first === last ? first : `${first}-${last}`;
}

function citedLink(place) {
  return about.dataset.link + (place.isWhole ? "" : `#${fragment(place)}`);
}

export function permalink(place) {
  return citedLink(place).replace(/\?[^#]*/, "");
}

function range(first, last) {
  return first === last ? first : `${first}–${last}`;
}

function numbers({ first, last }) {
  return range(first.slice(1), last.slice(1));
}

// What is cited of a passage: lines of a poem; an entry is known by its day.
function finer({ lines, dated }) {
  const day = dated ? ` (${dated})` : "";
  if (!lines) return day;
  const { verse, verses } = about.dataset;
  const name = lines.first === lines.last ? verse : verses;
  return `${day}, ${name.replace("{n}", range(lines.first, lines.last))}`;
}

function phrase(place, names = named(place)) {
  const { first, last, isWhole } = place;
  if (isWhole && "precis" in about.dataset) return _("editors’ précis");
  if (first === "headnote") return _("editors’ headnote");
  if (/^[nv]-/.test(first)) return _("editors’ note");
  const remark = wordsOf(place)?.dataset.remark ?? "";
  if (/^n\d/.test(first)) return named(place).note.replace("{n}", first.slice(1)) + remark;
  const words = (first === last ? names.one : names.many).replace("{n}", numbers(place));
  return words + finer(place) + remark;
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function today() {
  const format = { day: "numeric", month: "long", year: "numeric" };
  const { lang } = document.documentElement;
  return new Date().toLocaleDateString(lang === "en" ? "en-GB" : lang, format);
}

function fillSlot(slot, place) {
  if (slot.dataset.slot === "accessed") {
    slot.textContent = today();
  } else if (slot.dataset.slot === "link") {
    slot.href = slot.textContent = citedLink(place);
  } else {
    const words = phrase(place, slot.dataset.one ? slot.dataset : undefined);
    slot.textContent = "capital" in slot.dataset ? capital(words) : words;
  }
}

function filled(selector, place) {
  const source = document.querySelector(selector + within(place));
  if (!source) return null;
  const copy = source.cloneNode(true);
  copy.querySelectorAll("[data-slot]").forEach((slot) => {
    fillSlot(slot, place);
    if (slot.localName === "span") slot.replaceWith(...slot.childNodes);
    else slot.removeAttribute("data-slot");
  });
  copy.normalize();
  return { text: copy.textContent.replace(/\s+/g, " ").trim(), html: copy.innerHTML };
}

export function citation(place, style) {
  return filled(`[data-cite="${CSS.escape(style)}"]`, place);
}

// What stands in the running text; null for notes, which have no such thing.
export function inText(place, style) {
  return filled(`[data-cite-short="${CSS.escape(style)}"]`, place);
}

const formats = {};

// A record for a reference manager: “bibtex”, “ris” or “csl-json”.
export async function record(place, format) {
  const file = named(place).formats;
  formats[file] ??= fetch(file).then((answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  });
  const template = await formats[file].catch((error) => {
    delete formats[file];
    throw error;
  });
  const words = phrase(place);
  return template[format]
    .replaceAll("@phrase@", words)
    .replaceAll("@Phrase@", capital(words))
    .replaceAll("@link@", citedLink(place))
    .replaceAll("@anchor@", fragment(place));
}
