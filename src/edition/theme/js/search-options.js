// The list below the field in the header: hits in groups, each an option to choose.

import { element } from "./elements.js";
import { KINDS, original } from "./search-hits.js";

let options = [];

export function all() {
  return options;
}

// The hits among them: the last option leads to all.
export function hitCount() {
  return Math.max(0, options.length - 1);
}

export function clear() {
  options = [];
}

export function option(href, className, ...content) {
  const made = element("a", { href, className: `search-box__hit ${className}` }, ...content);
  made.role = "option";
  made.tabIndex = -1;
  made.id = `search-hit-${options.length}`;
  options.push(made);
  return made;
}

function aside(text) {
  return element("span", { className: "search-box__aside" }, text);
}

function marked(text) {
  return element("mark", {}, text);
}

// The words around what was found, or how else it was found.
function words(hit) {
  const [line] = [...hit.lines].sort((one, other) => other.near - one.near);
  if (line) return [`${line.left} `, marked(line.word), ` ${line.right}`];
  if (hit.counts.length > 0) {
    const [word, number] = hit.counts[0];
    return [marked(word), ` ${original(hit, number)}. `, aside(`Here: ${hit.opening}`)];
  }
  return [marked(hit.forms[0]), " is another form of what is said. ", aside(hit.opening)];
}

function item(hit) {
  const about = [hit.label, KINDS[hit.kind]].filter(Boolean).join(" ");
  const place = element("span", { className: "search-box__where" }, about);
  return option(hit.url, "", place, " ", ...words(hit));
}

function nameOf({ author, title, year }) {
  return [author, title, year].filter(Boolean).join(", ");
}

function group(name, found) {
  const title = element("div", { className: "search-box__text" }, name);
  title.role = "presentation";
  const made = element("div", { className: "search-box__group" }, title, ...found.map(item));
  made.role = "group";
  made.ariaLabel = name;
  return made;
}

// The hits under the names of their texts and lists; of each at most so many.
export function groups(hits, most, ofOne) {
  const byName = new Map();
  for (const hit of hits) byName.set(nameOf(hit), [...(byName.get(nameOf(hit)) ?? []), hit]);
  const made = [];
  let room = most;
  for (const [name, found] of byName) {
    const taken = found.slice(0, Math.min(ofOne, room));
    room -= taken.length;
    if (taken.length > 0) made.push(group(name, taken));
  }
  return made;
}

function selected() {
  return options.findIndex((entry) => entry.ariaSelected === "true");
}

export function chosen() {
  return options[selected()];
}

// Moves the choice by one, around the ends; gives what is then chosen.
export function step(by) {
  if (options.length === 0) return undefined;
  const at = selected();
  if (at >= 0) options[at].ariaSelected = "false";
  const next = options[((at < 0 && by < 0 ? 0 : at) + by + options.length) % options.length];
  next.ariaSelected = "true";
  next.scrollIntoView({ block: "nearest" });
  return next;
}
