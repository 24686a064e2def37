// What a question is made of, and the ways in which a word of it may be written.

// Words too common to be looked for; vocabulary.py leaves them out of the index.
export const STOP = new Set(
  ("a an and are as at be been but by for from had has have he her his in is it its of " +
    "on or she that the their they this to was were which with").split(" "),
);

const RUSSIAN = {
  а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", ё: "e", є: "ye", ж: "zh",
  з: "z", и: "i", і: "i", ї: "yi", й: "y", к: "k", л: "l", м: "m", н: "n", о: "o",
  п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh",
  щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
};
const UKRAINIAN = { ...RUSSIAN, г: "h", и: "y", й: "i", є: "ie", ї: "i", ю: "iu", я: "ia" };
const BULGARIAN = { ...RUSSIAN, х: "h", щ: "sht", ъ: "a", ь: "y" };
const FIRST = { е: "ye", є: "ye", ї: "yi", й: "y", ю: "yu", я: "ya" };
const UNFOLDED = { ł: "l", ø: "o", đ: "d", ð: "d", ß: "ss", œ: "oe", æ: "ae" };
const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/g;

function latin(word, letters) {
  const first = FIRST[word[0]] ?? letters[word[0]] ?? word[0];
  return first + [...word.slice(1)].map((letter) => letters[letter] ?? letter).join("");
}

function bulgarian(word) {
  return latin(` ${word.replace(/ия$/, "иа")}`, BULGARIAN).trim();
}

// Without accents, in lower case.
export function folded(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .normalize("NFC")
    .replace(/[łøđðßœæ]/g, (letter) => UNFOLDED[letter])
    .replace(/[’‘]/g, "'");
}

export function bare(word) {
  return folded(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
}

export function variants(word) {
  const written = word.toLowerCase();
  const ways = [written, folded(written)];
  if (/\p{Script=Cyrillic}/u.test(written)) {
    const plain = written.replaceAll("’", "").replaceAll("'", "");
    ways.push(latin(plain, RUSSIAN));
    if (plain.startsWith("е")) ways.push(latin(` ${plain}`, RUSSIAN).trim());
    if (!/[ёъыэ]/.test(plain)) ways.push(latin(plain, UKRAINIAN));
    if (!/[ёыэґєії]/.test(plain)) ways.push(bulgarian(plain));
  }
  return [...new Set(ways)];
}

const ENDINGS = new Set(
  ("d s e es ed er ers or ors y i ies ied ing ings ly al ally ic ical ity ities ive ively " +
    "ion ions ation ations ate ates ated ating ative ment ments ement ements ness able ible " +
    "ism ist ists ise ises ised ising isation ize izes ized izing ization 's s'").split(" "),
).add("");

// Whether two words are one but for their endings, as the index thinks of them.
function isInflected(one, other) {
  let length = Math.min(one.length, other.length);
  while (!other.startsWith(one.slice(0, length))) length -= 1;
  for (; length >= 3; length -= 1) {
    if (ENDINGS.has(one.slice(length)) && ENDINGS.has(other.slice(length))) return true;
  }
  return false;
}

function partsOf(word) {
  const parts = word.split(/[^\p{L}\p{N}']+/u);
  return [word, parts.join(""), ...parts].filter(Boolean);
}

// Whether a word that was found is one that was looked for: the index gives others
// that only begin alike where it has none.
export function agrees(found, sought) {
  const words = partsOf(bare(found));
  return variants(sought)
    .flatMap((written) => [bare(written), bare(written).replace(/[^\p{L}\p{N}]/gu, "")])
    .some((asked) => words.some((word) => word.startsWith(asked) || isInflected(asked, word)));
}

// A part is looked for by one of its words: a phrase by its longest.
function phrase(text) {
  const words = text.split(/\s+/).map(bare).filter(Boolean);
  const sought = words
    .filter((word) => !STOP.has(word))
    .reduce((best, word) => (word.length > best.length ? word : best), "");
  return { sought, words, at: words.indexOf(sought), isPhrase: true };
}

// A question is words and, in quotation marks, phrases; an entry is to have them all.
export function parse(query) {
  const phrases = [...query.matchAll(QUOTED)].map((match) => phrase(match[1]));
  const rest = query.replace(QUOTED, " ").replace(/["“”„«»]/g, " ");
  const words = rest
    .split(/\s+/)
    .filter((word) => bare(word) && !STOP.has(bare(word)))
    .map((word) => ({ sought: word, words: [bare(word)], at: 0, isPhrase: false }));
  return [...phrases, ...words].filter((part) => part.sought);
}
