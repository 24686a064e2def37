// The list below the field in the header: hits in groups, each an option to choose.

import { element } from "./elements.js";
import { _, yearName } from "./messages.js";
import { KINDS, original } from "./search-hits.js";

let made = 0;

export function option(href, className, ...content) {
  const id = `search-hit-${(made += 1)}`;
  const about = { href, id, className: `search-box__hit ${className}`, tabIndex: -1, role: "option" };
  return element("a", about, ...content);
}

// The words around what was found, or how else it was found.
function words(hit) {
  const [line] = [...hit.lines].sort((one, other) => other.near - one.near);
  const marked = (word) => element("mark", {}, word);
  if (line) return [`${line.left} `, marked(line.word), ` ${line.right}`];
  const aside = element("span", { className: "search-box__aside" }, _("Here: %(words)s", { words: hit.opening }));
  const [[word, number] = []] = hit.counts;
  const how = word ? original(hit, number) : hit.how;
  return [marked(word ?? hit.forms[0]), ` ${how}. `, aside];
}

function item(hit) {
  const about = [hit.label, KINDS[hit.kind]].filter(Boolean).join(" ");
  return option(hit.url, "", element("span", { className: "search-box__where" }, about), " ", ...words(hit));
}

function group(ariaLabel, hits) {
  const title = element("div", { className: "search-box__text", role: "presentation" }, ariaLabel);
  return element("div", { className: "search-box__group", role: "group", ariaLabel }, title, ...hits.map(item));
}

// The hits under the names of their texts and lists.
export function groups(hits) {
  const byName = new Map();
  for (const hit of hits) {
    const name = [hit.author, hit.title, yearName(hit.year)].filter(Boolean).join(", ");
    byName.set(name, [...(byName.get(name) ?? []), hit]);
  }
  return [...byName].map(([name, found]) => group(name, found));
}
