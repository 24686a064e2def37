// The glossary: narrows the list of terms as one types, and by kind.

import { ngettext } from "./messages.js";

const form = document.querySelector("#glossary-filter");
const status = document.querySelector("#glossary-status");
const headings = [...document.querySelectorAll("h3.entry[data-kind]")];

function folded(text) {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .replace(/[’]/g, "'")
    .toLowerCase();
}

// An entry is its heading and all that follows up to the next heading.
function blocks(heading) {
  const found = [heading];
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches("h2, h3")) break;
    found.push(next);
  }
  return found;
}

function entry(heading) {
  const parts = blocks(heading);
  const forms = parts.find((part) => part.matches(".entry__forms"))?.textContent ?? "";
  return {
    parts,
    kind: heading.dataset.kind,
    name: folded(`${heading.textContent} · ${forms}`),
    words: folded(parts.map((part) => part.textContent).join(" ")),
  };
}

const entries = headings.map(entry);

// Names come before definitions: these are searched only where no name has the words.
function chosen() {
  const asked = folded(form.elements.q.value.trim());
  const ofKind = entries.filter(({ kind }) => [kind, ""].includes(form.elements.kind.value));
  if (!asked) return new Set(ofKind);
  const named = ofKind.filter(({ name }) => name.includes(asked));
  const found = named.length > 0 ? named : ofKind.filter(({ words }) => words.includes(asked));
  return new Set(found);
}

function letters() {
  for (const letter of document.querySelectorAll("h2.letter")) {
    let isBare = true;
    for (let next = letter.nextElementSibling; next; next = next.nextElementSibling) {
      if (next.matches("h2")) break;
      isBare &&= next.hidden || !next.matches("h3");
    }
    letter.hidden = isBare;
    const link = document.querySelector(`.alphabet a[href="#${letter.id}"]`);
    if (isBare) link?.setAttribute("aria-disabled", "true");
    else link?.removeAttribute("aria-disabled");
  }
}

function narrow() {
  const shown = chosen();
  for (const one of entries) {
    for (const part of one.parts) part.hidden = !shown.has(one);
  }
  letters();
  const isAll = shown.size === entries.length;
  const said = ngettext("%(shown)s of %(n)s term", "%(shown)s of %(n)s terms", entries.length, {
    shown: shown.size,
  });
  status.textContent = isAll ? "" : said;
}

function toAddress() {
  const said = new URLSearchParams();
  for (const name of ["q", "kind"]) {
    if (form.elements[name].value) said.set(name, form.elements[name].value);
  }
  const query = said.size > 0 ? `?${said}` : location.pathname;
  history.replaceState(null, "", query + location.hash);
}

if (form) {
  const asked = new URLSearchParams(location.search);
  form.elements.q.value = asked.get("q") ?? "";
  form.elements.kind.value = asked.get("kind") ?? "";
  if (form.elements.kind.selectedIndex < 0) form.elements.kind.value = "";
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const type of ["input", "change"]) {
    form.addEventListener(type, () => {
      narrow();
      toAddress();
    });
  }
  narrow();
}
