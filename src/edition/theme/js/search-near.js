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

// The words of the edition that begin so.
async function beginning(letters) {
  const found = [...(await placesOf(letters))].slice(0, RECORDS);
  const words = await Promise.all(found.map(([id, { places }]) => wordsAt(id, [...places])));
  return new Set(words.flat().map(bare));
}

// Looks among words with a long beginning in common first, then with a shorter one,
// until one differs by a single letter.
export async function near(query) {
  const [part] = parse(query).sort((one, other) => other.sought.length - one.sought.length);
  const asked = bare(part?.sought ?? "");
  const most = asked.length > 7 ? 3 : 2;
  const shortest = Math.max(3, Math.ceil(asked.length / 2));
  const found = new Map();
  for (let length = asked.length - 1; length >= shortest; length -= 1) {
    for (const word of await beginning(asked.slice(0, length))) {
      const far = distance(asked, word);
      if (far > 0 && far <= most) found.set(word, far);
    }
    if ([...found.values()].includes(1)) break;
  }
  const ranked = [...found].sort(([, one], [, other]) => one - other);
  return ranked.slice(0, MOST).map(([word]) => word);
}
