// The search page: every hit as a line with the word in the middle, narrowed and sorted
// as the reader likes, addressable, and to be taken away as CSV.

import { csv, linesOf, ORDERS } from "./concordance-lines.js";
import { table } from "./concordance-table.js";
import { element } from "./elements.js";
import { look, readHits } from "./search-core.js";
import { FACETS, fits, values } from "./search-facets.js";

const PAUSE = 200;
const AT_ONCE = 1500; // places read before the reader is asked
const SO_FAR = "The first lines; reading on …";
const form = document.querySelector("#concordance");
const output = document.querySelector("#concordance-lines");
const status = document.querySelector("#concordance-status");
const facets = document.querySelector("#concordance-facets");
const download = document.querySelector("#concordance-csv");
const more = document.querySelector("#concordance-more");
const fields = form.elements;

let hits = [];
let left = 0;
let reading = null;
let asked = 0;
let timer = 0;
let isNarrowed = false;

// A value that is not offered yet is kept until the hits are there.
function set(select, value) {
  if (value && ![...select.options].some((option) => option.value === value)) {
    select.append(new Option(value, value));
  }
  select.value = value;
}

function fromAddress() {
  const said = new URLSearchParams(location.search);
  fields.q.value = said.get("q") ?? "";
  for (const facet of Object.keys(FACETS)) set(fields[facet], said.get(facet) ?? "");
  if (said.get("sort") in ORDERS) fields.sort.value = said.get("sort");
}

function toAddress() {
  const said = new URLSearchParams();
  for (const name of ["q", ...Object.keys(FACETS), "sort"]) {
    const value = fields[name].value.trim();
    if (value && !(name === "sort" && value === "date")) said.set(name, value);
  }
  const address = said.size > 0 ? `?${said}` : location.pathname;
  if (address !== location.search) history.replaceState(null, "", address);
}

function chosen() {
  const all = Object.keys(FACETS).map((facet) => [facet, fields[facet].value]);
  return Object.fromEntries(all.filter(([, value]) => value));
}

function shown() {
  const narrow = chosen();
  const lines = hits.filter((hit) => fits(hit, narrow)).flatMap(linesOf);
  return lines.sort(ORDERS[fields.sort.value]);
}

function lineCount(hit) {
  return linesOf(hit).length;
}

function offer() {
  const narrow = chosen();
  for (const [facet, { all }] of Object.entries(FACETS)) {
    const select = fields[facet];
    const before = select.value;
    const options = values(hits, facet, narrow, lineCount).map(
      ([value, [name, number]]) => new Option(`${name} (${number})`, value),
    );
    select.replaceChildren(new Option(all, ""), ...options);
    set(select, before);
  }
}

function number(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

// Puts lines in place of those that stand there; the link that has the focus keeps it.
function put(lines) {
  const isGrouped = ["date", "text"].includes(fields.sort.value);
  const { activeElement } = document;
  const at = output.contains(activeElement) ? activeElement.href : "";
  output.replaceChildren(...(lines.length > 0 ? [table(lines, isGrouped)] : []));
  if (at) [...output.querySelectorAll("a")].find(({ href }) => href === at)?.focus({ preventScroll: true });
}

// What is read so far; the form stays as it is until all that is read at once is there.
function showSoFar() {
  const lines = shown();
  if (lines.length === 0) return;
  put(lines);
  status.textContent = SO_FAR;
}

function show() {
  offer();
  const lines = shown();
  put(lines);
  facets.hidden = hits.length === 0;
  output.ariaBusy = "false";
  download.hidden = lines.length === 0;
  more.hidden = left === 0;
  more.textContent = `Read on in ${number(left, "more record")}`;
  const found = `${number(lines.length, "line")}${left > 0 ? " so far" : ""}`;
  if (hits.length > 0) status.textContent = found;
  toAddress();
}

async function nothing(query, ticket) {
  status.textContent = `Nothing was found for “${query}”.`;
  const { near } = await import("./search-near.js");
  const others = await near(query);
  if (ticket !== asked) return;
  const links = others.flatMap((word) => [
    " ",
    element("a", { href: `?${new URLSearchParams({ q: word })}` }, word),
  ]);
  const glossary = element("a", { href: "../glossary/" }, "glossary");
  const offered = links.length > 0 ? [" Did you mean", ...links, "?"] : [];
  status.append(...offered, " The ", glossary, " lists the terms of the texts.");
}

// Reads on until there is enough for once, or to the end. What is there is shown when
// the first of it comes, and again whenever it has doubled.
async function read(ticket) {
  more.disabled = true;
  let next = Math.max(1, 2 * hits.length);
  for (let places = 0; places < AT_ONCE; ) {
    const { value, done } = await reading.next();
    if (ticket !== asked) return;
    if (done) {
      left = 0;
      break;
    }
    if (value.isForetaste) {
      await foretaste(value);
      if (ticket !== asked) return;
      continue;
    }
    hits.push(...value.hits);
    left = value.left;
    places += value.read ?? 0;
    if (hits.length < next || left === 0) continue;
    showSoFar();
    next = 2 * hits.length;
  }
  more.disabled = false;
}

// Shows what was found first, and gives a reader who is still typing time to go on.
async function foretaste({ hits: [hit] }) {
  if (!fits(hit, chosen())) return;
  put(linesOf(hit));
  status.textContent = SO_FAR;
  await new Promise((done) => setTimeout(done, PAUSE));
}

async function ask(narrow = {}) {
  const query = fields.q.value.trim();
  const ticket = ++asked;
  hits = [];
  left = 0;
  if (query.length < 2) {
    status.textContent = "";
    return show();
  }
  status.textContent = "Searching …";
  output.ariaBusy = "true";
  try {
    reading = readHits(await look(query, narrow));
    await read(ticket);
    if (ticket !== asked) return;
    if (left > 0 && isToNarrow(narrow)) return narrowed();
    show();
    if (hits.length === 0) await nothing(query, ticket);
  } catch (error) {
    console.error(error);
    show();
    status.textContent = "The search could not be loaded. The lists below can be read without it.";
  }
}

async function readOn() {
  output.ariaBusy = "true";
  const ticket = asked;
  await read(ticket);
  if (ticket === asked) show();
}

function isToNarrow(narrow) {
  return Object.keys(narrow).length < Object.keys(chosen()).length;
}

function narrowed() {
  isNarrowed = Object.keys(chosen()).length > 0;
  return ask(chosen());
}

// With all hits at hand they are narrowed here; otherwise only fitting records are read.
function narrow() {
  if (left > 0 || isNarrowed) narrowed();
  else show();
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", csv(shown())], { type: "text/csv" }));
  link.download = "concordance.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

form.hidden = false;
fromAddress();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  ask();
});
fields.q.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => ask(), PAUSE);
});
for (const facet of Object.keys(FACETS)) fields[facet].addEventListener("change", narrow);
fields.sort.addEventListener("change", show);
download.addEventListener("click", save);
more.addEventListener("click", readOn);
if (fields.q.value) ask();
else fields.q.focus({ preventScroll: true });
