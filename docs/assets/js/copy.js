// Copying from a text takes the words without marks and numbers, and their citation.

import { about, citation, preferences } from "./citation.js";
import { cleaned, plainText, quotation } from "./quotation.js";
import { tell } from "./tell.js";

const HOSTS = ".headnote, .passage, .note";

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
      plainText(cleaned(overlap(range, host).cloneContents())) !== "",
  );
}

// The passages that a selection is from; else the headnote or note it begins in.
export function placeOf(selection) {
  if (!about || !selection || selection.isCollapsed || !selection.rangeCount) return null;
  const found = hosts(selection.getRangeAt(0));
  const passages = found.filter((host) => host.matches(".passage"));
  const of = passages.length > 0 ? passages : found.slice(0, 1);
  return of.length > 0 ? { first: of[0].id, last: of.at(-1).id } : null;
}

function editable(target) {
  return target instanceof Element && target.closest("input, textarea, dialog") !== null;
}

document.addEventListener("copy", (event) => {
  const selection = document.getSelection();
  const place = editable(event.target) ? null : placeOf(selection);
  if (!place || !event.clipboardData) return;
  const { style, along } = preferences();
  const words = selection.getRangeAt(0).cloneContents();
  const { text, html } = quotation(words, along ? citation(place, style) : null);
  event.preventDefault();
  event.clipboardData.setData("text/plain", text);
  event.clipboardData.setData("text/html", html);
  tell(along ? "Copied with its citation." : "Copied.");
});
