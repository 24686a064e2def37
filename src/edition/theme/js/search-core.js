// Searches the index, record by record: nothing is fetched before a question is asked,
// and no more of the index than the answer needs.

import { fits } from "./search-facets.js";
import { hitsOf, kindOf, slugOf } from "./search-hits.js";
import { agrees, parse, variants } from "./search-words.js";

export const ROOT = new URL("../../", import.meta.url);
const INDEX = new URL("pagefind/", ROOT);
const WORDS = 1500; // in a piece of a record; pieces.py has the same number
const STEP = 3; // records read at once
const NEAR = 120;
const STEPS = [10, 40, NEAR, Infinity]; // words between the parts of a question
const TRIED = 4; // records probed for a first hit

const pieces = new Map();
let engine = null;
let table = null;

async function load() {
  const pagefind = await import(new URL("pagefind.js", INDEX).href);
  await pagefind.options({ baseUrl: "/", excerptLength: 0, noWorker: true });
  await pagefind.init();
  return pagefind;
}

// Where the index has no such word it gives places of words that only begin alike: a
// few of them tell for all.
async function isThere({ id, words }, written) {
  const isNext = (place) => Math.floor(place / WORDS) === Math.floor(words[0] / WORDS);
  const found = await wordsAt(id, words.filter(isNext).slice(0, 3));
  return found.some((word) => agrees(word, written));
}

// The records that have a word, however it is written: where in them, and how well.
export async function placesOf(word) {
  engine ??= load();
  const pagefind = await engine;
  const found = new Map();
  for (const written of variants(word)) {
    const { results } = await pagefind.search(written);
    if (results.length === 0 || !(await isThere(results[0], written))) continue;
    for (const result of results) {
      const known = found.get(result.id) ?? { result, score: 0, places: new Set() };
      known.score += result.score;
      for (const place of result.words) known.places.add(place);
      found.set(result.id, known);
    }
  }
  return found;
}

// How far the other parts stand from a place of the first: near ones may be one entry.
function gap(place, others) {
  const far = (places) => places.reduce((least, at) => Math.min(least, Math.abs(at - place)), Infinity);
  return others.reduce((most, places) => Math.max(most, far(places)), 0);
}

// The least of these in a record, by a few steps: what stands closest is the likeliest.
function closeness([first, ...others]) {
  if (others.length === 0) return 0;
  const least = first.reduce((most, place) => Math.min(most, gap(place, others)), Infinity);
  return STEPS.findIndex((step) => least < step);
}

function ranked(byPart) {
  const ids = new Set(byPart.flatMap((found) => [...found.keys()]));
  return [...ids]
    .map((id) => {
      const held = byPart.map((found) => found.get(id));
      const places = held.map((one) => [...(one?.places ?? [])]);
      const isWhole = held.every(Boolean);
      const rank = held.reduce((sum, one) => sum + (one?.score ?? 0), 0);
      const result = held.find(Boolean).result;
      return { id, result, places, rank, isWhole, far: isWhole ? closeness(places) : 0 };
    })
    .sort(
      (one, other) =>
        other.isWhole - one.isWhole || one.far - other.far || other.rank - one.rank,
    );
}

function piece(id, number) {
  const name = `pieces/${id}.${number}`;
  if (!pieces.has(name)) {
    const unpacked = fetch(new URL(name, INDEX)).then((answer) => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).json();
    });
    pieces.set(name, unpacked);
  }
  return pieces.get(name);
}

async function piecesAt({ id }, places) {
  const numbers = [...new Set(places.map((place) => Math.floor(place / WORDS)))];
  return Promise.all(numbers.map((number) => piece(id, number)));
}

// The words at some places of a record.
export async function wordsAt(id, places) {
  const entries = (await piecesAt({ id }, places)).flatMap((one) => one.entries);
  return entries.flatMap(([, start, words]) =>
    words.split(" ").filter((_, index) => places.includes(start + index)),
  );
}

// Reads the pieces in which something was found, and those that hold what it finds.
async function read(record, places, question) {
  const found = await piecesAt(record, places.flat());
  const isAt = (start, words) => places.some((some) =>
    some.some((place) => place >= start && place < start + words.split(" ").length));
  const targets = found
    .flatMap((one) => one.entries)
    .filter(([, start, words, target]) => target !== undefined && isAt(start, words))
    .map(([, , , target]) => target);
  return hitsOf([...found, ...(await piecesAt(record, targets))], places, question, ROOT);
}

// The first places that may hold whole hits: what can be shown with the least reading.
function firstPlaces({ places }, most) {
  const [some, ...others] = places;
  const far = new Map(some.map((place) => [place, gap(place, others)]));
  const first = [...some]
    .sort((one, other) => far.get(one) - far.get(other) || one - other)
    .slice(0, most);
  const isNearOne = (other) => first.some((place) => Math.abs(other - place) < NEAR);
  return [first, ...others.map((list) => list.filter(isNearOne))];
}

// The hit that can be shown soonest: of the records that may have one, the best first.
async function foretaste({ question, found }, isWanted) {
  for (const record of found.slice(0, TRIED).filter((one) => one.isWhole)) {
    const soonest = await read(record, firstPlaces(record, 1), question);
    const wanted = soonest.filter(isWanted);
    if (wanted.length > 0) return [wanted.find((hit) => hit.lines.length > 0) ?? wanted[0]];
  }
  return [];
}

// What is known of each record before it is loaded; fetched where a facet is chosen.
export async function records() {
  table ??= fetch(new URL("records.json", INDEX)).then((answer) => answer.json());
  const rows = Object.entries(await table).map(
    ([id, [path, kind, title, short, author, year, language]]) => [
      id,
      { record: kind, title, short, author, year, language, slug: slugOf(path) },
    ],
  );
  return new Map(rows);
}

async function narrowed(found, chosen) {
  if (Object.keys(chosen).length === 0) return found;
  const rows = await records();
  return found.filter(({ id }) => {
    const row = rows.get(id);
    const isOf = (facet, value) => !chosen[facet] || String(value) === chosen[facet];
    const kind = row.record === "text" ? "" : kindOf(row.record, "");
    const isText = ["text", "headnote", "passage", "author-note", "editor-note"];
    const isKind = !chosen.kind || (kind ? kind === chosen.kind : isText.includes(chosen.kind));
    return (
      isKind &&
      isOf("text", row.slug) &&
      isOf("author", row.author) &&
      isOf("year", row.year) &&
      isOf("language", row.language)
    );
  });
}

// The records that may answer a question, the best first; nothing of them is read yet.
export async function look(query, chosen = {}) {
  const question = parse(query);
  if (question.length === 0) return { question, chosen, found: [] };
  const byPart = await Promise.all(question.map((part) => placesOf(part.sought)));
  return { question, chosen, found: await narrowed(ranked(byPart), chosen) };
}

// Yields the hits of some records after some, and how many are left. Of each the first
// few places are read, or all. What can be shown soonest comes first, alone; and hits
// with only some of the words come last, where none has all of them.
export async function* readHits({ question, chosen, found }, most = Infinity) {
  const isWanted = (hit) => hit.isWhole && fits(hit, chosen);
  const hits = await foretaste({ question, found }, isWanted);
  if (hits.length > 0) yield { hits, left: found.length, isForetaste: true };
  const partly = [];
  let isAny = false;
  for (let at = 0; at < found.length; at += STEP) {
    const next = found.slice(at, at + STEP);
    if (isAny && !next[0].isWhole) break;
    const all = await Promise.all(next.map((one) => read(one, placesIn(one, most), question)));
    const whole = all.flat().filter(isWanted);
    isAny ||= whole.length > 0;
    if (!isAny) partly.push(...all.flat().filter((hit) => fits(hit, chosen)));
    const rest = found.slice(at + STEP);
    const left = isAny ? rest.filter((one) => one.isWhole).length : rest.length;
    yield { hits: whole, left, read: next.flatMap(({ places }) => places).flat().length };
  }
  if (!isAny && partly.length > 0) yield { hits: partly, left: 0, isPartly: true };
}

function placesIn(record, most) {
  return most === Infinity || !record.isWhole ? record.places : firstPlaces(record, most);
}
