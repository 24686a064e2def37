// Frees words copied from a text of note marks, passage numbers, pointers and buttons.

const LEFT_OUT = [
  "sup:has(.note-mark)",
  ".passage__number",
  ".passage__cite",
  ".cf",
  ".emended",
  ".note__sign",
  ".reader-tools",
  ".facing-choice",
  ".facing-heads",
  "button",
  "[hidden]",
].join(", ");
const UNWRAPPED = "a.term, a.event, span:not([lang])";
const KEPT = ["lang", "dir", "href", "src", "alt"];
const BLOCKS = new Set(
  "P LI BLOCKQUOTE UL OL H1 H2 H3 H4 DIV SECTION HR TABLE CAPTION FIGURE FIGCAPTION".split(" "),
);
const INDENT = "\u2002";

// Lines of verse, and the name of who speaks them, are told apart by breaks.
function breakLines(fragment) {
  for (const line of fragment.querySelectorAll(".line, .speaker")) {
    const next = line.nextElementSibling;
    if (next?.matches(".line")) line.after(document.createElement("br"));
    if (next?.matches(".line--stanza")) line.after(document.createElement("br"));
  }
}

export function cleaned(fragment) {
  fragment.querySelectorAll(LEFT_OUT).forEach((element) => element.remove());
  breakLines(fragment);
  fragment.querySelectorAll(UNWRAPPED).forEach((e) => e.replaceWith(...e.childNodes));
  for (const element of fragment.querySelectorAll("*")) {
    if (element.closest("math")) continue;
    for (const name of ["href", "src"]) {
      if (element.hasAttribute(name)) element.setAttribute(name, element[name]);
    }
    for (const { name } of [...element.attributes]) {
      if (!KEPT.includes(name)) element.removeAttribute(name);
    }
  }
  fragment.normalize();
  return fragment;
}

function written(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[^\S\u2002]+/g, " ");
  if (node.nodeName === "BR") return "\n";
  if (node.nodeName === "IMG") return node.alt;
  if (node.nodeName === "math") return `$${node.querySelector("annotation")?.textContent}$`;
  const words = [...node.childNodes].map(written).join("");
  if (node.nodeName === "TR") return `${words}\n`;
  if (node.nodeName === "TD" || node.nodeName === "TH") return `${words}\t`;
  return BLOCKS.has(node.nodeName) ? `\n\n${words}\n\n` : words;
}

// The words of what was copied: blocks apart, verse in its lines, formulas as TeX.
export function plainText(node) {
  return written(node)
    .replace(/ *([\t\n]) */g, "$1")
    .replaceAll("\t\n", "\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/ {2,}/g, " ")
    .trim()
    .replaceAll(INDENT, " ");
}

// A quotation with what stands beneath it, as text and as HTML.
export function quotation(fragment, beneath) {
  const box = document.createElement("div");
  const quote = document.createElement("blockquote");
  quote.append(cleaned(fragment));
  box.append(quote);
  let text = plainText(quote);
  if (beneath) {
    const source = document.createElement("p");
    source.innerHTML = beneath.html;
    box.append(source);
    text += `\n\n${beneath.text}`;
  }
  return { text, html: box.innerHTML };
}
