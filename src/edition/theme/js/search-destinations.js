// Where a reader means to go who types a name or its beginning, or the number of a passage.

import { element } from "./elements.js";
import { _ } from "./messages.js";
import { KINDS, slugOf } from "./search-hits.js";
import { file, ROOT } from "./search-index.js";
import { option } from "./search-options.js";
import { tokens, whole } from "./search-tokens.js";

const MOST = 4;
const LEAST = 2.75; // how well a name must answer
const NUMBER = /^(?<name>.*?)[\s,#]*(?<sign>¶\s*|\bp\.?\s*)?(?<number>[1-9]\d{0,3})$/iu; // “¶ 7”, “Marsh 1990, ¶ 7”, “marsh-1990#p7”
const MINUS = /(?<=^|\s)-(?:["“”„«][^"“”„«»]*["“”»]?|\S+)/gu; // what is not meant
const folded = (words) => tokens(words).map(({ token }) => whole(token)).filter(Boolean).join(" ");

// All of them: a text by its title, and by each of its authors.
async function everything() {
  const { list } = await file("destinations");
  return list.flatMap((one) => [one, ...one[5].map((other) =>
    [`${other.split(", ").reverse().join(" ")}: ${one[0]}`, one[1], one[2], [other]])]);
}

// How well a name answers: wholly, by its beginning, by that of one of its words.
function rank(name, asked) {
  if (name === asked) return 0;
  if (name.startsWith(asked)) return 1;
  return ` ${name}`.includes(` ${asked}`) ? 2 : 3;
}

// Whether several words stand, in any order, in what one thing is called.
function isOfWords(names, asked) {
  const said = new Set(names.flatMap((name) => folded(name).split(" ")));
  const words = asked.split(" ");
  return words.length > 1 && words.every((word) => said.has(word));
}

// A passage by its number: of the text at hand, or of a text whose name stands before it;
// where there is neither, of every text, if it is said to be a passage.
function passages(query, list) {
  const { name, sign, number } = NUMBER.exec(query.trim())?.groups ?? {};
  if (!number) return [];
  const id = `p${number}`;
  if (!name && document.getElementById(id)) return [[`¶ ${number}`, "passage", `#${id}`]];
  if (name.length < 2 && (name || !sign)) return [];
  const isMeant = ([, kind, address, others, last]) => kind === "text" && Number(number) <= last
    && [...others, slugOf(address)].some((other) => rank(folded(other), folded(name)) < 2);
  return named(list.filter(isMeant).map(([, , address, [short]]) =>
    [`${short}, ¶ ${number}`, "passage", `${address}#${id}`]));
}

// Whether a question can only mean the passages that it leads to.
export const isPassage = (query, [lead]) => lead?.[1] === "passage" && !/^\d+$/.test(query);

// Where a question has the name of an author or of a text, and what else it has.
function inTexts(query, list) {
  const said = tokens(query).map(({ token }) => token);
  return list.filter(([, kind]) => kind === "text").flatMap(([, , address, [other], last]) => {
    const name = folded(other.split(",")[0]).split(" ");
    const start = said.findIndex((_word, at) => name.every((word, n) => whole(said[at + n] ?? "") === word));
    const words = said.filter((_word, at) => at < start || at >= start + name.length).join(" ");
    return start >= 0 && folded(words) ? [{ address, words, last }] : [];
  });
}

// The other words, only where they are of that text or author; not of several.
async function narrowed(query, list) {
  const said = inTexts(query, list);
  if (said.length === 0) return [];
  const { texts } = await file("texts");
  const ofTexts = said.filter(({ last }) => last > 0);
  const found = (ofTexts.length > 0 ? ofTexts : said).map(({ address, words, last }) => {
    const { short, author } = texts.find(({ url }) => url === address);
    return last > 0 ? { words, name: short, facet: "text", value: slugOf(address) } : { words, name: author, facet: "author", value: author };
  });
  return new Set(found.map(({ value }) => value)).size === 1 ? found : [];
}

// The same as destinations.
const ways = (found) => found.map(({ words, name, facet, value }) =>
  [_("%(words)s, only in %(name)s", { words, name }), "text", `search/?${new URLSearchParams({ q: words, [facet]: value })}`]);

// Each address once, with the first name it has.
const named = (found) => [...new Map(found.map((one) => [one[2], one]).reverse()).values()].reverse();

// The destinations that a question names, the best first; and where it has one name beside
// other words, these, and where they are meant.
export async function destinations(query) {
  const asked = folded(query.replace(MINUS, " "));
  if (!asked) return { leads: [] };
  const list = await everything();
  const there = passages(query, list);
  if (there.length > 0) return { leads: there.slice(0, MOST) };
  const within = await narrowed(query, list);
  const ranked = list.map((one) => {
    const slug = one[1] === "text" ? [slugOf(one[2])] : [];
    const [own, ...others] = [one[0], ...one[3], ...slug].map((name) => rank(folded(name), asked));
    const least = isOfWords([one[0], ...one[3]], asked) ? LEAST : LEAST + 1;
    return [Math.min(own, ...others.map((other) => other + 0.5), least), one];
  });
  const found = ranked.filter(([far]) => far <= LEAST).sort(([one], [other]) => one - other);
  const isName = found.length > 0 && found[0][0] < 1;
  const leads = named([...(isName ? [] : ways(within)), ...found.map(([, one]) => one)]);
  return { leads: leads.slice(0, MOST), meant: within.at(-1) };
}

// The same as a group of options at the head of the list.
export function goTo(found) {
  const items = found.map(([name, kind, address]) => {
    const href = address.startsWith("#") ? address : new URL(address, ROOT).href;
    const label = element("span", { className: "search-box__kind" }, KINDS[kind]);
    return option(href, "search-box__destination", label, " ", element("span", {}, name));
  });
  const ariaLabel = _("Go to");
  const title = element("div", { className: "search-box__text", role: "presentation" }, ariaLabel);
  const about = { className: "search-box__group", role: "group", ariaLabel };
  return items.length > 0 ? [element("div", about, title, ...items)] : [];
}
