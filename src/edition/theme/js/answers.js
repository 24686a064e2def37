// What other texts say to a passage, as cards for the margin and for the sheet of a phone.

import { dotsKey } from "./dots-key.js";
import { element } from "./elements.js";
import { fetched } from "./fetched.js";
import { styled } from "./late-style.js";
import { _ } from "./messages.js";
import { lineOf, OWN } from "./own-parallels.js";

// The page of a theme has each parallel in full; here the passage itself is left out.
async function answer(link, id) {
  const { address, page } = await fetched(link.href.replace(link.hash, ""));
  const heading = page?.getElementById(link.hash.slice(1));
  if (!heading) return "";
  const made = heading.parentElement.cloneNode(true);
  made.querySelectorAll("[href]").forEach((on) => {
    on.href = new URL(on.getAttribute("href"), address);
  });
  const title = element("p", { className: "answer__title" });
  title.append(element("a", { href: link.href }, heading.textContent));
  const why = element("details", { className: "answer__why" });
  why.append(element("summary", {}, _("Who says what, and why")), made.querySelector(".commentary"));
  const sides = [...made.querySelectorAll(".side")];
  const own = sides.filter((side) => offer(side, id));
  const others = sides.filter((side) => !own.includes(side));
  const meta = made.querySelector(".entry__meta");
  return element("li", { className: "answer" }, title, meta, ...others, ...own.filter((side) => side.firstChild), why);
}

// One click sets the two texts side by side at those passages. Tells whether a side is
// that of the text itself, of which only what stands elsewhere is shown.
function offer(side, id) {
  let isOwn = false;
  for (const where of side.querySelectorAll(".quotation__where")) {
    const { href, pathname, hash } = where.querySelector("a");
    const [, text] = /\/texts\/(.+)\/$/.exec(pathname) ?? [];
    const words = where.nextElementSibling;
    isOwn = pathname.startsWith(OWN);
    if (href === new URL(`#${id}`, location).href) [where, words].forEach((part) => part.remove());
    if (isOwn || !text || !hash.startsWith("#p")) continue;
    const query = new URLSearchParams({ with: text, at: hash.slice(1) });
    words.after(element("a", { className: "answer__with", href: `?${query}#${id}` }, _("Side by side")));
  }
  return isOwn;
}

// The way to the next passage that has an answer.
function onward(id) {
  const passage = document.getElementById(id);
  const isAfter = (mark) => passage.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = [...document.querySelectorAll(".passage > a.cf")].map((mark) => mark.parentElement).find(isAfter);
  if (!next) return [];
  const words = _("Next answered passage: ¶ %(number)s", { number: next.id.slice(1) });
  return [element("p", { className: "answer__on" }, element("a", { href: `#${next.id}` }, words))];
}

// What is said to a passage: the page of parallels names those of each.
export async function cards(id) {
  const number = id.slice(1);
  await styled("../css/answers.css");
  const links = [...((await lineOf(id))?.querySelectorAll("ul a") ?? [])];
  const found = await Promise.all(links.map((link) => answer(link, id)));
  const title = found.length
    ? _("Answers to passage %(number)s", { number })
    : _("No other text answers passage %(number)s", { number });
  const list = element("ul", { className: "answer-list" }, ...found);
  const key = dotsKey(document.querySelector(`#${id} > a.cf`));
  return [element("h2", {}, title), ...key, list, ...onward(id)];
}
