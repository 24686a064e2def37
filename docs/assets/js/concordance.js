// The search page: every hit as a line with the word in the middle, sorted as the
// reader likes, addressable, and to be taken away as CSV.

import { search } from "./search-core.js";

const PAUSE = 200;
const form = document.querySelector("#concordance");
const output = document.querySelector("#concordance-lines");
const status = document.querySelector("#concordance-status");
const facets = document.querySelector("#concordance-facets");
const download = document.querySelector("#concordance-csv");

let lines = [];
let timer = 0;

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const field of ["q", "sort", "text", "kind"]) {
    if (asked.has(field) && form.elements[field]) form.elements[field].value = asked.get(field);
  }
}

function toAddress() {
  const said = new URLSearchParams();
  for (const field of ["q", "sort", "text", "kind"]) {
    const value = form.elements[field]?.value;
    if (value) said.set(field, value);
  }
  history.replaceState(null, "", said.size > 0 ? `?${said}` : location.pathname);
}

function toLines(hit) {
  if (hit.lines.length > 0) return hit.lines.map((line) => ({ ...line, hit }));
  const words = [...new Set(hit.other)].join(", ");
  return [{ left: "found by", word: words, right: `in: ${hit.opening} …`, hit }];
}

function reversed(text) {
  return text.replace(/^… /, "").split(" ").reverse().join(" ").toLowerCase();
}

const ORDERS = {
  text: (one, other) => (one.hit.year ?? 9999) - (other.hit.year ?? 9999) ||
    one.hit.path.localeCompare(other.hit.path) || one.hit.order - other.hit.order,
  left: (one, other) => reversed(one.left).localeCompare(reversed(other.left)),
  right: (one, other) => one.right.toLowerCase().localeCompare(other.right.toLowerCase()),
  word: (one, other) => one.word.toLowerCase().localeCompare(other.word.toLowerCase()),
};

function chosen() {
  const text = form.elements.text?.value;
  const kind = form.elements.kind?.value;
  return lines
    .filter((line) => (!text || line.hit.path === text) && (!kind || line.hit.kind === kind))
    .sort(ORDERS[form.elements.sort.value] ?? ORDERS.text);
}

function cell(name, ...content) {
  const element = document.createElement("td");
  element.className = `kwic__${name}`;
  element.append(...content);
  return element;
}

function row(line) {
  const element = document.createElement("tr");
  const link = document.createElement("a");
  link.href = line.hit.url;
  link.textContent = line.hit.where;
  const mark = document.createElement("mark");
  mark.textContent = line.word;
  const kind = document.createElement("span");
  kind.className = "kwic__kind";
  kind.textContent = ` ${line.hit.kind}`;
  const left = document.createElement("bdi");
  left.textContent = line.left;
  element.append(
    cell("left", left),
    cell("word", mark),
    cell("right", line.right),
    cell("where", link, kind),
  );
  return element;
}

function count(values) {
  const counts = new Map();
  for (const [value, name] of values) {
    const [, number] = counts.get(value) ?? [name, 0];
    counts.set(value, [name, number + 1]);
  }
  return counts;
}

function fillFacet(name, all, values) {
  const select = form.elements[name];
  const before = select.value;
  const options = [...count(values)].map(([value, [title, number]]) =>
    new Option(`${title} (${number})`, value),
  );
  select.replaceChildren(new Option(all, ""), ...options);
  select.value = [...select.options].some((option) => option.value === before) ? before : "";
}

function show() {
  const found = chosen();
  output.replaceChildren(...found.map(row));
  output.closest("table").hidden = found.length === 0;
  const number = found.length === 1 ? "1 line" : `${found.length} lines`;
  status.textContent = form.elements.q.value.trim() ? number : "";
  download.hidden = found.length === 0;
  toAddress();
}

async function ask() {
  const query = form.elements.q.value.trim();
  const wanted = { text: form.elements.text.value, kind: form.elements.kind.value };
  lines = [];
  if (query.length < 2) return show();
  status.textContent = "Searching";
  const asked = new URLSearchParams(location.search);
  await search(query, (hits, isDone) => {
    lines.push(...hits.flatMap(toLines));
    if (!isDone) return;
    const byText = lines.map((line) => [line.hit.path, line.hit.record.title]);
    fillFacet("text", "Everywhere", byText);
    fillFacet("kind", "Every kind", lines.map((line) => [line.hit.kind, line.hit.kind]));
    form.elements.text.value = wanted.text || (asked.get("text") ?? "");
    form.elements.kind.value = wanted.kind || (asked.get("kind") ?? "");
    for (const field of ["text", "kind"]) form.elements[field].value ||= "";
    facets.hidden = lines.length === 0;
    show();
  });
}

function csv() {
  const quote = (value) => `"${String(value ?? "").replaceAll('"', '""')}"`;
  const head = ["left", "word", "right", "text", "place", "kind", "year", "address"];
  const body = chosen().map(({ left, word, right, hit }) =>
    [left, word, right, hit.record.title, hit.where, hit.kind, hit.year, hit.url]
      .map(quote)
      .join(","),
  );
  return [head.join(","), ...body].join("\r\n") + "\r\n";
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", csv()], { type: "text/csv" }));
  link.download = "concordance.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

if (form) {
  form.hidden = false;
  fromAddress();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  form.elements.q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  for (const field of ["sort", "text", "kind"]) form.elements[field].addEventListener("change", show);
  download.addEventListener("click", save);
  if (form.elements.q.value) ask();
  else form.elements.q.focus();
}
