// What is said behind the number of lines, each with links that ask otherwise.

import { element } from "./elements.js";
import { _, pieces } from "./messages.js";
import { explained, ofOriginals } from "./search-near.js";

const link = (words, q) => element("a", { href: `?${new URLSearchParams({ q })}` }, words);

// What is nowhere, and what is written much like it.
export function nowhere(query, answer, others, leads) {
  const either = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" });
  const parts = either.formatToParts(others.map(([word]) => word));
  const words = parts.map(({ type, value }, n) => (type === "element" ? link(...others[n / 2]) : value));
  const said = [[explained(query, answer, leads)]];
  if (others.length > 0) said.push(pieces(_("Did you mean %(words)s?"), { words }));
  if (answer.passages.length > 0) return said;
  const glossary = element("a", { href: "../glossary/" }, _("glossary"));
  return [...said, pieces(_("The %(glossary)s lists the terms of the texts."), { glossary })];
}

// In how many places authors’ own texts have the words of a phrase.
export const ofAuthors = (words, number) => (number > 0 ? [ofOriginals(number, link(words, words))] : []);
