// Précis, transcription or both: a choice that is remembered, and that keeps the reader's
// place. Without script both stand; early.js applies the choice before the page is painted.

import { element } from "./elements.js";
import { _ } from "./messages.js";

const STORE = "edition-facing";
const CHOICES = { precis: _("précis"), transcription: _("author’s words"), both: _("both") };
const root = document.documentElement;
const pairs = [...document.querySelectorAll(".facing:not(.facing-heads)")];

function shownIn(pair) {
  return [...pair.children].find((side) => side.offsetParent !== null);
}

// The first pair that reaches below the header, and how far it stands from the top.
function placeNow() {
  const pair = pairs.find((one) => one.getBoundingClientRect().bottom > 120);
  return pair && [pair, pair.getBoundingClientRect().top];
}

function show(choice) {
  const place = placeNow();
  root.dataset.facing = choice;
  document.dispatchEvent(new CustomEvent("edition:settings"));
  if (place && scrollY > 0) scrollBy(0, place[0].getBoundingClientRect().top - place[1]);
}

function choose(choice) {
  show(choice);
  try {
    localStorage.setItem(STORE, choice);
  } catch {
    // Storage is closed to us: the choice holds for this page.
  }
}

function radio([value, label]) {
  const input = element("input", { type: "radio", name: "facing", value });
  input.checked = root.dataset.facing === value;
  input.addEventListener("change", () => choose(value));
  return element("label", {}, input, label);
}

function offer(heads) {
  if (!(root.dataset.facing in CHOICES)) root.dataset.facing = "both";
  const legend = element("legend", {}, _("Read"));
  const box = element("fieldset", { className: "facing-choice" }, legend);
  box.append(...Object.entries(CHOICES).map(radio));
  heads.before(box);
}

// An address may name what the reader has put away: its counterpart stands for it.
function reveal() {
  document.querySelectorAll(".facing--here").forEach((e) => e.classList.remove("facing--here"));
  const goal = document.getElementById(location.hash.slice(1));
  if (!goal || goal.offsetParent !== null) return;
  const pair = goal.closest(".facing:not(.note > .facing)");
  const other = pair && shownIn(pair);
  if (!other) {
    root.dataset.facing = "both";
    document.querySelector("[name=facing][value=both]").checked = true;
    document.dispatchEvent(new CustomEvent("edition:settings"));
    goal.scrollIntoView();
    return;
  }
  other.classList.add("facing--here");
  other.scrollIntoView();
}

// A selection stays in the column in which it begins.
function select(event) {
  const from = event.target instanceof Element ? event.target : event.target.parentElement;
  const isTheirs = from?.closest(".transcription");
  const isOurs = from?.closest(".facing > .passage, .note__precis");
  if (isTheirs || isOurs) root.dataset.selecting = isTheirs ? "transcription" : "precis";
  else delete root.dataset.selecting;
}

const heads = document.querySelector(".facing-heads");
if (heads) {
  offer(heads);
  addEventListener("hashchange", reveal);
  document.addEventListener("selectstart", select);
  reveal();
}
