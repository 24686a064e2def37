// Copying from a text takes the words without marks and numbers, and their citation.

import { about, citation, preferences } from "./citation.js";
import { _ } from "./messages.js";
import { cleaned, plainText, quotation } from "./quotation.js";
import { tell } from "./tell.js";

const HOSTS = ".headnote, .passage, .note:not(:has(.facing)), .note__own, .layer[id]";

function overlap(range, element) {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) {
    part.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) {
    part.setEnd(range.endContainer, range.endOffset);
  }
  return part;
}

// A selection that only touches a passage, as one by triple click does, is not of it.
function hosts(range) {
  return [...document.querySelectorAll(HOSTS)].filter(
    (host) =>
      range.intersectsNode(host) &&
      (host.checkVisibility?.() ?? true) &&
      plainText(cleaned(overlap(range, host).cloneContents())) !== "",
  );
}

// The passages that a selection is from; else the headnote or note it begins in.
export function placeOf(selection) {
  if (!about || !selection || selection.isCollapsed || !selection.rangeCount) return null;
  const all = hosts(selection.getRangeAt(0));
  if (all.length === 0) return null;
  const voice = voiceOf(all[0]);
  const found = all.filter((host) => voiceOf(host) === voice);
  const passages = found.filter((host) => /^p\d+$/.test(idOf(host)));
  const of = passages.length > 0 ? passages : found.slice(0, 1);
  return {
    first: idOf(of[0]),
    last: idOf(of.at(-1)),
    voice,
    dated: datedOf(of),
    lines: linesOf(of, (line) => isTouched(selection.getRangeAt(0), line)),
  };
}

function isTouched(range, line) {
  return range.intersectsNode(line) && overlap(range, line).toString().trim() !== "";
}

// The first and last of the lines of some passages that pass a test; null unless all
// the passages are verse.
export function linesOf(passages, test) {
  const verses = passages.map((passage) => [...passage.querySelectorAll(".line[data-n]")]);
  if (verses.some((lines) => lines.length === 0)) return null;
  const found = verses.flat().filter(test);
  return found.length > 0 ? { first: found[0].dataset.n, last: found.at(-1).dataset.n } : null;
}

// When passages were written, if all were on the same day.
export function datedOf(passages) {
  const [first, ...others] = new Set(passages.map((passage) => passage.dataset.dated));
  return others.length === 0 ? first : undefined;
}

// The words of a selection, as they would be copied.
export function wordsOf(selection) {
  if (!selection?.rangeCount) return "";
  return plainText(cleaned(selection.getRangeAt(0).cloneContents()));
}

// The layer that words are of: “own” are those of the text itself.
export function voiceOf(host) {
  return host.dataset.layer ?? "own";
}

// In a layer, a passage or note has its id behind the name of the layer.
export function idOf(host) {
  const id = host.id || host.closest(".note").id;
  return host.matches(".layer") ? id.slice(voiceOf(host).length + 1) : id;
}

// Of what faces each other, only the words that are cited are copied.
function spoken(words, { voice }) {
  for (const side of words.querySelectorAll("[data-layer]")) {
    if (side.dataset.layer !== voice) side.remove();
  }
  return words;
}

function editable(target) {
  return target instanceof Element && target.closest("input, textarea, dialog") !== null;
}

document.addEventListener("copy", (event) => {
  const selection = document.getSelection();
  const place = editable(event.target) ? null : placeOf(selection);
  if (!place || !event.clipboardData) return;
  const { style, along } = preferences();
  const words = spoken(selection.getRangeAt(0).cloneContents(), place);
  const { text, html } = quotation(words, along ? citation(place, style) : null);
  event.preventDefault();
  event.clipboardData.setData("text/plain", text);
  event.clipboardData.setData("text/html", html);
  tell(along ? _("Copied with its citation.") : _("Copied."));
});
