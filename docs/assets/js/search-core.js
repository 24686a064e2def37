// Searches the index and turns what it finds into hits: one for each passage, note,
// term, event, parallel, name or work, with the words around what was found.

const ROOT = new URL("../../", import.meta.url);
const AROUND = 9;
const KINDS = {
  text: "passage",
  terms: "term",
  events: "event",
  parallels: "parallel",
  names: "name",
  references: "work",
};

// Words too common to be worth the chunks of index they would fetch.
const STOP = new Set(
  ("a an and are as at be been but by for from had has have he her his in is it its " +
    "of on or she that the their they this to was were which with").split(" "),
);

let engine = null;
let table = {};

// Nothing is fetched before the reader searches.
async function load() {
  const pagefind = await import(new URL("pagefind/pagefind.js", ROOT).href);
  await pagefind.options({ baseUrl: "/", excerptLength: 0, noWorker: true });
  const [, records] = await Promise.all([
    pagefind.init(),
    fetch(new URL("pagefind/records.json", ROOT)).then((answer) => answer.json()),
  ]);
  table = records;
  return pagefind;
}

const LATIN = {
  а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", ё: "e", є: "ye", ж: "zh",
  з: "z", и: "i", і: "i", ї: "yi", й: "y", к: "k", л: "l", м: "m", н: "n", о: "o",
  п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh",
  щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
};

export function latin(query) {
  return query.toLowerCase().replace(/\p{Script=Cyrillic}/gu, (letter) => LATIN[letter] ?? "");
}

// A question is words and, in quotation marks, phrases.
export function parse(query) {
  const phrases = [...query.matchAll(/["“”„«]([^"“”„«»]+)["“”»]/g)].map((m) => m[1].trim());
  const words = query.replace(/["“”„«»]/g, " ").split(/\s+/).filter(Boolean);
  const kept = words.filter((word) => !STOP.has(word.toLowerCase()));
  return { phrases, words: kept.length > 0 ? kept : words };
}

export function folded(text) {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .replace(/[łŁ]/g, "l")
    .replace(/[øØ]/g, "o")
    .replace(/[đĐ]/g, "d")
    .replace(/[’']/g, "'")
    .toLowerCase();
}

function bare(word) {
  return folded(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

function address(record, path, anchor) {
  if (record.kind === "terms") return new URL(`glossary/${anchor}/`, ROOT);
  return new URL(`${path.slice(1)}#${anchor}`, ROOT);
}

function kindOf(record, anchor) {
  if (record.kind !== "text") return KINDS[record.kind];
  if (anchor === "headnote") return "headnote";
  return anchor.startsWith("n") ? "note" : "passage";
}

function label(record, anchor) {
  if (record.kind !== "text") return "";
  if (anchor.startsWith("p")) return `¶\u00a0${anchor.slice(1)}`;
  if (/^n\d/.test(anchor)) return `n.\u00a0${anchor.slice(1)}`;
  return anchor === "headnote" ? "headnote" : "editors’ note";
}

function shortName(record) {
  if (record.kind !== "text") return record.title;
  const family = record.author === "Author unknown" ? "Anonymous" : record.author.split(" ").at(-1);
  return `${family} ${record.year}`;
}

// The words of each anchored entry: where it begins, where it ends, what it is.
function entries(fragment) {
  const words = fragment.raw_content.split(/\s+/).filter(Boolean);
  const anchors = [...fragment.anchors].sort((one, other) => one.location - other.location);
  const found = anchors.map((anchor, index) => ({
    id: anchor.id,
    start: anchor.location,
    end: anchors[index + 1]?.location ?? words.length,
  }));
  return { words, found };
}

function holding(found, location) {
  return found.findLast((entry) => entry.start <= location);
}

function keyword(words, entry, location, length) {
  const after = location + length;
  const from = Math.max(entry.start, location - AROUND);
  const to = Math.min(entry.end, after + AROUND);
  return {
    left: (from > entry.start ? "… " : "") + words.slice(from, location).join(" "),
    word: words.slice(location, after).join(" "),
    right: words.slice(after, to).join(" ") + (to < entry.end ? " …" : ""),
  };
}

function phrasesHold(words, entry, phrases) {
  const text = words.slice(entry.start, entry.end).map(bare).join(" ");
  return phrases.every((phrase) => text.includes(phrase.split(/\s+/).map(bare).join(" ")));
}

// The length of the phrase that begins at a word, or 0; without phrases, 1.
function lengthAt(words, location, phrases) {
  if (phrases.length === 0) return 1;
  const begun = phrases
    .map((phrase) => phrase.split(/\s+/).map(bare))
    .filter((parts) =>
      parts.every((part, index) => bare(words[location + index] ?? "") === part),
    );
  return Math.max(0, ...begun.map((parts) => parts.length));
}

// Whether an entry has all the words asked for; the index has them by their stems.
function isComplete(hit, asked) {
  const found = [...hit.lines.map((line) => line.word), ...hit.other].map(bare);
  return asked.map(bare).every((word) => {
    const stem = word.slice(0, Math.max(3, Math.ceil(word.length * 0.6)));
    return found.some((other) => other.includes(stem) || latin(word).startsWith(other));
  });
}

// Several locations in one entry make one hit with several lines.
function hits(fragment, phrases) {
  const path = fragment.url;
  const record = table[path];
  const { words, found } = entries(fragment);
  const byEntry = new Map();
  for (const location of fragment.locations) {
    const entry = holding(found, location);
    if (!entry || !record) continue;
    const hidden = entry.id.startsWith("f-");
    const anchor = hidden ? entry.id.slice(2) : entry.id;
    const real = found.find((other) => other.id === anchor) ?? entry;
    if (phrases.length > 0 && (hidden || !phrasesHold(words, real, phrases))) continue;
    const length = lengthAt(words, location, phrases);
    if (!hidden && length === 0) continue;
    const hit = byEntry.get(anchor) ?? {
      path,
      record,
      anchor,
      url: address(record, path, anchor),
      kind: kindOf(record, anchor),
      where: [shortName(record), label(record, anchor)].filter(Boolean).join(", "),
      year: record.year,
      order: real.start,
      opening: words.slice(real.start, real.start + 2 * AROUND).join(" "),
      lines: [],
      other: [],
    };
    if (hidden) hit.other.push(words[location]);
    else hit.lines.push(keyword(words, real, location, length));
    byEntry.set(anchor, hit);
  }
  return [...byEntry.values()].sort((one, other) => one.order - other.order);
}

export function records() {
  return table;
}

// Gives, for a question, batches of hits as the index is read: `onBatch(hits, done)`.
// Answers with whether it came to its end before a newer question was asked.
let asked = 0;

export async function search(query, onBatch) {
  const ticket = ++asked;
  engine ??= load();
  const pagefind = await engine;
  const { phrases, words } = parse(query);
  const question = words.join(" ");
  const answer = await pagefind.search(question);
  const results = answer.results;
  if (/\p{Script=Cyrillic}/u.test(question)) {
    const more = await pagefind.search(latin(question));
    const known = new Set(results.map((result) => result.id));
    results.push(...more.results.filter((result) => !known.has(result.id)));
  }
  // Entries with every word; those with some only where none has all.
  const partly = [];
  let isAny = false;
  for (const result of results) {
    const found = hits(await result.data(), phrases);
    if (ticket !== asked) return false;
    const whole = found.filter((hit) => phrases.length > 0 || isComplete(hit, words));
    isAny ||= whole.length > 0;
    if (!isAny) partly.push(...found);
    if (whole.length > 0) onBatch(whole, false);
  }
  onBatch(isAny ? [] : partly, true);
  return true;
}
