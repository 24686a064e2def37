// The timeline: narrows drawing, list and matrix alike; moves from mark to mark by key,
// and says what a mark stands for. Without it everything is there.

import { decoded, element } from "./elements.js";
import { setBare } from "./filter.js";
import { layOut } from "./laid-out.js";
import { ngettext } from "./messages.js";
import { visit } from "./visits.js";

const FIELDS = ["text", "kind", "certainty"];

const form = document.querySelector("#timeline-filter");
const figure = document.querySelector(".timeline-figure");
const status = document.querySelector("#timeline-status");
const entries = [...document.querySelectorAll("h4.entry[id^='event-']")];
const marks = [...document.querySelectorAll(".drawing a.mark")];


// Narrowing -----------------------------------------------------------------

function isWanted(entry) {
  const { text, kind, certainty } = form.elements;
  const has = (list, value) => !value || list.split(" ").includes(value);
  return (
    has(entry.dataset.texts, text.value) &&
    has(entry.dataset.kind, kind.value) &&
    has(entry.dataset.certainty, certainty.value)
  );
}

function hideEmpty() {
  for (const list of document.querySelectorAll("ol:has(> li > h4.entry)")) {
    list.hidden = [...list.children].every((item) => item.hidden);
  }
  for (const level of [".timeline-year", "h2[id^='decade-']"]) {
    for (const heading of document.querySelectorAll(level)) {
      heading.hidden = isBare(heading);
    }
  }
}

// A heading is bare when nothing shown follows it before the next of its rank.
function isBare(heading) {
  const rank = heading.localName;
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches("h2") || next.localName === rank) return true;
    if (!next.hidden && next.matches("ol")) return false;
  }
  return true;
}

// A year stands at the first of its events that is shown.
function nameYears() {
  let year = "";
  for (const when of document.querySelectorAll("li:not([hidden]) > .when")) {
    when.hidden = when.textContent === year;
    year = when.textContent;
  }
}

function narrow() {
  const wanted = new Set();
  for (const entry of entries) {
    const isIn = isWanted(entry);
    if (isIn) wanted.add(entry.id);
    entry.closest("li").hidden = !isIn;
  }
  for (const row of document.querySelectorAll("[data-event]")) {
    row.hidden = !wanted.has(`event-${row.dataset.event}`);
  }
  for (const mark of marks) mark.classList.toggle("is-out", !wanted.has(target(mark)));
  nameYears();
  hideEmpty();
  setBare(form, wanted.size === 0);
  layOut();
  const said = ngettext("%(wanted)s of %(n)s event", "%(wanted)s of %(n)s events", entries.length, {
    wanted: wanted.size,
  });
  status.textContent = said;
  rove();
}

function target(mark) {
  return mark.getAttribute("href").slice(1);
}

function toAddress() {
  const said = new URLSearchParams();
  for (const name of FIELDS) {
    if (form.elements[name].value) said.set(name, form.elements[name].value);
  }
  visit(said);
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const name of FIELDS) {
    form.elements[name].value = asked.get(name) ?? "";
    if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
  }
}

// An address that leads to an event shows it, whatever was asked for before.
function showTarget() {
  const entry = document.getElementById(decoded(location.hash.slice(1)));
  if (!entry?.closest("li")?.hidden && !(entry && form.matches(".is-bare"))) return;
  form.reset();
  narrow();
  entry.scrollIntoView();
}

// Moving from mark to mark --------------------------------------------------

// One mark of the drawing is in the tab order; arrows lead to the others by date.
function rove(to) {
  const shown = marks.filter((mark) => !mark.matches(".is-out"));
  const current = to ?? shown.find((mark) => mark === document.activeElement) ?? shown[0];
  for (const mark of marks) mark.setAttribute("tabindex", mark === current ? "0" : "-1");
  return shown;
}

function move(event) {
  const mark = event.target.closest?.("a.mark");
  if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
  const shown = rove(mark);
  const at = shown.indexOf(mark);
  const next = shown[Math.min(at + 1, shown.length - 1)];
  const last = shown[Math.max(at - 1, 0)];
  const to = { ArrowRight: next, ArrowDown: next, ArrowLeft: last, ArrowUp: last };
  const found = { ...to, Home: shown[0], End: shown.at(-1) }[event.key];
  if (!found) return;
  event.preventDefault();
  rove(found);
  found.focus();
}

// A card beside a mark has what the list says of its event, under the pointer or in
// focus; it can be entered, and closes with Escape.

const card = element("div", { className: "timeline-card", hidden: true });
let leaving = 0;

function show(mark) {
  clearTimeout(leaving);
  const entry = document.querySelector(mark.hash ?? mark.getAttribute("href"));
  const copy = entry.closest("li").cloneNode(true);
  copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
  const [label, date, account] = copy.children;
  const places = copy.querySelector(".entry__aside > .entry__meta");
  const name = element("p", { className: "timeline-card__label" }, label.textContent);
  card.replaceChildren(...[name, date, account, places].filter(Boolean));
  card.hidden = false;
  const [box, at] = [figure, mark.querySelector(".label")].map((e) => e.getBoundingClientRect());
  const most = box.width - card.offsetWidth;
  card.style.left = `${Math.max(0, Math.min(at.left - box.left, most))}px`;
  card.style.top = `${at.bottom - box.top + 10}px`;
}

function hide() {
  card.hidden = true;
}

function hover(event) {
  const mark = event.target.closest?.("a.mark");
  if (mark) show(mark);
  else if (card.contains(event.target)) clearTimeout(leaving);
  else if (!card.hidden) leaving = setTimeout(hide, 180);
}

if (form) {
  fromAddress();
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    narrow();
    toAddress();
  });
  form.addEventListener("reset", () =>
    setTimeout(() => {
      narrow();
      toAddress();
    }),
  );
  addEventListener("hashchange", showTarget);
  addEventListener("popstate", () => {
    fromAddress();
    narrow();
  });
  narrow();
  showTarget();
}

if (figure) {
  figure.append(card);
  figure.addEventListener("keydown", move);
  figure.addEventListener("pointerover", hover);
  figure.addEventListener("pointerleave", () => (leaving = setTimeout(hide, 180)));
  figure.addEventListener("focusin", hover);
  figure.addEventListener("focusout", () => (leaving = setTimeout(hide, 180)));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
}
