// Offers words of the edition that are written much like one that is not in it.

import { wordsAt, placesOf } from "./search-core.js";
import { bare, parse } from "./search-words.js";

const MOST = 3;
const RECORDS = 4;

function distance(one, other) {
  let row = [...other].map((_, index) => index + 1);
  [...one].forEach((letter, at) => {
    let [corner, left] = [at, at + 1];
    row = row.map((above, index) => {
      left = Math.min(above + 1, left + 1, corner + (letter === other[index] ? 0 : 1));
      corner = above;
      return left;
    });
  });
  return row.at(-1) ?? one.length;
}

// The words of the edition that begin as a word does, from its longest beginning.
async function alike(word) {
  const shortest = Math.max(3, Math.ceil(word.length / 2));
  for (let length = word.length - 1; length >= shortest; length -= 1) {
    const found = [...(await placesOf(word.slice(0, length)))].slice(0, RECORDS);
    if (found.length === 0) continue;
    const words = await Promise.all(found.map(([id, { places }]) => wordsAt(id, [...places])));
    return words.flat().map(bare);
  }
  return [];
}

export async function near(query) {
  const [part] = parse(query).sort((one, other) => other.sought.length - one.sought.length);
  if (!part) return [];
  const asked = bare(part.sought);
  const most = asked.length > 7 ? 3 : 2;
  const counts = new Map();
  for (const word of await alike(asked)) {
    const far = distance(asked, word);
    if (far > 0 && far <= most) counts.set(word, far);
  }
  const ranked = [...counts].sort(([, one], [, other]) => one - other);
  return ranked.slice(0, MOST).map(([word]) => word);
}
