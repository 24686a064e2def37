// Where a reader means to go who types a name or its beginning, or the number of a passage.

import { element } from "./elements.js";
import { _ } from "./messages.js";
import { KINDS } from "./search-hits.js";
import { file, ROOT } from "./search-index.js";
import { option } from "./search-options.js";
import { tokens, whole } from "./search-tokens.js";

const MOST = 4;
const NUMBER = /^(?<name>.*?)[\s,]*(?:¶\s*|\bp\.?\s*)?(?<number>\d{1,4})$/iu; // “¶ 7”, “Marsh 1990, ¶ 7”
const folded = (words) => tokens(words).map(({ token }) => whole(token)).filter(Boolean).join(" ");

// How well a name answers: wholly, by its beginning, by that of one of its words.
function rank(name, asked) {
  if (name === asked) return 0;
  if (name.startsWith(asked)) return 1;
  return ` ${name}`.includes(` ${asked}`) ? 2 : 3;
}

// A passage by its number: of the text at hand, or of a text whose name stands before it.
function passages(query, list) {
  const { name, number } = NUMBER.exec(query.trim())?.groups ?? {};
  if (!number) return [];
  const id = `p${number}`;
  if (!name) return document.getElementById(id) ? [[`¶ ${number}`, "passage", `#${id}`]] : [];
  const isMeant = ([, kind, , others, last]) => kind === "text" && Number(number) <= last
    && others.some((other) => rank(folded(other), folded(name)) < 2);
  return named(list.filter(isMeant).map(([, , address, [short]]) =>
    [`${short}, ¶ ${number}`, "passage", `${address}#${id}`]));
}

// Each address once, with the first name it has.
const named = (found) => [...new Map(found.map((one) => [one[2], one]).reverse()).values()].reverse();

// The destinations that a question names, the best first.
export async function destinations(query) {
  const asked = folded(query);
  if (!asked) return [];
  const { list } = await file("destinations");
  const there = passages(query, list);
  if (there.length > 0) return there.slice(0, MOST);
  const ranked = list.map((one) => {
    const [own, ...others] = [one[0], ...one[3]].map((name) => rank(folded(name), asked));
    return [Math.min(own, ...others.map((other) => other + 0.5)), one];
  });
  const found = ranked.filter(([far]) => far < 3).sort(([one], [other]) => one - other);
  return named(found.map(([, one]) => one)).slice(0, MOST);
}

// The same as a group of options at the head of the list.
export function goTo(found) {
  const items = found.map(([name, kind, address]) => {
    const href = address.startsWith("#") ? address : new URL(address, ROOT).href;
    const label = element("span", { className: "search-box__kind" }, KINDS[kind]);
    return option(href, "search-box__destination", label, " ", element("span", {}, name));
  });
  const title = element("div", { className: "search-box__text", role: "presentation" }, _("Go to"));
  const about = { className: "search-box__group", role: "group", ariaLabel: _("Go to") };
  return items.length > 0 ? [element("div", about, title, ...items)] : [];
}
