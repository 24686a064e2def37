// Compares words letter by letter.

// How many letters have to be changed, put in or left out to make one of the other.
export function distance(one, other) {
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, changed));
    }
    row = next;
  }
  return row.at(-1);
}
