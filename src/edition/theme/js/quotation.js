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
const KEPT = ["lang", "href"];
const BLOCKS = new Set("P LI BLOCKQUOTE UL OL H1 H2 H3 H4 DIV SECTION HR".split(" "));

export function cleaned(fragment) {
  fragment.querySelectorAll(LEFT_OUT).forEach((element) => element.remove());
  fragment.querySelectorAll(UNWRAPPED).forEach((e) => e.replaceWith(...e.childNodes));
  for (const element of fragment.querySelectorAll("*")) {
    if (element.href) element.setAttribute("href", element.href);
    for (const { name } of [...element.attributes]) {
      if (!KEPT.includes(name)) element.removeAttribute(name);
    }
  }
  fragment.normalize();
  return fragment;
}

export function plainText(node) {
  let words = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) words += child.data.replace(/\s+/g, " ");
    else if (child.nodeName === "BR") words += "\n";
    else if (BLOCKS.has(child.nodeName)) words += `\n\n${plainText(child)}\n\n`;
    else words += plainText(child);
  }
  return words.replace(/[ \n]*\n\n[ \n]*/g, "\n\n").replace(/ {2,}/g, " ").trim();
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
