// Says how far the reader is in a text, and leads back to where the reader was: before
// a jump within the page, or on the last visit.

import { dispatch, element } from "./elements.js";
import { _, ngettext } from "./messages.js";
import { remember, remembered } from "./store.js";

const STORE = `edition-place:${location.pathname}`;
const READING = 1500; // milliseconds in which a passage is read, and not passed by
const passages = [...document.querySelectorAll(".passage")];
// Of a long text, how many passages there are in all.
const { of } = document.getElementById("citation-words")?.dataset ?? {};
const count = Number(of ?? passages.length);

let at = 0;
let goal = null;
let back = null;

function numbered(index) {
  return `¶ ${passages[index].id.slice(1)}`;
}

// Where the reader has put a passage away, what stands beside it takes its place.
function shown(passage) {
  return passage.offsetParent === null ? passage.closest(".facing") : passage;
}

const top = (passage) => shown(passage).getBoundingClientRect().top;

// The passage that the reader has gone to, until it is scrolled away; otherwise the last
// that begins in the upper third of the window, or above it.
function reached() {
  const third = innerHeight / 3;
  const isFoot = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const y = goal ? top(goal) : -1;
  if (y >= 0 && y < (isFoot ? innerHeight : third)) return passages.indexOf(goal);
  return passages.findLastIndex((p) => top(p) < third);
}

// Gives the passage that an address names: of a range the first, of a mark its own.
function addressed() {
  const [id] = /^p\d+/.exec(location.hash.slice(1)) ?? [location.hash.slice(1)];
  const found = document.getElementById(id);
  return found?.closest(".passage") ?? found?.closest(".facing")?.querySelector(".passage");
}

// What a phone has within reach of the thumb.
function tool(words, onclick) {
  return element("button", { type: "button", className: "place__go", onclick }, words);
}

function build() {
  const words = element("span");
  const button = element("button", { type: "button", hidden: true, onclick: goBack });
  button.setAttribute("aria-keyshortcuts", "b");
  const contents = tool(_("Contents"), () => document.getElementById("navigation-drawer").click());
  const search = tool(_("Search"), () => document.querySelector(".search-box input").focus());
  const box = element("div", { className: "place", role: "group" }, contents, words, button, ...answers(), search);
  box.ariaLabel = _("Your place in the text");
  document.querySelector(".header__title").append(box);
  return { box, words, button, ...slider() };
}

// On phones, the answers to the passage that is read, or to the next one that has any.
function answers() {
  if (!document.querySelector(".passage > a.cf")) return [];
  const go = tool(_("Answers"), () => dispatch("edition:margin", "answers"));
  go.ariaLabel = _("Answers: next answered passage");
  return [go];
}

// On the strip of the passages lies a slider: it shows where one reads, and leads on.
function slider() {
  const strip = document.querySelector(".page-strip");
  if (!strip) return {};
  const here = document.createElementNS(strip.firstChild.namespaceURI, "path");
  here.setAttribute("class", "strip__here");
  strip.firstChild.append(here);
  const range = element("input", { type: "range", min: 1, max: passages.length, value: 1 });
  range.ariaLabel = _("Your place in the text");
  range.addEventListener("input", () => {
    goal = passages[range.value - 1];
    shown(goal).scrollIntoView();
    range.ariaValueText = told(range.value - 1);
  });
  range.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // some browsers would follow the link that has the focus then
    const passage = shown(passages[range.value - 1]);
    passage.scrollIntoView();
    passage.querySelector(".passage__number").focus({ preventScroll: true });
  });
  range.addEventListener("blur", show);
  strip.append(range);
  return { here, range };
}

function show() {
  if (at === back) [back, parts.button.hidden] = [null, true];
  parts.box.hidden = at < 0 && back === null;
  parts.words.textContent = told(at);
  const { here, range } = parts;
  here?.setAttribute("d", at < 0 ? "" : `M${6 * at} 0h5v20h-5z`);
  if (!range || range === document.activeElement) return;
  range.value = at + 1;
  range.ariaValueText = told(at);
}

function told(index) {
  if (index < 0) return ngettext("%(n)s passage", "%(n)s passages", count);
  return _("%(place)s of %(number)s", { place: numbered(index), number: count });
}

function backTo(index) {
  return _("Back to %(place)s", { place: numbered(index) });
}

function offer(index, words) {
  back = index;
  parts.box.hidden = false;
  parts.button.hidden = false;
  parts.button.textContent = words;
}

function goBack() {
  if (back === null) return;
  const passage = shown(passages[back]);
  const left = at;
  passage.scrollIntoView();
  goal = passages[back];
  passage.tabIndex = -1;
  passage.focus({ preventScroll: true });
  parts.button.hidden = true;
  back = null;
  if (left >= 0 && shown(passages[left]) !== passage) offer(left, backTo(left));
}

// A jump is a link within the page to what is out of sight.
function onJump(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || link.matches(".passage__number")) return;
  const isHere = link.pathname === location.pathname && link.search === location.search;
  const target = isHere && link.hash && document.getElementById(link.hash.slice(1));
  if (target && at >= 0) offer(at, backTo(at));
}

// Others show what belongs to the passage that is read.
function tellReading() {
  dispatch("edition:reading", passages[Math.max(at, 0)].id);
}

let isWaiting = false;
let timer = 0;

// What is passed by on the way to elsewhere is not read.
function keep() {
  if (at > 0 && shown(passages[at]).getBoundingClientRect().bottom > 0) remember(STORE, passages[at].id);
}

function onScroll() {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    const now = reached();
    if (now === at) return;
    at = now;
    show();
    tellReading();
    clearTimeout(timer);
    timer = setTimeout(keep, READING);
  });
}

function goTo(passage) {
  if (!passage) return;
  goal = passage;
  onScroll();
}

let parts = null;

function start() {
  parts = build();
  const last = passages.findIndex(({ id }) => id === remembered(STORE));
  goal = addressed();
  at = reached();
  show();
  tellReading();
  if (!location.hash && last > at) offer(last, _("Go on at %(place)s", { place: numbered(last) }));
  addEventListener("scroll", onScroll, { passive: true });
  addEventListener("click", onJump);
  addEventListener("hashchange", () => goTo(addressed()));
  addEventListener("focusin", ({ target }) => goTo(target.closest(".passage")));
  document.addEventListener("edition:back", goBack);
  const asked = new URLSearchParams(location.search);
  const other = asked.get("with");
  if (other) import("./side-by-side.js").then(({ open }) => open(other, asked.get("at")));
}

// Nobody waits for this: the page is laid out first.
if (passages.length > 1) addEventListener("load", () => setTimeout(start));
