// Writes a Cyrillic word in Latin letters, as the language may have it that it is of.

const RUSSIAN = {
  а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", ё: "e", є: "ye", ж: "zh", з: "z", и: "i", і: "i",
  ї: "yi", й: "y", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f",
  х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
};
const UKRAINIAN = { ...RUSSIAN, г: "h", и: "y", й: "i", є: "ie", ї: "i", ю: "iu", я: "ia" };
const BULGARIAN = { ...RUSSIAN, х: "h", щ: "sht", ъ: "a", ь: "y" };
const FIRST = { е: "ye", є: "ye", ї: "yi", й: "y", ю: "yu", я: "ya" };

function written(word, letters, first = {}) {
  return [...word].map((letter, n) => (n === 0 && first[letter]) || (letters[letter] ?? letter)).join("");
}

export function latin(said) {
  const word = said.toLowerCase().replace(/[’'ʼ]/g, "");
  const ways = [written(word, RUSSIAN, FIRST), written(word, RUSSIAN)];
  if (!/[ёъыэ]/.test(word)) ways.push(written(word, UKRAINIAN, FIRST));
  if (!/[ёыэґєії]/.test(word)) ways.push(written(word.replace(/ия$/, "иа"), BULGARIAN));
  return ways;
}
