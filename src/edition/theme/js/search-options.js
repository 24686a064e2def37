// The list below the field in the header: hits in groups, each an option to choose.

import { element } from "./elements.js";
import { _ } from "./messages.js";
import { kindName, marked } from "./search-hits.js";

// The groups of hits, in order, and the kinds that each is of.
const GROUPS = [
  [_("Texts"), ["text", "passage", "translation"]],
  [_("Authors’ notes"), ["author-note"]],
  [_("Editors on the texts"), ["headnote", "editor-note"]],
  [_("Terms"), ["term"]],
  [_("Names"), ["name"]],
  [_("Events"), ["event"]],
  [_("Parallels"), ["parallel"]],
  [_("Works"), ["reference"]],
];

let made = 0;

export function option(href, className, ...content) {
  const id = `search-hit-${(made += 1)}`;
  const about = { href, id, className: `search-box__hit ${className}`, tabIndex: -1, role: "option" };
  return element("a", about, ...content);
}

// The words around what was found, and how else something was found.
function words(hit) {
  const [line] = [...hit.lines].sort((one, other) => other.near - one.near);
  const apart = hit.apart.slice(0, 1).flatMap(([word, , how]) => [element("mark", {}, word), ` ${how}`]);
  if (line) {
    const right = line.right.replace(/ …$/, "\u00a0…");
    return [`${line.left} `, ...marked(line.word), ` ${right}`, ...(apart.length > 0 ? [" · ", ...apart] : [])];
  }
  const aside = hit.opening ? _("Here: %(words)s", { words: hit.opening }) : "";
  return [...apart, ". ", element("span", { className: "search-box__aside" }, aside)];
}

function item(hit) {
  const place = hit.year === null || hit.year === undefined ? hit.label : hit.where;
  const about = [place, hit.kind === "passage" ? "" : kindName(hit)].filter(Boolean).join(" ");
  return option(hit.url, "", element("span", { className: "search-box__where" }, about), " ", ...words(hit));
}

function group(ariaLabel, hits) {
  const title = element("div", { className: "search-box__text", role: "presentation" }, ariaLabel);
  return element("div", { className: "search-box__group", role: "group", ariaLabel }, title, ...hits.map(item));
}

// The hits by what they are; each says where it stands.
export function groups(hits) {
  const found = GROUPS.map(([name, kinds]) => [name, hits.filter(({ kind }) => kinds.includes(kind))]);
  return found.filter(([, some]) => some.length > 0).map(([name, some]) => group(name, some));
}
