// Opens addresses of several passages, such as #p7-p9, and marks what they name.

import { _ } from "./messages.js";
import { tell } from "./tell.js";

const RANGE = /^#(p(\d+))-(p(\d+))$/;

function named() {
  const match = RANGE.exec(location.hash);
  if (!match) return [];
  const all = [...document.querySelectorAll(".passage")];
  const first = all.findIndex((passage) => passage.id === match[1]);
  const last = all.findIndex((passage) => passage.id === match[3]);
  if (first < 0 || last < 0) return numbered(all, Number(match[2]), Number(match[4]));
  return all.slice(first, Math.max(last, first) + 1);
}

// Of a range with an end that was withdrawn, what is left of it.
function numbered(passages, from, to) {
  return passages.filter(({ id }) => {
    const number = Number(id.slice(1));
    return from <= number && number <= to;
  });
}

// Where the reader has put a passage away, the layer beside it is marked.
function shown(passage) {
  if (passage.offsetParent !== null) return passage;
  const others = [...passage.parentElement.querySelectorAll(":scope > .layer")];
  return others.find((other) => other.offsetParent !== null) ?? passage;
}

function open() {
  document.querySelectorAll(".passage--named").forEach((passage) => {
    passage.classList.remove("passage--named");
  });
  const passages = named().map(shown);
  if (passages.length === 0) return;
  passages.forEach((passage) => passage.classList.add("passage--named"));
  const start = passages[0];
  start.scrollIntoView();
  start.tabIndex = -1;
  start.focus({ preventScroll: true });
  const [first, last] = [start.id.slice(1), passages.at(-1).id.slice(1)];
  tell(_("Passages %(first)s to %(last)s are marked.", { first, last }));
}

addEventListener("hashchange", open);
open();
