// Facets: what hits can be narrowed to, how many there are of each.

import { KINDS, OF_LISTS } from "./search-hits.js";

const RECORDS = Object.fromEntries(Object.entries(OF_LISTS).map(([list, kind]) => [kind, list]));
const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

export const FACETS = {
  text: {
    label: "Text or list",
    all: "Everywhere",
    value: (hit) => hit.slug,
    name: (hit) => (hit.author || hit.year ? `${hit.short}: ${hit.title}` : hit.title),
  },
  author: {
    label: "Author",
    all: "Every author",
    value: (hit) => hit.author,
    name: (hit) => hit.author,
  },
  year: {
    label: "Year",
    all: "Every year",
    value: (hit) => String(hit.year ?? ""),
    name: (hit) => String(hit.year),
  },
  kind: {
    label: "Kind",
    all: "Every kind",
    value: (hit) => hit.kind,
    name: (hit) => KINDS[hit.kind],
  },
  language: {
    label: "Language",
    all: "Every language",
    value: (hit) => hit.language,
    name: (hit) => LANGUAGES.of(hit.language),
  },
};

export function fits(hit, chosen, except = "") {
  return Object.entries(chosen).every(
    ([facet, value]) => facet === except || FACETS[facet].value(hit) === value,
  );
}

// The values of a facet among hits that fit all other facets: name and number of each.
export function values(hits, facet, chosen, weight = () => 1) {
  const { value, name } = FACETS[facet];
  const found = new Map();
  for (const hit of hits) {
    const key = value(hit);
    if (!key || !fits(hit, chosen, facet)) continue;
    const [, number] = found.get(key) ?? ["", 0];
    found.set(key, [name(hit), number + weight(hit)]);
  }
  const order = Object.keys(KINDS);
  return [...found].sort(([one, [name1]], [other, [name2]]) =>
    facet === "kind" ? order.indexOf(one) - order.indexOf(other) : name1.localeCompare(name2),
  );
}

// The same of records that are not read yet: what is known of each, and its places.
export function valuesOf(found, rows, facet) {
  if (facet === "kind") return kinds(found, rows);
  const hits = found.map(({ id, places }) => ({ ...rows.get(id), number: places.flat().length }));
  return values(hits, facet, {}, ({ number }) => number);
}

function kinds(found, rows) {
  const lists = new Set(found.map(({ id }) => rows.get(id).record));
  return Object.entries(KINDS)
    .filter(([kind]) => lists.has(RECORDS[kind] ?? "text"))
    .map(([kind, name]) => [kind, [name, 0]]);
}
