// Formats citations and entries with citeproc-js: JSON in, JSON out.
// In: { styles: {name: xml}, items: [CSL-JSON], cases: [{ style, cluster | entry }] }

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const CSL = require("citeproc");
const locales = require("@citation-js/plugin-csl/lib/locales.json");

const { styles, items, cases } = JSON.parse(readFileSync(0, "utf8"));
const byId = new Map(items.map((item) => [item.id, item]));
const system = {
  retrieveLocale: () => locales["en-US"],
  retrieveItem: (id) => structuredClone(byId.get(id)),
};

const engines = new Map();

function engine(style) {
  if (!engines.has(style)) {
    const made = new CSL.Engine(system, styles[style], "en-US", true);
    made.updateItems([...byId.keys()]);
    engines.set(style, made);
  }
  return engines.get(style);
}

function cluster(style, citationItems) {
  const citation = { citationItems, properties: { noteIndex: 1 } };
  return engine(style).previewCitationCluster(citation, [], [], "html");
}

// One entry at a time: the list leaves out works that a style keeps for the notes.
function entry(style, id) {
  const [, texts] = engine(style).makeBibliography({ include: [{ field: "id", value: id }] });
  return texts[0] ?? "";
}

const answers = cases.map((one) =>
  one.cluster ? cluster(one.style, one.cluster) : entry(one.style, one.entry),
);
process.stdout.write(JSON.stringify(answers));
