// The hits below the field in the header: as you type, by arrows, Enter and Escape.

import { element } from "./elements.js";
import { ROOT, search } from "./search-core.js";
import { FACETS, fits, values } from "./search-facets.js";
import { KINDS, original } from "./search-hits.js";

const MOST = 12;
const OF_ONE = 4;
const READ = 24;
const PAUSE = 160;

let box, field, panel, list, count, only, status;
let timer = 0;
let asked = 0;
let hits = [];
let left = 0;
let isWhole = true;
let isReading = false;
let options = [];

function words(hit) {
  const [line] = [...hit.lines].sort((one, other) => other.near - one.near);
  const mark = (text) => element("mark", {}, text);
  if (line) return [`${line.left} `, mark(line.word), ` ${line.right}`];
  if (hit.counts.length > 0) {
    const [word, number] = hit.counts[0];
    return [mark(word), ` ${original(hit, number)}. `, said(`Here: ${hit.opening}`)];
  }
  return [mark(hit.forms[0]), " is a form of it. ", said(hit.opening)];
}

function said(text) {
  return element("span", { className: "search-box__aside" }, text);
}

function option(href, className, ...content) {
  const made = element("a", { href, className: `search-box__hit ${className}` }, ...content);
  made.role = "option";
  made.tabIndex = -1;
  made.id = `search-hit-${options.length}`;
  options.push(made);
  return made;
}

function item(hit) {
  const about = [hit.label, KINDS[hit.kind]].filter(Boolean).join(" ");
  const place = element("span", { className: "search-box__where" }, about);
  return option(hit.url, "", place, " ", ...words(hit));
}

// The hits of one text or list, under its name.
function group(name, found) {
  const title = element("div", { className: "search-box__text" }, name);
  title.role = "presentation";
  const made = element("div", { className: "search-box__group" }, title, ...found.map(item));
  made.role = "group";
  made.ariaLabel = name;
  return made;
}

function nameOf({ author, title, year }) {
  return [author, title, year].filter(Boolean).join(", ");
}

function chosen() {
  const [facet, value] = only.value.split("=");
  return value ? { [facet]: decodeURIComponent(value) } : {};
}

// Some of every text and list; where one is chosen, all of it.
function picked() {
  const fitting = hits.filter((hit) => fits(hit, chosen()));
  const most = only.value ? MOST : OF_ONE;
  const byName = Map.groupBy
    ? Map.groupBy(fitting, nameOf)
    : fitting.reduce((map, hit) => map.set(nameOf(hit), [...(map.get(nameOf(hit)) ?? []), hit]), new Map());
  let room = MOST;
  const groups = [];
  for (const [name, found] of byName) {
    const taken = found.slice(0, Math.min(most, room));
    if (taken.length > 0) groups.push([name, taken]);
    room -= taken.length;
  }
  return { groups, number: fitting.length };
}

function concordance(query) {
  const address = new URL("search/", ROOT);
  address.search = new URLSearchParams({ q: query, ...chosen() });
  return address.href;
}

function show(query) {
  const { groups, number } = picked();
  options = [];
  const all = [];
  for (const [name, found] of groups) all.push(group(name, found));
  all.push(option(concordance(query), "search-box__more", "All hits, as a concordance"));
  list.replaceChildren(...all);
  const hitsFound = `${number} ${number === 1 ? "hit" : "hits"}`;
  count.textContent = isReading ? "Searching …" : hitsFound + (left > 0 ? " so far" : "");
  only.closest("label").hidden = hits.length < 2;
  open(true);
}

function offer() {
  isWhole = left === 0;
  const groups = Object.entries(FACETS).map(([facet, { label }]) => {
    const made = element("optgroup", { label });
    for (const [value, [name, number]] of values(hits, facet, {})) {
      made.append(new Option(`${name} (${number})`, `${facet}=${encodeURIComponent(value)}`));
    }
    return made;
  });
  only.replaceChildren(new Option("everything", ""), ...groups);
}

function open(isOpen) {
  panel.hidden = !isOpen;
  field.ariaExpanded = String(isOpen);
  if (!isOpen) field.removeAttribute("aria-activedescendant");
}

// What stands in the list where there is no hit.
function note(...content) {
  options = [];
  count.textContent = "";
  only.closest("label").hidden = true;
  const text = element("div", { className: "search-box__note" }, ...content);
  text.role = "presentation";
  list.replaceChildren(text);
  open(true);
}

function glossary() {
  const address = new URL("glossary/", ROOT).href;
  return option(address, "search-box__more", "Look through the glossary");
}

async function nothing(query, ticket) {
  note(`Nothing was found for “${query}”.`);
  const { near } = await import("./search-near.js");
  const others = await near(query);
  if (ticket !== asked) return;
  note(
    `Nothing was found for “${query}”.`,
    others.length > 0 ? " Did you mean one of these?" : "",
  );
  for (const other of others) {
    const chosenWord = option("#", "", other);
    chosenWord.addEventListener("click", (event) => {
      event.preventDefault();
      field.value = other;
      field.focus();
      ask();
    });
    list.append(chosenWord);
  }
  list.append(glossary());
}

function failed() {
  note("The search could not be loaded. ");
  list.append(glossary());
  status.textContent = "The search could not be loaded";
}

// Reads until there is enough to show; small editions are read to the end.
async function gather(query, ticket, narrow) {
  let read = 0;
  hits = [];
  for await (const batch of search(query, narrow)) {
    if (ticket !== asked) return false;
    hits = batch.isForetaste || read === 0 ? batch.hits : [...hits, ...batch.hits];
    left = batch.left;
    read = batch.isForetaste ? 0 : read + 6;
    isReading = true;
    show(query);
    isReading = false;
    if (!batch.isForetaste && hits.length >= MOST && read + left > READ) break;
  }
  return ticket === asked;
}

async function ask(narrow = {}) {
  const query = field.value.trim();
  const ticket = ++asked;
  if (query.length < 2) {
    open(false);
    status.textContent = "";
    return;
  }
  if (Object.keys(narrow).length === 0) only.replaceChildren();
  try {
    if (!(await gather(query, ticket, narrow))) return;
    if (hits.length === 0) await nothing(query, ticket);
    else {
      if (only.options.length === 0) offer();
      show(query);
    }
    status.textContent = count.textContent || "No hits";
  } catch (error) {
    console.error(error);
    if (ticket === asked) failed();
  }
}

function selected() {
  return options.findIndex((entry) => entry.ariaSelected === "true");
}

function select(by) {
  const at = selected();
  if (options.length === 0) return;
  if (at >= 0) options[at].ariaSelected = "false";
  const from = at < 0 && by < 0 ? 0 : at;
  const next = options[(from + by + options.length) % options.length];
  next.ariaSelected = "true";
  next.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", next.id);
}

function onKey(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (panel.hidden && options.length > 0) open(true);
    select(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && selected() >= 0) {
    event.preventDefault();
    const link = options[selected()];
    if (link.getAttribute("href") !== "#") open(false);
    link.click();
  }
}

function close(event) {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  if (panel.hidden) field.blur();
  else {
    open(false);
    field.focus();
  }
}

function panelMade() {
  count = element("span", { className: "search-box__count" });
  count.ariaHidden = "true";
  only = element("select");
  const narrow = element("label", { hidden: true }, "in ", only);
  panel.prepend(element("div", { className: "search-box__bar" }, count, narrow));
}

export function begin(found) {
  box = found;
  field = box.querySelector("input");
  panel = box.querySelector(".search-box__panel");
  list = box.querySelector("[role=listbox]");
  status = box.querySelector("[role=status]");
  panelMade();
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(), PAUSE);
  });
  field.addEventListener("focus", () => open(list.childElementCount > 0 && field.value !== ""));
  field.addEventListener("keydown", onKey);
  box.addEventListener("keydown", close);
  only.addEventListener("change", () => (isWhole ? show(field.value.trim()) : ask(chosen())));
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target)) open(false);
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) open(false);
  });
  ask();
}
