// What a question is made of: words, phrases in quotation marks, and what a minus keeps out.

import { keys, tokens, whole } from "./search-tokens.js";

const PART = /(?<=^|\s)(-?)(?:["“”„«]([^"“”„«»]+)["“”»]|([^\s"“”„«»]+))/gu;

// The words of each part that is said so: a phrase, unless it is an address, of which all
// words are to be found in any order.
function wordsOf(said, isQuoted) {
  const all = tokens(said).map(({ token }) => token);
  const isAddress = !isQuoted && all.length === 1 && whole(said) && !keys(said).includes(whole(said));
  return isAddress ? keys(said).map((word) => [word]) : [all.map(whole)];
}

// Gives parts, each with the words that are to be found; parts that are not to be there;
// and what is too common to be looked for.
export function parse(query, stop) {
  const question = { parts: [], without: [], common: [] };
  for (const [, minus, quoted, plain] of query.matchAll(PART)) {
    const said = (quoted ?? plain).trim();
    for (const words of wordsOf(said, quoted !== undefined)) {
      const isPhrase = quoted !== undefined || words.length > 1;
      const isSought = words.some((word) => word && !stop.has(word));
      if (isSought) question[minus ? "without" : "parts"].push({ said, words, isPhrase });
      else if (words.some(Boolean)) question.common.push(said);
    }
  }
  return question;
}
