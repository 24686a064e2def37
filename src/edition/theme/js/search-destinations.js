// Where a reader means to go who types a name or its beginning, or the number of a passage.

import { element } from "./elements.js";
import { _ } from "./messages.js";
import { KINDS } from "./search-hits.js";
import { file, ROOT } from "./search-index.js";
import { option } from "./search-options.js";
import { tokens, whole } from "./search-tokens.js";

const MOST = 4;
const NUMBER = /^(?:¶\s*|p)(\d+)$/iu;
const folded = (words) => tokens(words).map(({ token }) => whole(token)).filter(Boolean).join(" ");

// How well a name answers: wholly, by its beginning, by that of one of its words.
function rank(name, asked) {
  if (name === asked) return 0;
  if (name.startsWith(asked)) return 1;
  return ` ${name}`.includes(` ${asked}`) ? 2 : 3;
}

// A passage of the text at hand, by its number.
function passage(query) {
  const number = NUMBER.exec(query.trim())?.[1];
  return number && document.getElementById(`p${number}`) ? [`¶ ${number}`, "passage", `#p${number}`] : null;
}

// The destinations that a question names, the best first; each address once.
export async function destinations(query) {
  const here = passage(query);
  if (here) return [here];
  const asked = folded(query);
  if (!asked) return [];
  const { list } = await file("destinations");
  const ranked = list.map((one) => {
    const [own, ...others] = [one[0], ...one[3]].map((name) => rank(folded(name), asked));
    return [Math.min(own, ...others.map((other) => other + 0.5)), one];
  });
  const found = ranked.filter(([far]) => far < 3).sort(([one], [other]) => one - other);
  return [...new Map(found.map(([, one]) => [one[2], one]).reverse()).values()].reverse().slice(0, MOST);
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
