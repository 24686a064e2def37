// A style that comes with a script that is read late: there before anything is shown.

const asked = new WeakMap();

// Links a style in a document, once, and waits for it.
export function styled(address, to = document) {
  const known = asked.get(to) ?? new Map();
  asked.set(to, known);
  if (!known.has(address)) known.set(address, linked(new URL(address, import.meta.url).href, to));
  return known.get(address);
}

function linked(href, { head }) {
  return new Promise((done) => {
    const link = document.createElement("link");
    head.append(Object.assign(link, { rel: "stylesheet", href, onload: done, onerror: done }));
  });
}
