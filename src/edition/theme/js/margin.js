// On wide screens, sets the notes of a text beside their marks, and the terms of a
// section beside its beginning; the notes stay endnotes in the document, for print,
// reader modes and assistive technology.

import { _ } from "./messages.js";

const WIDE = matchMedia("screen and (min-width: 76.25em)");
const GAP = 10;

const article = document.querySelector(".md-content__inner");
const notes = [...document.querySelectorAll(".notes .note, .section-terms")];

function markOf(note) {
  if (note.matches(".section-terms")) return note.nextElementSibling;
  const layers = document.documentElement.dataset.layers?.split(" ") ?? [];
  const ids = ["", ...layers.map((layer) => `${layer}-`)].map((of) => `mark-${of}${note.id}`);
  const marks = ids.map((id) => document.getElementById(id));
  return marks.find((mark) => mark && mark.offsetParent !== null);
}

// Where two layers stand side by side, there is no margin beside them.
function isFacing() {
  return document.documentElement.dataset.facing?.includes(" ") ?? false;
}

function place() {
  const beside = WIDE.matches && notes.length > 0 && !isFacing();
  document.documentElement.classList.toggle("notes-beside", beside);
  article.style.minHeight = "";
  if (!beside) {
    notes.forEach((note) => note.style.removeProperty("top"));
    return;
  }
  const origin = article.getBoundingClientRect().top;
  const shown = notes
    .filter((note) => note.offsetParent !== null && markOf(note))
    .map((note) => [note, markOf(note).getBoundingClientRect().top - origin])
    .sort((one, other) => one[1] - other[1])
    .map(([note, top]) => [note, top, note.offsetHeight, note.scrollHeight]);
  // All is measured before anything is moved: the page is laid out once.
  let end = 0;
  for (const [note, top, height, whole] of shown) {
    note.classList.toggle("note--long", whole > height + 2);
    const from = Math.max(top, end);
    note.style.top = `${from}px`;
    end = from + height + GAP;
  }
  article.style.minHeight = `${end}px`;
}

// A mark under the pointer or in focus points out its note in the margin.
function pointOut(event) {
  const mark = event.target.closest?.("a.note-mark");
  if (!mark) return;
  const note = document.getElementById(mark.hash.slice(1))?.closest(".note");
  note?.classList.toggle("note--pointed", /over|focusin/.test(event.type));
}

// Escape folds what is unfolded, until the pointer or the focus comes anew.
function shut(event) {
  if (event.key !== "Escape") return;
  const open = ".note--long:is(:hover, :focus-within, :target, .note--pointed)";
  document.querySelectorAll(open).forEach((note) => note.classList.add("note--shut"));
}

function reopen(event) {
  const from = event.target.closest?.("a.note-mark, .note");
  const note = from?.matches(".note") ? from : from && document.getElementById(from.hash.slice(1));
  if (note && !from.contains(event.relatedTarget)) {
    note.closest(".note").classList.remove("note--shut");
  }
}

if (article && notes.length > 0) {
  for (const note of notes) note.dataset.more = _("… more");
  addEventListener("keydown", shut);
  for (const type of ["pointerout", "focusout"]) article.addEventListener(type, reopen);
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) {
    article.addEventListener(type, pointOut);
  }
  new ResizeObserver(place).observe(article.querySelector("h1"));
  WIDE.addEventListener("change", place);
  document.addEventListener("edition:settings", place);
  document.fonts?.ready.then(place);
  addEventListener("load", place);
  place();
}
