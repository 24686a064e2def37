// A list that is narrowed by words as one types and by choices, all kept in the address.

import { decoded } from "./elements.js";
import { layOut } from "./laid-out.js";
import { fold } from "./search-tokens.js";
import { visit } from "./visits.js";

const MARKED = "h2, h3"; // what ends an entry that begins with a heading

// All that belongs to a heading, with it.
export function blocks(heading) {
  const found = [heading];
  for (let next = heading.nextElementSibling; next && !next.matches(MARKED); next = next.nextElementSibling) {
    found.push(next);
  }
  return found;
}

const folded = (elements) => fold(elements.map((element) => element.textContent).join(" "));

// An entry of a list: what is hidden with it, where its name stands, and its facts.
export function entry(parts, names, facts) {
  let words; // most entries are never searched
  return { parts, facts, name: folded(names), get words() { return (words ??= folded(parts)); } };
}

// Entries under headings, each with what its heading says of it in data attributes.
export const headed = (selector, names = selector) => [...document.querySelectorAll(selector)].map((heading) => {
  const whole = heading.closest(".index-entry");
  const parts = whole ? [whole] : blocks(heading);
  const named = parts.flatMap((part) => [...part.querySelectorAll(names)]);
  return entry(parts, [heading, ...named], heading.dataset);
});

// Names come before other words: these are searched only where no name has what is asked.
function chosen(entries, { q = "", ...choices }) {
  const fits = ({ facts }) => Object.entries(choices).every(([name, value]) => !value || facts[name]?.split(" ").includes(value));
  const asked = fold(q).split(/\s+/).filter(Boolean);
  const fitting = entries.filter(fits);
  const having = (key) => fitting.filter((one) => asked.every((word) => one[key].includes(word)));
  const named = having("name");
  return new Set(named.length > 0 ? named : having("words"));
}

function toAddress(choice, isTyped) {
  visit(new URLSearchParams(Object.entries(choice).filter(([, value]) => value)), { isTyped });
}

function fromAddress(form) {
  const said = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll("[name]")) {
    field.value = said.get(field.name) ?? "";
    if (field.selectedIndex < 0) field.value = "";
  }
}

// A list of which nothing is left says so, and nothing else.
export function setBare(form, isBare) {
  form.classList.toggle("is-bare", isBare);
  form.nextElementSibling.hidden = !isBare;
}

// Brings a form to light that narrows entries; a section that is left without any is
// hidden with them. Says through `told` how many of how many are shown.
export function filter(form, entries, sections, told, after = () => {}) {
  const status = form.querySelector("[role=status]");
  const narrow = () => {
    const choice = Object.fromEntries(new FormData(form));
    const shown = chosen(entries, choice);
    for (const one of entries) for (const part of one.parts) part.hidden = !shown.has(one);
    for (const { parts, holds } of sections) {
      const isBare = !entries.some((one) => shown.has(one) && holds(one));
      for (const part of parts) part.hidden = isBare;
    }
    status.textContent = told(shown.size, entries.length);
    setBare(form, shown.size === 0);
    after();
    layOut();
    return choice;
  };
  // A link to what is filtered away shows all again.
  const reveal = () => {
    const goal = document.getElementById(decoded(location.hash.slice(1)));
    if (!goal?.closest("[hidden]") && !(goal && form.matches(".is-bare"))) return;
    form.reset();
    narrow();
    goal.scrollIntoView();
  };
  status.textContent = told(entries.length, entries.length);
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => toAddress(narrow(), target.matches("input")));
  form.addEventListener("reset", () => setTimeout(() => toAddress(narrow())));
  addEventListener("hashchange", reveal);
  addEventListener("popstate", () => {
    fromAddress(form);
    narrow();
  });
  fromAddress(form);
  if ([...new FormData(form).values()].some(Boolean)) narrow();
  else layOut();
  reveal();
}

// The sections of a list whose entries stand under headings of their own.
export const under = (selector) => [...document.querySelectorAll(selector)].map((heading) => {
  const within = new Set();
  for (let next = heading.nextElementSibling; next && !next.matches("h2"); next = next.nextElementSibling) within.add(next);
  return { parts: [heading], heading, holds: (one) => within.has(one.parts[0]) };
});

// Letters under which no entry is left lead nowhere.
export function dim(letters) {
  for (const { heading } of letters) {
    const link = document.querySelector(`.alphabet a[href="#${heading.id}"]`);
    if (heading.hidden) link?.setAttribute("aria-disabled", "true");
    else link?.removeAttribute("aria-disabled");
  }
}
