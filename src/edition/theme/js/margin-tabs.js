// The margin of a text on wide screens: its notes, what other texts answer to the
// passage that is read, or the terms of its sections; by a button or the keys 1 to 3.

import { dispatch, element, isPlain } from "./elements.js";
import { _ } from "./messages.js";
import { OWN } from "./own-parallels.js";
import { remember, remembered } from "./store.js";

// A text begins with its notes, so that none goes unseen; within it, the choice holds.
const STORE = `edition-margin:${OWN}`;
const NAMES = { notes: _("Notes"), answers: _("Answers"), terms: _("Terms") };

const article = document.querySelector(".content__inner");
const has = {
  notes: article?.querySelector(".notes"),
  answers: article?.querySelector("a.cf"),
  terms: article?.querySelector(".section-terms"),
};
const names = Object.keys(NAMES).filter((name) => has[name]);
const root = document.documentElement;
const buttons = new Map();
const answers = element("div", { className: "margin__answers", role: "group", ariaLabel: NAMES.answers, hidden: true });
let passage = "";
let asked = null; // how far the page was scrolled when a mark was asked

function choose(name) {
  if (!names.includes(name)) return;
  root.dataset.margin = name;
  for (const [other, button] of buttons) button.setAttribute("aria-pressed", other === name);
  answers.hidden = name !== "answers";
  remember(STORE, name);
  dispatch("edition:settings");
  if (!answers.hidden && passage) show();
}

async function show() {
  const id = passage;
  answers.dataset.passage = id;
  const { cards } = await import("./answers.js");
  const said = await cards(id);
  if (id !== passage) return;
  answers.replaceChildren(...said);
  answers.scrollTop = 0;
}

// Who came by the keyboard goes into the answers, and with Escape back to the mark.
function enter(mark) {
  answers.tabIndex = -1;
  answers.focus({ preventScroll: true });
  // What answers false would keep every other key from doing anything.
  answers.onkeydown = ({ key }) => {
    if (key === "Escape") mark.focus({ preventScroll: true });
  };
}

// The mark of the passage that is read, or of the next one that has any.
function markFrom(id) {
  const { DOCUMENT_POSITION_FOLLOWING: after, DOCUMENT_POSITION_CONTAINED_BY: within } = Node;
  const here = document.getElementById(id);
  const marks = [...article.querySelectorAll(".passage > a.cf")];
  return marks.find((mark) => here?.compareDocumentPosition(mark) & (after | within)) ?? marks[0];
}

// By key or button; where there is no margin, the answers come as they do there.
function onKey(name) {
  const isAnswers = name === "answers" && has.answers;
  if (isAnswers && !root.classList.contains("notes-beside")) {
    dispatch("edition:open", markFrom(passage));
    return;
  }
  choose(name);
  if (!isAnswers) return;
  const here = document.activeElement;
  enter(here === document.body ? document.querySelector(`#${passage} .passage__number`) : here);
}

// Where the margin is in sight, a mark of parallels shows there what is said.
function onMark(event) {
  const mark = event.target.closest?.("a.cf");
  if (!mark || !isPlain(event) || !root.classList.contains("notes-beside")) return;
  event.preventDefault();
  passage = mark.closest(".passage").id;
  asked = scrollY;
  choose("answers");
  if (event.detail === 0) enter(mark);
}

function button(name) {
  const made = element("button", { type: "button", textContent: NAMES[name] });
  made.setAttribute("aria-keyshortcuts", String(Object.keys(NAMES).indexOf(name) + 1));
  made.addEventListener("click", () => choose(name));
  buttons.set(name, made);
  return made;
}

if (names.length > 0) {
  document.addEventListener("edition:reading", ({ detail }) => {
    if (detail === passage || asked === scrollY) return;
    passage = detail;
    if (!answers.hidden) show();
  });
  document.addEventListener("edition:margin", ({ detail }) => onKey(detail));
}

if (names.length > 1) {
  const tabs = element("div", { className: "margin-tabs" }, ...names.map(button));
  tabs.setAttribute("role", "group");
  tabs.setAttribute("aria-label", _("In the margin"));
  article.prepend(element("div", { className: "margin" }, tabs, answers));
  article.addEventListener("click", onMark);
  const addressed = document.getElementById(location.hash.slice(1));
  const last = addressed?.closest(".note") ? "notes" : remembered(STORE);
  choose(names.includes(last) ? last : names[0]);
}
