// Moves through a text by key: j and k to passages, n and N to notes, b back; c cites.

import { dispatch } from "./elements.js";
import { hotkeys } from "./hotkeys.js";

const passages = [...document.querySelectorAll(".passage > .passage__number")];
const layered = [...document.querySelectorAll(".layer > .passage__number")];
const marks = [...document.querySelectorAll("a.note-mark")];
let line = 0;
let reading = passages[0]?.parentElement.id;

// The passages of the text itself, or, where it is put away, those of the first layer.
function numbers() {
  const shown = passages.filter(isShown);
  if (shown.length > 0) return shown;
  const others = layered.filter(isShown);
  const layerOf = (number) => number.parentElement.dataset.layer;
  return others.filter((number) => layerOf(number) === layerOf(others[0]));
}

function isShown(stop) {
  return stop.offsetParent !== null;
}

// Below the header, the strip and the tabs of the margin.
function measure() {
  line = (document.querySelector(".header")?.offsetHeight ?? 0) + 44;
}

// Whether it is the passage to which the address has led: its first, of a range.
function isAddressed({ parentElement: { id } }) {
  return id === reading && location.hash.split("-")[0] === `#${id}`;
}

// The focused stop is where the reader is; without one, the first below the header, or the
// passage of the address.
function step(stops, by) {
  measure();
  const here = document.activeElement;
  if (here.matches(".passage__number, .note-mark")) {
    const { DOCUMENT_POSITION_FOLLOWING: after, DOCUMENT_POSITION_PRECEDING: before } = Node;
    const way = by > 0 ? after : before;
    const there = stops.filter((stop) => here.compareDocumentPosition(stop) & way);
    return there.at(by > 0 ? 0 : -1);
  }
  const tops = stops.map((stop) => stop.getBoundingClientRect().top);
  if (by > 0) return stops[tops.findIndex((top, n) => top > line + 4 && !isAddressed(stops[n]))];
  return stops[tops.findLastIndex((top) => top < line - 4)];
}

function go(stop) {
  if (!stop) return;
  // What lies beside a mark is clear of the tabs, and of what fades below them.
  const room = stop.matches(".note-mark") ? line + 20 : line;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  scrollTo({ top: stop.getBoundingClientRect().top + scrollY - room, behavior });
  stop.focus({ preventScroll: true });
}

// Who has been nowhere yet comes back from a dialog to the passage that is read.
function hold() {
  if (document.activeElement !== document.body) return;
  document.querySelector(`#${reading} .passage__number`)?.focus({ preventScroll: true });
}

document.addEventListener("edition:reading", ({ detail }) => (reading = detail));
document.addEventListener("edition:hold", hold);

const ACTIONS = {
  j: () => go(step(numbers(), 1)),
  k: () => go(step(numbers(), -1)),
  n: () => go(step(marks.filter(isShown), 1)),
  N: () => go(step(marks.filter(isShown), -1)),
  b: () => dispatch("edition:back"),
  c: () => {
    hold();
    document.querySelector(`#${reading} .passage__cite`)?.click();
  },
  1: () => dispatch("edition:margin", "notes"),
  2: () => dispatch("edition:margin", "answers"),
  3: () => dispatch("edition:margin", "terms"),
};

if (passages.length > 0) hotkeys(ACTIONS);
