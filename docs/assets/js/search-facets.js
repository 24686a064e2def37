// Facets: what hits can be narrowed to, how many there are of each.

import { KINDS } from "./search-hits.js";

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
