// What pop-ups say of terms, events and parallels: it stands elsewhere, and is fetched.

import { dotsKey } from "./dots-key.js";
import { copied, element } from "./elements.js";
import { fetched } from "./fetched.js";
import { _ } from "./messages.js";
import { lineOf } from "./own-parallels.js";

function said(words, link, more, ...what) {
  return [element("p", {}, words), ...what, element("a", { href: link.href }, more)];
}

// The definitions in brief are fetched once, when the first term is met.
let definitions = null;

async function termContent(link) {
  const address = new URL("../in-brief.json", link.href);
  definitions ??= fetch(address).then((found) => (found.ok ? found.json() : null), () => null);
  const brief = (await definitions)?.[link.pathname.split("/").at(-2)];
  const strip = element("div");
  if (brief) addStrip(strip, link);
  return brief && said(brief, link, _("In the glossary"), strip);
}

// The page of a term shows on a strip where it is used.
async function addStrip(to, link) {
  const { address, page } = await fetched(link.href);
  const found = page?.querySelector(".strip-figure");
  if (!found) return;
  lead(found, address);
  to.append(...copied(found));
}

function lead(element, address) {
  for (const on of element.querySelectorAll("a[href]")) {
    on.href = new URL(on.getAttribute("href"), address);
  }
}

// The list of the text’s events has the date and the name of each.
function eventContent(link) {
  const line = document.querySelector(`.in-this-text a[href$="${CSS.escape(link.hash)}"]`);
  const [when, label] = line?.parentElement.children ?? [];
  return label && said(`${when.textContent}${_(":")} ${label.textContent}`, link, _("In the timeline"));
}

async function parallelsContent(mark) {
  const line = await lineOf(mark.closest(".passage").id);
  return line && [...copied(line), ...dotsKey(mark)];
}

export function contentOf(link) {
  if (link.matches(".cf")) return parallelsContent(link);
  return link.matches(".term") ? termContent(link) : eventContent(link);
}
