// The search in the header: hits as you type, by arrows, Enter and Escape.

import { element } from "./elements.js";
import { look, readHits, records, ROOT } from "./search-core.js";
import { FACETS, valuesOf } from "./search-facets.js";
import { all, chosen as option, clear, groups, hitCount, option as link, step } from "./search-options.js";

const MOST = 12;
const OF_ONE = 4;
const MANY = 60;
const PAUSE = 160;

let box, field, panel, list, count, only, status;
let timer = 0;
let asked = 0;

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
  return address.href;
}

function show(hits, query) {
  clear();
  const found = groups(hits, MOST, only.value ? MOST : OF_ONE);
  const more = link(concordance(query), "search-box__more", "All hits, as a concordance");
  list.replaceChildren(...found, more);
  open(true);
}

// What stands in the list where there is no hit.
function note(...words) {
  clear();
  count.textContent = "";
  const text = element("div", { className: "search-box__note" }, ...words);
  text.role = "presentation";
  list.replaceChildren(text);
  open(true);
}

function glossary() {
  const address = new URL("glossary/", ROOT).href;
  return link(address, "search-box__more", "Look through the glossary");
}

function instead(word) {
  const made = link("#", "", word);
  made.addEventListener("click", (event) => {
    event.preventDefault();
    field.value = word;
    field.focus();
    ask();
  });
  return made;
}

async function nothing(query, ticket) {
  status.textContent = "No hits";
  note(`Nothing was found for “${query}”.`);
  const { near } = await import("./search-near.js");
  const others = await near(query);
  if (ticket !== asked) return;
  const asking = others.length > 0 ? " Did you mean one of these?" : "";
  note(`Nothing was found for “${query}”.${asking}`);
  list.append(...others.map(instead), glossary());
}

function failed() {
  note("The search could not be loaded.");
  list.append(glossary());
  status.textContent = "The search could not be loaded";
}

function number(value, one, many) {
  return `${value} ${value === 1 ? one : many}`;
}

// How many hits there are, where all were read; otherwise how many stand here.
function told(hits, isAll) {
  if (isAll) return number(hits.length, "hit", "hits");
  return `The first ${number(hitCount(), "hit", "hits")} of more`;
}

async function offer({ found }) {
  only.replaceChildren(new Option("everything", ""));
  only.closest("label").hidden = found.length < 2;
  if (found.length > MANY) return;
  const rows = await records();
  const made = Object.entries(FACETS).map(([facet, { label }]) => {
    const values = valuesOf(found, rows, facet).map(
      ([value, [name, places]]) =>
        new Option(places ? `${name} (${places})` : name, `${facet}=${encodeURIComponent(value)}`),
    );
    const group = element("optgroup", { label });
    group.append(...values);
    return group;
  });
  only.replaceChildren(new Option("everything", ""), ...made);
}

// Reads no more than can be shown. The first hit is shown alone for a moment, in which
// a reader who is still typing goes on.
async function gather(answer, query, ticket) {
  const hits = [];
  let isAll = true;
  for await (const batch of readHits(answer, only.value ? Infinity : OF_ONE)) {
    if (ticket !== asked) return;
    if (batch.isForetaste) {
      show(batch.hits, query);
      await new Promise((done) => setTimeout(done, PAUSE));
      if (ticket !== asked) return;
      continue;
    }
    hits.push(...batch.hits);
    if (hits.length > 0) show(hits, query);
    isAll = batch.left === 0 && hits.length < MOST;
    if (hits.length >= MOST) break;
  }
  const isShort = answer.found.every(({ places }) => places.flat().length <= OF_ONE);
  if (hits.length === 0) await nothing(query, ticket);
  else count.textContent = status.textContent = told(hits, isAll && isShort);
}

async function ask(narrow = {}) {
  const query = field.value.trim();
  const ticket = ++asked;
  status.textContent = "";
  if (query.length < 2) return open(false);
  count.textContent = "Searching …";
  try {
    const answer = await look(query, narrow);
    if (ticket !== asked) return;
    if (Object.keys(narrow).length === 0) only.replaceChildren(new Option("everything", ""));
    await gather(answer, query, ticket);
    if (ticket === asked && Object.keys(narrow).length === 0) await offer(answer);
  } catch (error) {
    console.error(error);
    if (ticket === asked) failed();
  }
}

function onKey(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (all().length > 0) open(true);
    const next = step(event.key === "ArrowDown" ? 1 : -1);
    if (next) field.setAttribute("aria-activedescendant", next.id);
  } else if (event.key === "Enter" && !panel.hidden && option()) {
    event.preventDefault();
    option().click();
  }
}

function onEscape(event) {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  if (panel.hidden) return field.blur();
  open(false);
  field.focus();
  open(false);
}

function onHit(event) {
  if (event.target.closest("a")?.getAttribute("href") !== "#") open(false);
}

function fill() {
  count = element("span", { className: "search-box__count" });
  count.ariaHidden = "true";
  only = element("select", {}, new Option("everything", ""));
  const label = element("label", { hidden: true }, "in ", only);
  panel.prepend(element("div", { className: "search-box__bar" }, count, label));
}

function listen() {
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(), PAUSE);
  });
  field.addEventListener("click", () => open(all().length > 0 && field.value !== ""));
  field.addEventListener("keydown", onKey);
  box.addEventListener("keydown", onEscape);
  list.addEventListener("click", onHit);
  only.addEventListener("change", () => ask(narrowing()));
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target)) open(false);
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) open(false);
  });
}

export function begin(found) {
  box = found;
  field = box.querySelector("input");
  panel = box.querySelector(".search-box__panel");
  list = box.querySelector("[role=listbox]");
  status = box.querySelector("[role=status]");
  fill();
  listen();
  ask();
}
