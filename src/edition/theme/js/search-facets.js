// Facets: what passages can be narrowed to, and how many lines there are of each.

import { _, ngettext, yearName } from "./messages.js";
import { isEditors, KINDS, languageName, slugOf } from "./search-hits.js";
import { file, index } from "./search-index.js";

const nameOf = ({ author, year, short, title }) =>
  author || year ? `${short}${_(":")} ${title}` : title;

// The name of each facet, its value for a passage, and that value's name for readers.
export const FACETS = {
  text: { label: _("Text or list"), value: ({ url }) => slugOf(url), name: nameOf },
  author: { label: _("Author"), value: (told) => (isEditors(told) ? _("The editors") : told.author) },
  year: { label: _("Year"), value: ({ year }) => String(year ?? ""), name: ({ year }) => yearName(year) },
  kind: { label: _("Kind"), value: ({ kind }) => kind, name: ({ kind }) => KINDS[kind] },
  language: { label: _("Language"), value: ({ language }) => language, name: ({ language }) => languageName(language) },
};

let known = []; // all texts and lists

// The facets that the edition itself sorts its texts by stand behind the others.
const addOwn = (id, label) => (FACETS[`facet-${id}`] = { label, value: ({ facets }) => facets?.[id] });

// Adds to passages what is said of their texts, and of what kind they are.
export async function describe(passages) {
  const [{ texts, facets }, { begins }] = await Promise.all([file("texts"), index()]);
  known = texts;
  for (const [id, name] of Object.entries(facets)) addOwn(id, name);
  const kinds = texts.map(() => null);
  for (const passage of passages) {
    const { kinds: runs, ...told } = texts[passage.text];
    kinds[passage.text] ??= runs.flatMap(([kind, many]) => Array(many).fill(kind));
    passage.told = { ...told, kind: kinds[passage.text][passage.entry - begins[passage.text]] };
  }
}

// How many passages were found, and how much else: the same of every answer.
export function counted(found) {
  const number = (...kinds) => found.filter(({ told }) => kinds.includes(told.kind)).length;
  const [passages, translated] = [number("passage"), number("translation")];
  const others = found.length - passages - translated;
  return [
    (passages > 0 || found.length === 0) && ngettext("%(n)s passage", "%(n)s passages", passages),
    others > 0 && ngettext("%(n)s note or entry", "%(n)s notes and entries", others),
    translated > 0 && _("%(n)s in translations", { n: translated }),
  ].filter(Boolean).join(", ");
}

export function fits({ told }, chosen, except = "") {
  return Object.entries(chosen).every(([facet, value]) => facet === except || FACETS[facet].value(told) === value);
}

// What a value of a facet is called, also of one that no passage has.
export function named(facet, value) {
  if (!(facet in FACETS)) return undefined; // of an edition’s own that is not read yet
  const { value: of, name = of } = FACETS[facet];
  return facet === "kind" ? KINDS[value] : known.filter((told) => of(told) === value).map(name)[0];
}

// A name with the number of its lines, as it is offered.
export const withLines = (name, number) => `${name} (${ngettext("%(n)s line", "%(n)s lines", number)})`;

// The values of a facet among passages that fit all other facets: name and lines of each.
export function values(passages, facet, chosen) {
  const { value, name = value } = FACETS[facet];
  const found = new Map();
  for (const passage of passages) {
    const key = value(passage.told);
    if (!key || !fits(passage, chosen, facet)) continue;
    const [, number] = found.get(key) ?? ["", 0];
    found.set(key, [name(passage.told), number + passage.count]);
  }
  const order = Object.keys(KINDS);
  return [...found].sort(([one, [name1]], [other, [name2]]) =>
    facet === "kind" ? order.indexOf(one) - order.indexOf(other) : name1.localeCompare(name2, document.documentElement.lang));
}
