// Says why nothing was found, and offers words of the edition that are written alike.

import { distance } from "./distance.js";
import { find } from "./search-core.js";
import { _, ngettext, pieces } from "./messages.js";
import { file } from "./search-index.js";
import { whole } from "./search-tokens.js";

const MOST = 3;
const WORDS = 8; // for which others are offered
const PHRASE = /(?<=^|\s)["“”„«]([^"“”„«»]+)["“”»]/gu;

const quoted = (words) => words.map((word) => _("“%(word)s”", { word })).join(", ");

// Says why there is nothing, or not all that was asked for, besides what it leads to.
export function explained(query, { parts, without, common, missing, inflected, passages }, leads) {
  if (parts.length === 0 && without.length > 0) {
    return _("A minus only keeps places out: say what is to be found, too.");
  }
  if (parts.length === 0 && common.length > 0) {
    return _("Words as common as %(words)s are not looked for.", { words: quoted(common) });
  }
  if (passages.length > 0) {
    return [
      ...(missing.length > 0 ? [_("Not found: %(words)s.", { words: quoted(missing) })] : []),
      ...(inflected.length > 0 ? [_("Not found as written: %(words)s; like words are shown.", { words: quoted(inflected) })] : []),
    ].join(" ");
  }
  return leads > 0 ? _("Nothing else was found.") : _("Nothing was found for “%(query)s”.", { query });
}

// The question without its quotation marks, and the other places where an author’s own
// text has words of it: their order there is not known.
export async function apart(query, { parts, passages }) {
  if (!parts.some(({ isPhrase, words }) => isPhrase && words.length > 1)) return null;
  const q = query.replace(PHRASE, "$1");
  const entries = new Set(passages.map(({ entry }) => entry));
  const isOther = ({ entry, isWhole, found }) =>
    isWhole && !entries.has(entry) && found.some(({ own }) => own.size > 0);
  return { q, passages: (await find(q)).passages.filter(isOther) };
}

// Says so, with what leads there.
export const ofOriginals = (number, words) => pieces(ngettext(
  "A phrase is looked for as it stands here. In %(n)s more place an author’s own text has words of it, in an order that is not known: %(words)s",
  "A phrase is looked for as it stands here. In %(n)s more places authors’ own texts have words of it, in an order that is not known: %(words)s",
  number, { words: "%(words)s" }), { words });

// The longer a word, the more letters may differ; in a short one one, and not the first.
async function near(word) {
  const most = word.length > 7 ? 3 : word.length > 4 ? 2 : 1;
  const { words } = await file("alike");
  const isNear = (one) => Math.abs(one.length - word.length) <= most && (word.length > 4 || one[0] === word[0]);
  const alike = word.length > 2 ? words.filter(isNear) : [];
  const ranked = alike.map((one) => [distance(word, one), one]).filter(([far]) => far > 0 && far <= most);
  return ranked.sort(([one], [other]) => one - other).slice(0, MOST).map(([, one]) => one);
}

// For each word that is nowhere so written, others, and the question with each in its place.
export async function instead(query, { missing, inflected }) {
  const ways = async (said) => (await near(whole(said))).map((word) => [word, query.replace(said, word)]);
  return (await Promise.all([...missing, ...inflected].slice(0, WORDS).map(ways))).flat();
}
