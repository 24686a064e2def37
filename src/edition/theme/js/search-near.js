// Says why nothing was found, and offers words of the edition that are written alike.

import { distance } from "./distance.js";
import { _ } from "./messages.js";
import { file } from "./search-index.js";
import { whole } from "./search-tokens.js";

const MOST = 3;

const quoted = (words) => words.map((word) => _("“%(word)s”", { word })).join(", ");

// Says why there is nothing, or not all that was asked for.
export function explained(query, { parts, common, missing, passages }) {
  if (parts.length === 0 && common.length > 0) {
    return _("Words as common as %(words)s are not looked for.", { words: quoted(common) });
  }
  return passages.length > 0
    ? _("Not found: %(words)s.", { words: quoted(missing) })
    : _("Nothing was found for “%(query)s”.", { query });
}

// The longer a word, the more letters may differ; in a short one one, and not the first.
async function near(word) {
  const most = word.length > 7 ? 3 : word.length > 4 ? 2 : 1;
  const { words } = await file("alike");
  const isNear = (one) => Math.abs(one.length - word.length) <= most && (word.length > 4 || one[0] === word[0]);
  const alike = word.length > 2 ? words.filter(isNear) : [];
  const ranked = alike.map((one) => [distance(word, one), one]).filter(([far]) => far > 0 && far <= most);
  return ranked.sort(([one], [other]) => one - other).slice(0, MOST).map(([, one]) => one);
}

// For each word that is nowhere, others, and the question with each in its place.
export async function instead(query, { missing }) {
  const ways = async (said) => (await near(whole(said))).map((word) => [word, query.replace(said, word)]);
  return (await Promise.all(missing.map(ways))).flat();
}
