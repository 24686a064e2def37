// Makes elements: properties first, then what they hold.

export function element(name, properties = {}, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

export function field(label, control) {
  return element("label", { className: "field" }, element("span", {}, label), control);
}

// Whether a click is to do what a page has for it; with a key held it does what it does
// everywhere.
export function isPlain({ button, ctrlKey, metaKey, shiftKey }) {
  return !button && !ctrlKey && !metaKey && !shiftKey;
}
