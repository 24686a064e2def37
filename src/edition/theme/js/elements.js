// Makes elements: properties first, then what they hold.

export function element(name, properties = {}, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

export function field(label, control) {
  return element("label", { className: "field" }, element("span", {}, label), control);
}

// A part of an address as it was meant; what cannot be decoded stays as it is.
export function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// Tells other behaviours of the page something; each knows the events that concern it.
export function dispatch(event, detail) {
  document.dispatchEvent(new CustomEvent(event, { detail }));
}

// Whether a click is to do what a page has for it; with a key held it does what it does
// everywhere.
export function isPlain({ button, ctrlKey, metaKey, shiftKey }) {
  return !button && !ctrlKey && !metaKey && !shiftKey;
}

// What an element holds, without the ids, the signs that lead back, and the layers that
// stand beside a note of the text.
export function copied(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(".note__sign, .note__fold, .cf-list__back, .note__own ~ .layer").forEach((e) => e.remove());
  copy.querySelectorAll("[id]").forEach((e) => e.removeAttribute("id"));
  return [...copy.childNodes];
}

const alike = (within, href) => [...within.querySelectorAll("a[href]")].filter((link) => link.getAttribute("href") === href);

// Tells which link has the focus: of several that lead to one place, also which of them.
export function held(within) {
  const { activeElement: here } = document;
  const href = within.contains(here) ? here.getAttribute("href") : null;
  return [href, alike(within, href).indexOf(here)];
}

export function hold(within, [href, n]) {
  alike(within, href)[n]?.focus({ preventScroll: true });
}
