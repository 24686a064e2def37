// Leads an address that names a passage or note of a long text to the chapter that has
// it: on the first page, its line in the list of contents holds the ids of all of them;
// a chapter leads what it has not to the first page, which also knows what has gone.

import { decoded } from "./elements.js";

const whole = document.querySelector(".chapter-of a");

// What an id names: of a range the first passage, of a layer the passage itself.
function named(id) {
  const [own] = /[pn]\d+/.exec(id) ?? [];
  return document.getElementById(id) ?? document.getElementById(own);
}

function goal(id) {
  if (whole) return !named(id) && /^([pn]\d|n-)/.test(id) ? whole : null;
  return named(id)?.closest(".chapters > li")?.querySelector("a");
}

function lead() {
  const link = goal(decoded(location.hash.slice(1)));
  if (link) location.replace(link.href + location.search + location.hash);
}

if (whole || document.querySelector(".chapters")) {
  addEventListener("hashchange", lead);
  lead();
}
