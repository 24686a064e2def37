// The search in the header: hits as you type, by arrows, Enter and Escape.

import { element } from "./elements.js";
import { styled } from "./late-style.js";
import { _, ngettext, pieces } from "./messages.js";
import { choice } from "./search-choice.js";
import { find, isOpen } from "./search-core.js";
import { destinations, goTo, isPassage } from "./search-destinations.js";
import { counted, describe, FACETS, fits, values, withLines } from "./search-facets.js";
import { hitOf } from "./search-hits.js";
import { current, ROOT } from "./search-index.js";
import { groups, option } from "./search-options.js";
import { isShort } from "./search-question.js";

const MOST = 12;
const OF_ONE = 4;
const MANY = 60; // texts and lists, at most, that are offered to narrow to
const PAUSE = 160;
const NOTHING = { parts: [], without: [], common: [], missing: [], inflected: [], passages: [] };

let box, field, panel, list, count, only, status, way;
let [asked, timer] = [0, 0];

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
  const leads = list.querySelectorAll(".search-box__destination").length;
  const words = explained(query, answer, leads);
  const said = note(words);
  status.textContent += `. ${words}`;
  const meant = list.querySelector(".search-box__destination")?.parentElement;
  if (meant) meant.after(said);
  else list.prepend(said);
  way.open(true);
  const others = await instead(query, answer);
  if (ticket !== asked) return;
  if (others.length > 0) said.append(" ", _("Did you mean one of these?"));
  const suggested = others.map(([word]) => option("#", "", word));
  for (const [n, [, asked]] of others.entries()) suggested[n].dataset.query = asked;
  said.after(...suggested, ...(answer.passages.length > 0 ? [] : [glossary()]));
}

// Where authors’ own texts have the words of a phrase, the list ends with that.
async function originals(query, chosen, answer) {
  if (!answer.parts.some(({ isPhrase }) => isPhrase)) return [];
  const { apart, ofOriginals } = await import("./search-near.js");
  const others = await apart(query, answer);
  await describe(others?.passages ?? []);
  const { length } = others?.passages.filter((one) => fits(one, chosen)) ?? [];
  if (length === 0) return [];
  const lead = option("#", "", others.q);
  lead.dataset.query = others.q;
  const said = note("");
  said.append(...ofOriginals(length, ""));
  return [said, lead];
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
      new Option(withLines(name, number), `${facet}=${encodeURIComponent(value)}`));
    only.append(element("optgroup", { label }, ...all));
  }
}

// What fits a choice.
async function within(query, chosen) {
  const answer = await find(query);
  await describe(answer.passages);
  return { ...answer, passages: answer.passages.filter((one) => fits(one, chosen)) };
}

// A name beside other words says whose passages are meant; if these have the words.
async function answerTo(query, chosen, going) {
  const isAny = Object.keys(chosen).length === 0;
  const [{ meant: name }, first] = await Promise.all([going, isAny ? find(query, true) : within(query, chosen)]);
  const some = name && (await within(name.words, { ...chosen, [name.facet]: name.value }));
  if (some?.passages.length > 0) return { ...some, of: name.name };
  return first.isCut && first.passages.length < MOST && isAny ? find(query) : first;
}

// Shows the first hit alone while the others are read.
async function gather(query, chosen, ticket) {
  const isAny = Object.keys(chosen).length === 0;
  const going = destinations(query);
  const found = await answerTo(query, chosen, going);
  const named = isAny ? (await going).leads : [];
  const answer = isPassage(query, named) ? NOTHING : found;
  const leads = goTo(named);
  const passages = selection(answer.passages, isAny && !answer.of ? OF_ONE : MOST);
  const hits = [];
  for (const some of [passages.slice(0, 1), passages.slice(1)]) {
    const read = await Promise.all(some.map((one) => hitOf(one, answer.parts)));
    if (ticket !== asked) return;
    const isFirst = hits.length === 0; // a reader may have closed the list after that
    hits.push(...read.filter(Boolean));
    way.put(...leads, ...groups(hits), ...(hits.length > 0 ? [concordance(query)] : []));
    if (isFirst) way.open(hits.length + leads.length > 0);
    way.trim();
  }
  if (answer === NOTHING && named.length === 1) way.choose(list.querySelector("[role=option]")); // Enter leads there
  if (hits.length === 0) answer.passages = [];
  const more = await originals(query, chosen, answer);
  const places = ngettext("%(n)s place to go to", "%(n)s places to go to", named.length);
  const all = hits.length > 0 ? await told(hits.length, answer) : named.length > 0 ? places : _("No hits");
  if (ticket !== asked) return;
  count.textContent = answer.of ? _("%(words)s, only in %(name)s", { words: all, name: answer.of }) : all;
  status.textContent = count.textContent + (hits.length > 0 && named.length > 0 ? `. ${places}` : "");
  if (answer !== NOTHING && isOpen(answer)) await explain(answer, query, ticket);
  if (ticket !== asked) return;
  list.querySelector(".search-box__more:last-child")?.before(...more);
  status.append(more.length > 0 ? `. ${more.map((one) => one.textContent.trim()).join(" ")}` : "");
  if (isAny) await offer(answer);
  way.trim();
}

async function ask(chosen = {}) {
  const [query, ticket] = [field.value.trim(), ++asked];
  status.textContent = "";
  if (Object.keys(chosen).length === 0) only.replaceChildren(new Option(_("everything"), ""));
  if (isShort(query)) return way.open(false);
  count.textContent = _("Searching …");
  try {
    await current(() => gather(query, chosen, ticket));
  } catch (error) {
    console.error(error);
    if (ticket !== asked) return;
    count.textContent = status.textContent = _("The search could not be loaded");
    way.put(glossary());
    way.open(true);
  }
}

function onEscape(event) {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  if (panel.hidden) return field.blur();
  clearTimeout(timer);
  asked += 1; // what is still read does not open the list again
  field.focus();
  way.open(false);
}

// A word that is offered takes the place of one that was mistyped.
function onClick(event) {
  const { query } = event.target.closest("a")?.dataset ?? {};
  if (query === undefined) return way.open(false);
  event.preventDefault();
  field.value = query;
  field.focus();
  ask();
}

function listen() {
  field.addEventListener("input", () => {
    way.choose(null);
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("click", () => way.open(way.hasOptions() && field.value !== ""));
  box.addEventListener("keydown", onEscape);
  list.addEventListener("click", onClick);
  only.addEventListener("change", () => ask(narrowing()));
  document.addEventListener("pointerdown", ({ target }) => box.contains(target) || way.open(false));
  box.addEventListener("focusout", ({ relatedTarget: to }) => to && !box.contains(to) && way.open(false));
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
  way = choice(field, panel, list);
  listen();
  ask();
}
