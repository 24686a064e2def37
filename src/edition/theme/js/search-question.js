// What a question is made of: words, phrases in quotation marks, and what a minus keeps out.

import { keys, tokens, whole } from "./search-tokens.js";

// A mark that is not closed is passed over.
const PART = /((?<=^|\s)-)?(?:["“”„«]([^"“”„«»]+)["“”»]|["“”„«»]*([^\s"“”„«»]+))/gu;

// Whether a question has less than is looked for: two letters, or a number or sign.
export const isShort = (query) => query.length < 2 && !/[\p{N}\p{Lo}]/u.test(query);

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
  let at = 0; // tokens that stand before
  for (const [, minus, quoted, plain] of query.matchAll(PART)) {
    const said = (quoted ?? plain).trim();
    for (const words of wordsOf(said, quoted !== undefined)) {
      const isPhrase = quoted !== undefined || words.length > 1;
      const isSought = words.some((word) => word && !stop.has(word));
      const same = question[minus ? "without" : "parts"];
      const isSaid = same.some((one) => one.isPhrase === isPhrase && String(one.words) === String(words));
      if (isSought && !isSaid) same.push({ said, words, isPhrase, at });
      else if (!isSought && words.some(Boolean)) question.common.push(said);
    }
    at += minus ? 0 : tokens(said).length;
  }
  return question;
}
