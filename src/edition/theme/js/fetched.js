// Pages that are read behind the one at hand: each is fetched once.

const pages = new Map();

async function read(address) {
  const answer = await fetch(address);
  const words = answer.ok ? await answer.text() : "";
  return { address, page: words && new DOMParser().parseFromString(words, "text/html") };
}

// Returns the page at an address, or nothing where it cannot be had.
export function fetched(address) {
  const whole = new URL(address, location.href).href;
  if (!pages.has(whole)) pages.set(whole, read(whole).catch(() => ({ address: whole, page: null })));
  return pages.get(whole);
}
