// The search in the header: hits as you type, by arrows, Enter and Escape.

import { element } from "./elements.js";
import { styled } from "./late-style.js";
import { _, ngettext, pieces } from "./messages.js";
import { find } from "./search-core.js";
import { destinations, goTo } from "./search-destinations.js";
import { counted, describe, FACETS, fits, values } from "./search-facets.js";
import { hitOf } from "./search-hits.js";
import { current, ROOT } from "./search-index.js";
import { groups, option } from "./search-options.js";

const MOST = 12;
const OF_ONE = 4;
const MANY = 60; // texts and lists, at most, that are offered to narrow to
const PAUSE = 160;

let box, field, panel, list, count, only, status;
let [asked, timer] = [0, 0];

const options = () => [...list.querySelectorAll("[role=option]")];

function open(isOpen) {
  panel.hidden = !isOpen;
  field.ariaExpanded = String(isOpen);
  if (!isOpen) field.removeAttribute("aria-activedescendant");
}

function narrowing() {
  const [facet, value] = only.value.split("=");
  return value ? { [facet]: decodeURIComponent(value) } : {};
}

function concordance(query) {
  const address = new URL("search/", ROOT);
  address.search = new URLSearchParams({ q: query, ...narrowing() });
  return option(address.href, "search-box__more", _("All hits, as a concordance"));
}

const note = (words) => element("div", { className: "search-box__note", role: "presentation" }, words);
const glossary = () => option(new URL("glossary/", ROOT).href, "search-box__more", _("Look through the glossary"));

// Says what is nowhere, and offers what is written much like it.
async function explain(answer, query, ticket) {
  const { explained, instead } = await import("./search-near.js");
  const said = note(explained(query, answer));
  const meant = list.querySelector(".search-box__destination")?.parentElement;
  if (meant) meant.after(said);
  else list.prepend(said);
  open(true);
  const others = await instead(query, answer);
  if (ticket !== asked) return;
  if (others.length > 0) said.append(" ", _("Did you mean one of these?"));
  const suggested = others.map(([word]) => option("#", "", word));
  for (const [n, [, asked]] of others.entries()) suggested[n].dataset.query = asked;
  said.after(...suggested, glossary());
}

// The passages to be shown: of each text at most so many, unless one was chosen.
function selection(passages, ofOne) {
  const taken = new Map();
  const isNext = ({ text }) => taken.set(text, (taken.get(text) ?? 0) + 1).get(text) <= ofOne;
  return passages.filter(isNext).slice(0, MOST);
}

// How much was found, where all is shown; otherwise how much of it stands here.
async function told(shown, { passages, isCut }) {
  if (isCut) return ngettext("The first %(n)s hit of more", "The first %(n)s hits of more", shown);
  await describe(passages);
  const all = counted(passages);
  return shown < passages.length
    ? ngettext("The first %(n)s hit of %(all)s", "The first %(n)s hits of %(all)s", shown, { all })
    : all;
}

// Offers what the hits can be narrowed to.
async function offer(answer) {
  const texts = new Set(answer.passages.map(({ text }) => text)).size;
  only.closest("label").hidden = texts < 2;
  if (texts < 2 || texts > MANY) return;
  await describe(answer.passages);
  for (const [facet, { label }] of Object.entries(FACETS)) {
    const all = values(answer.passages, facet, {}).map(([value, [name, number]]) =>
      new Option(`${name} (${number})`, `${facet}=${encodeURIComponent(value)}`));
    only.append(element("optgroup", { label }, ...all));
  }
}

async function answerTo(query, chosen, isAny) {
  const answer = await find(query, isAny);
  if (isAny) return answer.isCut && answer.passages.length < MOST ? find(query) : answer;
  await describe(answer.passages);
  return { ...answer, passages: answer.passages.filter((one) => fits(one, chosen)) };
}

// Shows the first hit alone while the others are read.
async function gather(query, chosen, ticket) {
  const isAny = Object.keys(chosen).length === 0;
  const [answer, meant] = await Promise.all([
    answerTo(query, chosen, isAny),
    isAny ? destinations(query) : [],
  ]);
  const passages = selection(answer.passages, isAny ? OF_ONE : MOST);
  const hits = [];
  for (const some of [passages.slice(0, 1), passages.slice(1)]) {
    const read = await Promise.all(some.map((one) => hitOf(one, answer.parts)));
    if (ticket !== asked) return;
    const isFirst = hits.length === 0; // a reader may have closed the list after that
    hits.push(...read.filter(Boolean));
    const leads = goTo(meant);
    list.replaceChildren(...leads, ...groups(hits), ...(hits.length > 0 ? [concordance(query)] : []));
    if (isFirst) open(hits.length + leads.length > 0);
  }
  if (hits.length === 0) answer.passages = [];
  const all = hits.length > 0 ? await told(hits.length, answer) : _("No hits");
  if (ticket !== asked) return;
  count.textContent = status.textContent = all;
  if (hits.length === 0 || answer.missing.length > 0) await explain(answer, query, ticket);
  if (ticket === asked && isAny) await offer(answer);
}

async function ask(chosen = {}) {
  const [query, ticket] = [field.value.trim(), ++asked];
  status.textContent = "";
  if (Object.keys(chosen).length === 0) only.replaceChildren(new Option(_("everything"), ""));
  if (query.length < 2 && !/^\d$/.test(query)) return open(false); // a passage has a number
  count.textContent = _("Searching …");
  try {
    await current(() => gather(query, chosen, ticket));
  } catch (error) {
    console.error(error);
    if (ticket !== asked) return;
    count.textContent = status.textContent = _("The search could not be loaded");
    list.replaceChildren(glossary());
    open(true);
  }
}

// Moves the choice by one, around the ends.
function step(by) {
  const all = options();
  if (all.length === 0) return;
  open(true);
  const at = all.findIndex(({ ariaSelected }) => ariaSelected === "true");
  if (at >= 0) all[at].ariaSelected = "false";
  const next = all[((at < 0 && by < 0 ? 0 : at) + by + all.length) % all.length];
  next.ariaSelected = "true";
  next.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", next.id);
}

function onKey(event) {
  const chosen = list.querySelector("[aria-selected=true]");
  const isStep = event.key === "ArrowDown" || event.key === "ArrowUp";
  if (!isStep && (event.key !== "Enter" || panel.hidden || !chosen)) return;
  event.preventDefault();
  if (isStep) step(event.key === "ArrowDown" ? 1 : -1);
  else chosen.click();
}

function onEscape(event) {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  if (panel.hidden) return field.blur();
  clearTimeout(timer);
  asked += 1; // what is still read does not open the list again
  field.focus();
  open(false);
}

// A word that is offered takes the place of one that was mistyped.
function onClick(event) {
  const { query } = event.target.closest("a")?.dataset ?? {};
  if (query === undefined) return open(false);
  event.preventDefault();
  field.value = query;
  field.focus();
  ask();
}

function listen() {
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("click", () => open(options().length > 0 && field.value !== ""));
  field.addEventListener("keydown", onKey);
  box.addEventListener("keydown", onEscape);
  list.addEventListener("click", onClick);
  only.addEventListener("change", () => ask(narrowing()));
  document.addEventListener("pointerdown", ({ target }) => box.contains(target) || open(false));
  box.addEventListener("focusout", ({ relatedTarget: to }) => to && !box.contains(to) && open(false));
}

export async function begin(found) {
  await styled("../css/search-panel.css");
  box = found;
  const parts = ["input", ".search-box__panel", "[role=listbox]", "[role=status]"];
  [field, panel, list, status] = parts.map((part) => box.querySelector(part));
  count = element("span", { className: "search-box__count", ariaHidden: "true" });
  only = element("select", {});
  const label = element("label", { hidden: true }, ...pieces(_("in %(choice)s"), { choice: only }));
  panel.prepend(element("div", { className: "search-box__bar" }, count, label));
  listen();
  ask();
}
