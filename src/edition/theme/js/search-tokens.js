// Divides text into tokens, and folds a token into the keys by which it is found, as
// tokens.py does for the index; tests/search/tokens.json holds cases for both.

const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/g;
const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", œ: "oe", æ: "ae", ı: "i", ς: "σ" };
const APOSTROPHES = /[’‘ʼ′`]/g;
const UNSEEN = /[\u00ad\u200b\u200c\u200d\u2060\ufeff\u0640ʿʾʹʺ]/g;
const UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff";
const LINE_END = "//?(?=\\p{White_Space}|$)"; // between lines of verse: no token
const TOKEN = new RegExp(`[${UNSPACED}]|(?!${LINE_END})[^\\p{White_Space}${UNSPACED}]+`, "gu");
const PART = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu;
const [MOST_PARTS, SHORTEST] = [4, 3]; // parts of one word; letters of one after an apostrophe

// The tokens of a text, and where each begins.
export const tokens = (text) => [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({ token, index }));

export function fold(word) {
  const plain = word.normalize("NFKD").toLowerCase().replace(MARKS, "").replace(UNSEEN, "");
  const latin = plain.replace(/[łøđðþßœæıς]/g, (letter) => LETTERS[letter]);
  return latin.replace(APOSTROPHES, "'").normalize("NFC");
}

const parts = (token) => (fold(token).match(PART) ?? []).map((part) => part.replace(/'s$/, ""));
export const whole = (token) => parts(token).join("").replaceAll("'", "");

export function keys(token) {
  const found = parts(token);
  const elided = (part) => part.split("'").slice(1).filter((rest) => rest.length >= SHORTEST);
  const each = found.flatMap((part) => [part.replaceAll("'", ""), ...elided(part)]);
  const all = found.length <= MOST_PARTS ? [...each, whole(token)] : each;
  return [...new Set(all)].filter(Boolean);
}
