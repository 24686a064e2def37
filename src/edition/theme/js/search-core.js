// Answers a question: the places of its words, ranked; nothing shown of them is read yet.

import { index, postings, row, rows } from "./search-index.js";
import { parse } from "./search-question.js";
import { whole } from "./search-tokens.js";

const SHORTEST = 3; // letters of a beginning
const WEIGHT = { word: 10, form: 6, beginning: 4, own: 2, other: 1 };
const MOST = 60; // what one part can weigh
const STEPS = [2, 10, 40, 120]; // tokens between the parts of a question
const ENDINGS = new Set(
  ("d s e es ed er ers or ors y i ies ied ing ings ly al ally ic ical ity ities ive ively ion ions " +
    "ation ations ate ates ated ating ment ments able ible ism ist ists ise ised ize ized n ns").split(" "),
).add("");

// Whether two words differ by an English ending: for a form that the edition lacks.
function isInflected(one, other) {
  let same = Math.min(one.length, other.length);
  while (!other.startsWith(one.slice(0, same))) same -= 1;
  for (; same >= SHORTEST; same -= 1) {
    if (ENDINGS.has(one.slice(same)) && ENDINGS.has(other.slice(same))) return true;
  }
  return false;
}

// The rows that belong to a word or form; of a phrase, how often authors have it as a term.
const COUNTED = "/0";
const belonging = (said = "", isCounted = false) =>
  said.split(" ").filter((one) => one && one.endsWith(COUNTED) === isCounted);

const answer = (of, weight) => ({ row: of, weight, length: Number(of[0].split("/")[1] ?? 1) });

// The rows that answer a word: itself, words that begin so, and what belongs to them; where
// none does, inflections, which the part is then marked as having.
async function answers(part) {
  const { said, words: [word] } = part;
  const isCyrillic = /\p{Script=Cyrillic}/u.test(said);
  const ways = [word, ...(isCyrillic ? (await import("./search-latin.js")).latin(said).map(whole) : [])];
  const isBegun = (one, way) => one === way || (way.length >= SHORTEST && one.startsWith(way));
  const near = await Promise.all(ways.map((way) => rows(way, way.length < SHORTEST ? way : `${way}\uffff`)));
  const begun = ways.flatMap((way, n) => near[n].filter(([one]) => isBegun(one, way)));
  const known = begun.length > 0 ? begun : near[0].filter(([one]) => isInflected(word, one));
  part.isInflected = begun.length === 0 && known.length > 0;
  const others = new Set(known.flatMap((one) => belonging(one[4])));
  const found = new Map(known.map((one) => [one[0], answer(one, WEIGHT.beginning)]));
  for (const one of await Promise.all([...others].map(row))) found.set(one[0], answer(one, WEIGHT.form));
  const own = known.find(([one]) => one === word);
  return [...(own ? found.set(word, answer(own, WEIGHT.word)) : found).values()];
}

// By entry: places with their length and weight, the author's own words, other finds.
async function located(found, isFirst) {
  const by = new Map();
  const at = (entry) => by.get(entry) ?? by.set(entry, { places: [], own: new Map(), isOther: false }).get(entry);
  const loaded = await Promise.all(found.map((one) =>
    Promise.all([1, 2, 3].map((column) => postings(one.row, column, isFirst)))));
  for (const [n, { row: [word], weight, length }] of found.entries()) {
    const [shown, own, others] = loaded[n];
    for (const [entry, places] of shown) at(entry).places.push(...places.map((place) => [place, length, weight]));
    for (const [entry, many] of own) at(entry).own.set(word, many);
    for (const entry of others.keys()) at(entry).isOther = true;
  }
  return by;
}

// Where an author has a phrase that is a form of a term, in this form or another.
async function counted(words, isFirst) {
  const forms = (await row(words[0]))?.[5] ?? {};
  const rows = await Promise.all(belonging(forms[words.join(" ")], true).map(row));
  return located(rows.map((one) => answer(one, WEIGHT.own)), isFirst);
}

// A phrase is where its words follow one another; those not looked for are verified later.
async function phrase({ words }, isFirst) {
  const { stop } = await index();
  const sought = [...words.entries()].filter(([, word]) => word && !stop.has(word));
  const each = await Promise.all(sought.map(async ([, word]) => {
    const own = await row(word);
    return located(own ? [answer(own, WEIGHT.word)] : [], isFirst);
  }));
  const stands = (entry, start) => sought.every(([at], n) =>
    each[n].get(entry)?.places.some(([place]) => place === start + at));
  const by = new Map();
  for (const [entry, one] of each[0]) {
    const starts = one.places.map(([place]) => place - sought[0][0]).filter((start) => stands(entry, start));
    const places = starts.map((start) => [start, words.length, WEIGHT.word]);
    const own = words.length === 1 ? one.own : new Map();
    if (places.length > 0 || own.size > 0) by.set(entry, { places, own, isOther: false });
  }
  for (const [entry, one] of await counted(sought.map(([, word]) => word), isFirst)) {
    by.set(entry, { ...one, ...by.get(entry), own: one.own });
  }
  return by;
}

// Words that stand together as a form of a term, name or title are answered by that, too.
async function allAnswers(parts) {
  const found = await Promise.all(parts.map((part) => (part.isPhrase ? [] : answers(part))));
  const said = parts.map(({ words, isPhrase }) => (isPhrase ? "" : words[0]));
  for (const [n, word] of said.entries()) {
    for (const [form, concepts] of Object.entries((await row(word))?.[5] ?? {})) {
      const end = n + form.split(" ").length;
      if (said.slice(n, end).join(" ") !== form) continue;
      const more = (await Promise.all(belonging(concepts).map(row))).map((one) => answer(one, WEIGHT.form));
      for (const some of found.slice(n, end)) some.push(...more);
    }
  }
  return found;
}

// Words that follow one another as they were said are one place, with what stands between
// them and is not looked for.
function join(parts, found) {
  for (const [n, { at }] of parts.entries()) {
    const gap = parts[n + 1]?.at - at;
    for (const [entry, { places }] of gap > 1 ? found[n] : []) {
      const next = new Set(found[n + 1].get(entry)?.places.map(([place]) => place));
      for (const one of places) if (next.has(one[0] + gap)) one[1] = Math.max(one[1], gap);
    }
  }
}

// How far the parts stand from one another, by steps; farthest where one is not shown.
function spread([first, ...others]) {
  const far = (place, places) => Math.min(...places.map(([other]) => Math.abs(other - place)));
  const gaps = first.map(([place]) => Math.max(0, ...others.map((places) => far(place, places))));
  return STEPS.filter((step) => Math.min(...gaps) > step).length;
}

function weigh({ places, own, isOther }) {
  const shown = places.reduce((sum, [, , weight]) => sum + weight, 0);
  return Math.min(MOST, shown + own.size * WEIGHT.own + isOther * WEIGHT.other);
}

// Places that stand together are one: where each begins and ends.
export function ranges(places) {
  const found = [];
  for (const [start, length] of [...places].sort(([one], [other]) => one - other)) {
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], start + length);
    else found.push([start, start + length]);
  }
  return found;
}

function passage(entry, text, found) {
  const here = found.filter(Boolean);
  const lines = ranges(here.flatMap(({ places }) => places)).length;
  const apart = here.filter(({ places }) => places.length === 0);
  const own = new Set(apart.flatMap((one) => [...one.own.keys()]));
  return {
    entry, text, found,
    isWhole: here.length === found.length,
    far: spread(found.map((one) => one?.places ?? [])),
    weight: here.reduce((sum, one) => sum + weigh(one), 0),
    count: lines + own.size + apart.filter((one) => one.own.size === 0).length,
  };
}

// Gives the passages, the best first; which words are nowhere, which not so written, and
// which too common. For a first answer no more is read of a common word than its first part.
export async function find(query, isFirst = false) {
  const { begins, stop } = await index();
  const question = parse(query, stop);
  const isPartly = isFirst && question.parts.length === 1 && !question.parts[0].isPhrase;
  const words = await allAnswers(question.parts);
  const found = await Promise.all(question.parts.map((part, n) =>
    part.isPhrase ? phrase(part, isPartly) : located(words[n], isPartly)));
  join(question.parts, found);
  const without = await Promise.all(question.without.map((part) => phrase(part)));
  const entries = [...new Set(found.flatMap((by) => [...by.keys()]))].sort((one, other) => one - other);
  let text = 0;
  const all = entries.filter((entry) => !without.some((by) => by.has(entry))).map((entry) => {
    while (begins[text + 1] <= entry) text += 1;
    return passage(entry, text, found.map((by) => by.get(entry)));
  });
  const passages = all.some((one) => one.isWhole) ? all.filter((one) => one.isWhole) : all;
  passages.sort((one, other) => one.far - other.far || other.weight - one.weight || one.entry - other.entry);
  const missing = question.parts.filter((_, n) => found[n].size === 0).map(({ said }) => said);
  const inflected = question.parts.filter((part) => part.isInflected).map(({ said }) => said);
  return { ...question, passages, missing, inflected, isCut: isPartly && words.flat().some((one) => one.row.some(Array.isArray)) };
}

// Whether there is more to be said of an answer than what was found.
export const isOpen = ({ passages, missing, inflected }) => passages.length === 0 || missing.length > 0 || inflected.length > 0;
