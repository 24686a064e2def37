// On wide screens, sets the notes of a text beside their marks, its headnote beside its
// title and the terms of a section beside its beginning; a note shows its first lines
// until it is opened, and has a button then that folds it. They stay endnotes in the
// document, for print, reader modes and assistive technology.

import { setIn } from "./column.js";
import { dispatch, element, isPlain } from "./elements.js";
import { _ } from "./messages.js";

const WIDE = matchMedia("screen and (min-width: 60em)");
const DELAY = 180;
const TOP = 72; // of the headnote: margin.css has the same

const article = document.querySelector(".content__inner");
const notes = [...document.querySelectorAll(".notes .note")];
const headnote = document.querySelector(".about-text");
const boxes = [...document.querySelectorAll(".about-text, .section-terms"), ...notes];
const answers = document.querySelector(".margin__answers"); // of margin-tabs.js

const fold = element("button", { type: "button", className: "note__fold", textContent: _("fold") });

let pinned = null;
let away = 0; // of what is pinned, from its mark
let pointed = null;
let timer = 0;

function markOf(box) {
  if (box.matches(".section-terms")) return box.nextElementSibling;
  const layers = document.documentElement.dataset.layers?.split(" ") ?? [];
  const ids = ["", ...layers.map((layer) => `${layer}-`)].map((of) => `mark-${of}${box.id}`);
  const marks = ids.map((id) => document.getElementById(id));
  return marks.find((mark) => mark && mark.offsetParent !== null);
}

function noteOf(mark) {
  return mark && document.getElementById(mark.hash.slice(1))?.closest(".note");
}

// Where two layers or two texts stand side by side, there is no margin beside them.
function isFacing() {
  const { classList, dataset } = document.documentElement;
  return dataset.facing?.includes(" ") || "with" in dataset || classList.contains("is-framed");
}

function isBeside() {
  return document.documentElement.classList.contains("notes-beside");
}

const wordsOf = (box) => box.querySelector(".headnote") ?? box;

function isCut(box) {
  const words = wordsOf(box);
  return words.scrollHeight > words.clientHeight + 8; // less is no line, but what hangs below one
}

// Where in the window a box is wanted.
function lineOf(box) {
  if (box === headnote) return article.getBoundingClientRect().top + TOP;
  return markOf(box)?.getBoundingClientRect().top ?? 0;
}

// All is measured before anything is moved: the page is laid out once.
function place() {
  const beside = WIDE.matches && !isFacing();
  document.documentElement.classList.toggle("notes-beside", beside);
  article.style.minHeight = "";
  if (!beside) {
    document.documentElement.classList.remove("margin-waits");
    boxes.forEach((box) => box.style.removeProperty("top"));
    return;
  }
  const open = pointed ?? pinned;
  for (const box of boxes) box.classList.toggle("note--open", box === open);
  const origin = article.getBoundingClientRect().top;
  const shown = boxes
    .filter((box) => box.offsetParent !== null && (box === headnote || markOf(box)))
    .map((box) => ({
      box,
      wanted: lineOf(box) - origin,
      height: box.offsetHeight,
      isLong: isCut(box),
    }))
    .sort((one, other) => one.wanted - other.wanted);
  const at = shown.findIndex(({ box }) => box === open);
  if (at >= 0 && open === pinned) shown[at].wanted += away; // the order stays that of the lines
  const tops = setIn(shown, at);
  shown.forEach(({ box, isLong }, n) => {
    box.style.top = `${tops[n]}px`;
    if (box !== open) box.classList.toggle("note--long", isLong);
  });
  const about = shown.findIndex(({ box }) => box === headnote);
  answers?.style.setProperty("--about-end", `${about < 0 ? 0 : tops[about] + shown[about].height}px`);
  const last = shown.length - 1;
  if (last >= 0) article.style.minHeight = `${tops[last] + shown[last].height}px`;
  document.documentElement.classList.remove("margin-waits");
}

let frame = 0;

// What several ask for while the page comes is done once, in the next frame.
function placeSoon() {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    place();
  });
}

// From its mark a note opens at its line; from within it stays where it stands.
function pin(box, isWithin = false) {
  clearTimeout(timer);
  [pinned, pointed] = [box, null];
  away = box && isWithin ? box.getBoundingClientRect().top - lineOf(box) : 0;
  fold.remove();
  box?.append(fold);
  place();
}

// The pointer or the focus on a mark opens its note, until it has left both.
function point(box) {
  clearTimeout(timer);
  if (box === pointed) return;
  timer = setTimeout(() => {
    pointed = box;
    place();
  }, DELAY);
}

function onPointer(event) {
  if (event.pointerType === "touch" || !isBeside()) return;
  const mark = event.target.closest?.("a.note-mark");
  const inside = pointed?.contains(event.target);
  notes.forEach((note) => note.classList.toggle("note--pointed", note === noteOf(mark)));
  if (mark) point(noteOf(mark) === pinned ? null : noteOf(mark));
  else if (inside) clearTimeout(timer);
  else point(null);
}

// Closes the open note; who was in it goes back to its mark.
function onEscape({ key }) {
  if (key !== "Escape") return;
  const within = notes.find((note) => note.contains(document.activeElement));
  if (within && isBeside()) markOf(within)?.querySelector("a.note-mark").focus();
  pin(null);
}

// A mark opens its note where it stands and moves nothing else; the sign of a note leads
// back to its mark.
function onClick(event) {
  if (!isBeside() || !isPlain(event)) return;
  const mark = event.target.closest?.("a.note-mark");
  const sign = event.target.closest?.(".note__sign, .note__fold");
  const box = noteOf(mark) ?? event.target.closest?.(".note, .about-text");
  if (mark && box) {
    event.preventDefault();
    history.replaceState(history.state, "", mark.hash);
    dispatch("edition:margin", "notes");
    if (event.detail === 0) box.querySelector(".note__sign")?.focus({ preventScroll: true });
  } else if (sign) {
    event.preventDefault();
    const isFold = sign === fold; // who folds a note goes on reading where he is
    markOf(box)?.querySelector("a.note-mark").focus({ preventScroll: isFold });
    pin(null);
    return;
  }
  const isLink = !mark && event.target.closest?.("a, summary");
  if (!isLink && box !== pinned) pin(box, !mark);
}

function onFocus({ target }) {
  const mark = target.closest?.("a.note-mark:focus-visible");
  const box = noteOf(mark) ?? target.closest?.(".note, .about-text");
  if (isBeside() && box && box !== pinned) pin(box, !mark);
}

if (article && boxes.length > 0) {
  for (const box of boxes) wordsOf(box).dataset.more = _("more");
  addEventListener("keydown", onEscape);
  addEventListener("click", onClick);
  article.addEventListener("pointerover", onPointer);
  article.addEventListener("focusin", onFocus);
  new ResizeObserver(place).observe(article.querySelector("h1"));
  WIDE.addEventListener("change", place);
  document.addEventListener("edition:settings", placeSoon);
  document.fonts?.ready.then(placeSoon);
  addEventListener("load", placeSoon);
  place();
  const addressed = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const box = addressed && addressed.closest(".note, .about-text");
  if (box) pin(box);
}
