// Moves through a text by key: j and k to passages, n and N to notes, b back; ? for help.

import { _ } from "./messages.js";

const HELP = [
  ["j", _("next passage")],
  ["k", _("previous passage")],
  ["n", _("next note")],
  ["N", _("previous note")],
  ["b", _("back to where you were")],
  ["1 2 3", _("notes, answers, terms in the margin")],
  ["/", _("search")],
  ["?", _("this help")],
];

const passages = [...document.querySelectorAll(".passage > .passage__number")];
const layered = [...document.querySelectorAll(".layer > .passage__number")];
const marks = [...document.querySelectorAll("a.note-mark")];
let line = 0;

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

function measure() {
  line = (document.querySelector(".md-header")?.offsetHeight ?? 0) + 24;
}

// The focused stop is where the reader is; without one, the first below the header.
function step(stops, by) {
  const focused = stops.indexOf(document.activeElement);
  if (focused >= 0) return stops[focused + by];
  const tops = stops.map((stop) => stop.getBoundingClientRect().top);
  if (by > 0) return stops[tops.findIndex((top) => top > line + 4)];
  return stops[tops.findLastIndex((top) => top < line - 4)];
}

function go(stop) {
  if (!stop) return;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  scrollTo({ top: stop.getBoundingClientRect().top + scrollY - line, behavior });
  stop.focus({ preventScroll: true });
}

function helpDialog() {
  const dialog = document.createElement("dialog");
  dialog.className = "help md-typeset";
  dialog.setAttribute("aria-labelledby", "help-title");
  const title = document.createElement("h2");
  title.id = "help-title";
  title.textContent = _("Keys");
  const list = document.createElement("dl");
  for (const [key, meaning] of HELP) {
    const term = document.createElement("dt");
    const kbd = document.createElement("kbd");
    kbd.textContent = key;
    term.append(kbd);
    const sense = document.createElement("dd");
    sense.textContent = meaning;
    list.append(term, sense);
  }
  const form = document.createElement("form");
  form.method = "dialog";
  const button = document.createElement("button");
  button.textContent = _("Close");
  form.append(button);
  dialog.append(title, list, form);
  document.body.append(dialog);
  return dialog;
}

function margin(detail) {
  document.dispatchEvent(new CustomEvent("edition:margin", { detail }));
}

let help = null;
const ACTIONS = {
  j: () => go(step(numbers(), 1)),
  k: () => go(step(numbers(), -1)),
  n: () => go(step(marks.filter(isShown), 1)),
  N: () => go(step(marks.filter(isShown), -1)),
  b: () => document.dispatchEvent(new CustomEvent("edition:back")),
  1: () => margin("notes"),
  2: () => margin("answers"),
  3: () => margin("terms"),
  "?": () => (help ??= helpDialog()).showModal(),
};

function typing(target) {
  return target.closest?.("input, textarea, select, [contenteditable], dialog") !== null;
}

// Heard before the theme, which turns pages with n.
addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const action = passages.length > 0 && ACTIONS[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    measure();
    action();
  },
  true,
);
