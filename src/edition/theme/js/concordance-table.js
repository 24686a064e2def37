// The lines of the concordance as a table: in groups where they stand text by text.

import { element } from "./elements.js";
import { KINDS } from "./search-hits.js";

const HEADS = { left: "before", word: "word", right: "after", where: "where" };

function cell(name, ...content) {
  return element("td", { className: `kwic__${name}` }, ...content);
}

function row({ hit, left, word, right, isApart }, isGrouped) {
  const kind = element("span", { className: "kwic__kind" }, KINDS[hit.kind]);
  const place = isGrouped ? hit.label : hit.where;
  const link = element("a", { href: hit.url }, place || kind);
  return element("tr", { className: isApart ? "is-apart" : "" },
    cell("left", element("bdi", {}, left), " "),
    cell("word", element("mark", {}, word)),
    cell("right", " ", right),
    cell("where", link, ...(place ? [" ", kind] : [])));
}

function heading({ author, title, year }) {
  const about = [author, element("cite", {}, title), year].filter(Boolean);
  const said = about.flatMap((part, n) => (n > 0 ? [", ", part] : [part]));
  return element("tr", { className: "kwic__text" }, element("th", { colSpan: 4, scope: "rowgroup" }, ...said));
}

function groups(lines, isGrouped) {
  if (!isGrouped) return [element("tbody", {}, ...lines.map((line) => row(line, false)))];
  const bodies = new Map();
  for (const line of lines) {
    const { slug } = line.hit;
    if (!bodies.has(slug)) bodies.set(slug, element("tbody", {}, heading(line.hit)));
    bodies.get(slug).append(row(line, true));
  }
  return [...bodies.values()];
}

export function table(lines, isGrouped) {
  const columns = Object.keys(HEADS).map((name) => element("col", { className: `kwic__${name}` }));
  const heads = Object.values(HEADS).map((head) => element("th", { scope: "col" }, head));
  return element("table", { className: "kwic" },
    element("caption", {}, "Lines found"),
    element("colgroup", {}, ...columns),
    element("thead", {}, element("tr", {}, ...heads)),
    ...groups(lines, isGrouped));
}
