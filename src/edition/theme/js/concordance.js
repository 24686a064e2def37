// The search page: every hit as a line with the word in the middle, narrowed and sorted
// as the reader likes, addressable, and to be taken away as CSV.

import { csv, isTranslation, linesOf, ORDERS, roomIn, table } from "./concordance-lines.js";
import { nowhere, ofAuthors } from "./concordance-remarks.js";
import { element, held, hold } from "./elements.js";
import { _, ngettext } from "./messages.js";
import { find, isOpen } from "./search-core.js";
import { destinations, isPassage } from "./search-destinations.js";
import { counted, describe, fits, named, values, withLines } from "./search-facets.js";
import { hitOf, KINDS } from "./search-hits.js";
import { current, file, ROOT } from "./search-index.js";
import { apart, instead } from "./search-near.js";
import { isShort } from "./search-question.js";
import { fill } from "./strip.js";
import { keepPlace, visit } from "./visits.js";

const PAUSE = 200;
const AT_ONCE = 300; // lines read before the reader is asked
const NOTHING = { parts: [], passages: [] };
const TITLE = document.title;
const [form, output, status, facets, download, more, goTo] =
  ["", "-lines", "-status", "-facets", "-csv", "-more", "-goto"].map((part) => document.querySelector(`#concordance${part}`));
const fields = form.elements;
const NAMES = [...facets.querySelectorAll("select:not([name=sort])")].map(({ name }) => name);
const strip = form.querySelector(".strip");

let whole = null; // the way back to a question that was narrowed
let remark = () => []; // what is said behind the number of lines
let [answer, shown, lines, most, asked, timer, width] = [NOTHING, [], [], AT_ONCE, 0, 0, 0];

// A value that is not offered yet is kept until the hits are there.
function set(select, value) {
  const isOffered = [...select.options].some((option) => option.value === value);
  if (value && !isOffered) select.append(new Option(named(select.name, value) ?? value, value));
  select.value = value;
}

function fromAddress() {
  const said = new URLSearchParams(location.search);
  fields.q.value = said.get("q") ?? "";
  for (const facet of NAMES) set(fields[facet], said.get(facet) ?? "");
  fields.sort.value = said.get("sort") in ORDERS ? said.get("sort") : "date";
}

function toAddress(how) {
  const said = ["q", ...NAMES, "sort"].map((name) => [name, fields[name].value.trim()]);
  const query = new URLSearchParams(said.filter(([name, value]) => value && !(name === "sort" && value === "date")));
  visit(query, how);
  document.title = [query.get("q"), TITLE].filter(Boolean).join(" - ");
}

function chosen() {
  const all = NAMES.map((facet) => [facet, fields[facet].value]);
  return Object.fromEntries(all.filter(([, value]) => value));
}

// What nothing is called, as an address may say that is old or mistyped, narrows nothing.
function forget() {
  const unknown = Object.entries(chosen()).filter(([facet, value]) => named(facet, value) === undefined);
  for (const [facet] of unknown) fields[facet].value = "";
  if (unknown.length > 0) toAddress({ isSame: true });
}

function offer() {
  for (const facet of NAMES) {
    const { value: before, options: [all] } = fields[facet];
    const options = values(answer.passages, facet, chosen()).map(
      ([value, [name, number]]) => new Option(withLines(name, number), value),
    );
    fields[facet].replaceChildren(all, ...options);
    set(fields[facet], before);
    fields[facet].closest("label").hidden = options.length < 2 && !before;
  }
}

// Puts lines in place of those that stand there; the link that has the focus keeps it.
function put(hits) {
  shown = hits;
  lines = hits.flatMap(linesOf).sort(ORDERS[fields.sort.value]);
  const isGrouped = ["date", "text"].includes(fields.sort.value);
  const at = held(output);
  output.replaceChildren(...(lines.length > 0 ? [table(lines, isGrouped, roomIn(output))] : []));
  hold(output, at);
}

// “300 of 453 lines”.
function someOf(some, all, isSure) {
  return isSure
    ? ngettext("%(some)s of %(n)s line", "%(some)s of %(n)s lines", all, { some })
    : ngettext("%(some)s of about %(n)s line", "%(some)s of about %(n)s lines", all, { some });
}

// Says how many lines there are and where; those of translations are counted apart.
function tell(left, words = "", found = [], isSure = true) {
  const translated = lines.filter(isTranslation).length;
  const length = lines.length - translated;
  const every = ngettext("%(n)s line", "%(n)s lines", length);
  const places = counted(found.filter(({ told }) => told.kind !== "translation"));
  const all = length > 0 ? _("%(lines)s in %(places)s", { lines: every, places }) : every;
  const some = someOf(length, lines.length + left, isSure && translated === 0);
  output.ariaBusy = "false";
  document.documentElement.classList.remove("is-asked");
  facets.hidden = answer.passages.length === 0;
  download.hidden = lines.length === 0;
  more.hidden = left === 0;
  more.textContent = ngettext("Read on: %(n)s more line", "Read on: %(n)s more lines", left);
  status.textContent = facets.hidden ? words : left > 0 ? some : all;
  if (translated > 0) status.append(" · ", _("%(n)s in translations", { n: translated }));
  for (const said of remark()) {
    const before = status.textContent;
    status.append(before && (/[.?]$/.test(before) ? " " : ". "), ...said);
  }
}

// Shows as many lines of the answer as are read at once. A phrase may not stand in a
// passage after all; that is taken out of the answer.
async function show(ticket) {
  output.ariaBusy = "true";
  const narrow = chosen();
  const wanted = answer.passages.filter((passage) => fits(passage, narrow));
  let count = 0;
  const some = wanted.filter((passage) => (count += passage.count) - passage.count < most);
  const hits = await Promise.all(some.map((passage) => hitOf(passage, answer.parts)));
  if (ticket !== asked) return;
  const isFalse = new Set(some.filter((_, n) => hits[n] === null));
  answer.passages = answer.passages.filter((passage) => !isFalse.has(passage));
  put(hits.filter(Boolean));
  if (strip) fill(strip, hits.filter(Boolean));
  offer();
  const sum = (passages) => passages.reduce((all, passage) => all + passage.count, 0);
  const isSure = sum(some) === lines.length && !answer.parts.some(({ isPhrase }) => isPhrase);
  tell(sum(wanted.slice(some.length)), "", wanted.filter((passage) => !isFalse.has(passage)), isSure);
}

// What was meant comes first: a term, a text, a name or a passage, if the words name one.
function lead(found) {
  const links = found.map(([name, kind, address]) =>
    element("span", {}, element("a", { href: new URL(address, ROOT) }, name), " ", element("small", {}, KINDS[kind] ?? "")));
  goTo.replaceChildren(...(links.length > 0 ? [element("span", {}, _("Go to")), ...links] : []));
}

// Shows the best hit while the others are read; what stands above it is there before.
async function showFirst(query, leads, ticket) {
  const { passages: [best], parts } = await find(query, true);
  const [hit, links] = await Promise.all([best && hitOf(best, parts), leads]);
  if (ticket !== asked || !hit) return;
  lead(whole ? [whole] : links);
  put([hit]);
  status.textContent = _("The first lines; reading on …");
}

// All that is said comes at once, so that nothing moves when the lines are there.
async function answerTo(query, ticket) {
  const going = destinations(query).then(({ leads }) => leads);
  going.catch(() => {}); // it is told below
  if (!/\d$/.test(query)) await showFirst(query, going, ticket); // that may be a passage
  const [all, leads] = await Promise.all([find(query), going]);
  const found = isPassage(query, leads) ? NOTHING : all;
  const others = found === all ? await apart(query, found) : null;
  await describe([...found.passages, ...(others?.passages ?? [])]);
  const isTold = found === all && isOpen(found);
  const alike = isTold ? await instead(query, found) : [];
  if (ticket !== asked) return;
  forget();
  answer = found;
  const isIn = (one) => fits(one, chosen());
  remark = () => [
    ...(isTold ? nowhere(query, answer, alike, leads.length) : []),
    ...(others ? ofAuthors(others.q, others.passages.filter(isIn).length) : []),
  ];
  lead(whole ? [whole] : leads);
  await show(ticket);
  if (ticket !== asked || found === all) return;
  status.textContent = ngettext("%(n)s place to go to", "%(n)s places to go to", leads.length);
}

function nothing(words) {
  answer = NOTHING;
  remark = () => [];
  lead([]);
  put([]);
  if (strip) fill(strip, []);
  tell(0, words);
}

// Answers anew, or shows another part of the answer if that is still of this index.
async function ask({ isAgain = false, lines = AT_ONCE, ...how } = {}) {
  const query = fields.q.value.trim();
  const ticket = ++asked;
  let isReady = isAgain;
  toAddress(how);
  if (isShort(query)) return nothing(query ? _("Two letters or more are looked for.") : "");
  if (!isAgain) [most, status.textContent, output.ariaBusy] = [lines, _("Searching …"), "true"];
  const work = () => (isReady ? show(ticket) : answerTo(query, ticket));
  try {
    await current(() => work().finally(() => (isReady = false)));
  } catch (error) {
    console.error(error);
    if (ticket === asked) nothing(_("The search could not be loaded. The lists below can be read without it."));
  }
}

function save() {
  const href = URL.createObjectURL(new Blob(["\ufeff", csv(lines)], { type: "text/csv" }));
  element("a", { href, download: "concordance.csv" }).click();
  URL.revokeObjectURL(href);
}

// A name beside other words says in which text they are meant; a link leads back.
async function narrow() {
  const query = fields.q.value;
  if ([...new URLSearchParams(location.search).keys()].some((name) => name !== "q")) return;
  const { meant } = await current(() => destinations(query)).catch(() => ({}));
  if (!meant || fields.q.value !== query) return;
  fields.q.value = meant.words;
  set(fields[meant.facet], meant.value);
  whole = [_("“%(words)s” everywhere", { words: query }), "", `search/?${new URLSearchParams({ q: query, sort: "date" })}`];
}

// Answers the question of the address, and puts the reader where he was with it.
async function arrive() {
  const { whole: back = null, lines, y, at = [] } = history.state ?? {};
  fromAddress();
  fields.q.focus({ preventScroll: true });
  whole = back;
  if (!back) await narrow();
  const ticket = asked + 1;
  await ask({ isSame: true, lines });
  if (ticket !== asked || y === undefined) return;
  hold(output, at);
  scrollTo(0, y);
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  ask();
});
fields.q.addEventListener("input", () => {
  whole = null;
  clearTimeout(timer);
  timer = setTimeout(() => ask({ isTyped: true }), PAUSE);
});
for (const name of [...NAMES, "sort"]) fields[name].addEventListener("change", () => ask({ isAgain: true }));
download.addEventListener("click", save);
more.addEventListener("click", () => {
  most += AT_ONCE;
  ask({ isAgain: true });
});
new ResizeObserver(() => {
  if (width === output.clientWidth) return;
  width = output.clientWidth;
  if (shown.length > 0) put(shown);
}).observe(output);
addEventListener("popstate", arrive);
keepPlace(() => ({ whole, lines: most, at: held(output) }));
fromAddress();
if (fields.q.value) for (const reading of [find(fields.q.value, true), file("texts")]) reading.catch(() => {}); // meanwhile
arrive();
