// Reads the index, which index.py describes: a file is fetched when it is needed, and kept.

export const ROOT = new URL("../../", import.meta.url);
const COLUMNS = ["", "shown", "own", "others"];
const SHARDS = 6; // looked through for words that begin so, at most
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
const files = new Map();

// Another index was published since this page began to read the last one.
class Outdated extends Error {}

async function fetched(name, version = "") {
  const address = new URL(`search/${name}.json`, ROOT);
  address.search = version;
  const answer = await fetch(address, { cache: version ? "default" : "no-cache" });
  if (!answer.ok) throw new Outdated(`${address}: ${answer.status}`);
  const said = await answer.json();
  if (version && said.version !== version) throw new Outdated(address);
  return said;
}

function kept(name, load) {
  if (!files.has(name)) {
    files.set(name, load());
    files.get(name).catch(() => files.delete(name));
  }
  return files.get(name);
}

export function index() {
  return kept("index", async () => {
    const said = await fetched("index");
    let begin = 0;
    const begins = said.entries.map((many) => (begin += many) - many);
    return { ...said, begins, stop: new Set(said.stop) };
  });
}

export const file = (name) => kept(name, async () => fetched(name, (await index()).version));

// Does what reads the index; once more, and all anew, if that has changed meanwhile.
export async function current(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    files.clear();
    return work();
  }
}

const escaped = (sign) => `-${sign.codePointAt(0).toString(16)}-`;
const pathOf = (word) => `words/w-${word.replace(/[^a-z0-9]/giu, escaped)}`;

// The rows of the shards from one word to another.
export async function rows(from, to = from) {
  const { shards } = await index();
  const last = (word) => shards.findLastIndex((first) => first <= word);
  const chosen = shards.slice(last(from), last(to) + 1).slice(0, SHARDS);
  return (await Promise.all(chosen.map((first) => file(pathOf(first))))).flatMap(({ words }) => words);
}

export const row = async (word) => (await rows(word)).find(([one]) => one === word);

function numbers(postings) {
  const found = [];
  let [value, unit] = [0, 1];
  for (const digit of postings) {
    const five = VALUES.get(digit);
    value += (five % 32) * unit;
    unit *= 32;
    if (five >= 32) continue;
    found.push(value);
    [value, unit] = [0, 1];
  }
  return found;
}

// By entry, the places of a word there; of words without places, how many there are.
export function decoded(postings, hasPlaces) {
  const all = numbers(postings);
  const found = new Map();
  for (let at = 0, entry = -1; at < all.length; ) {
    const head = all[at++];
    entry += 1 + Math.floor(head / 2);
    const many = head % 2 ? all[at++] + 2 : 1;
    const places = [];
    for (let n = 0; hasPlaces && n < many; n += 1) places.push((places.at(-1) ?? -1) + 1 + all[at++]);
    found.set(entry, hasPlaces ? places : many);
  }
  return found;
}

// The postings of a row in a column. Long ones are in parts; the first may be enough.
export async function postings(of, column, isFirst) {
  const [said, name] = [of[column] || "", COLUMNS[column]];
  if (typeof said === "string") return decoded(said, name === "shown");
  const wanted = said.slice(0, isFirst ? 1 : said.length);
  const parts = await Promise.all(wanted.map((_, n) => file(`${pathOf(of[0])}.${name}.${n}`)));
  return new Map(parts.flatMap((part) => [...decoded(part.postings, name === "shown")]));
}
