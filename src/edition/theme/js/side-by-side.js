// Two texts side by side, each at its passage. The address says which, so that it can be
// sent on: ?with=marsh-1990&at=p7#p3. The other is a page of its own, with all it has.

import { dispatch, element } from "./elements.js";
import { hotkeys } from "./hotkeys.js";
import { styled } from "./late-style.js";
import { _ } from "./messages.js";
import { file, ROOT } from "./search-index.js";

const STYLE = "../css/side-by-side.css";

// What had the focus last in the text that was left.
const last = new WeakMap();

// In the frame there is the text alone, in letters of the same size, and what leads away
// from it leads the whole window.
async function settle(frame, passage, name) {
  const other = frame.contentDocument;
  await styled(STYLE, other);
  other.documentElement.classList.add("is-framed");
  other.documentElement.style.fontSize = getComputedStyle(document.documentElement).fontSize;
  other.dispatchEvent(new CustomEvent("edition:settings"));
  frame.closest(".other").classList.add("is-settled");
  frame.closest(".other").ariaBusy = "false";
  other.getElementById(passage)?.scrollIntoView();
  const said = [".header__text", "h1"].map((part) => other.querySelector(part).textContent);
  name.textContent = frame.title = said.join(", ");
  name.after(other.querySelector(".whose-words strong")?.textContent ?? "");
  other.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link && link.pathname !== other.location.pathname) link.target = "_top";
  });
  const own = location.hash.slice(1);
  document.getElementById(own)?.scrollIntoView(); // some browsers scroll both
  listen(other, () => lead(other, document, own));
}

// Escape closes the other text; o leads into it, and back to where one was.
function listen(here, cross) {
  hotkeys({ o: cross }, here);
  here.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") document.querySelector(".other__close").click();
  });
}

function lead(here, there, passage) {
  last.set(here, here.activeElement.closest("a, button"));
  const number = there.getElementById(passage)?.querySelector(".passage__number");
  const goal = last.get(there) ?? number ?? there.querySelector(".passage__number");
  goal.focus({ preventScroll: true });
  // Some browsers would move to the middle what is in sight.
  const { top, bottom } = goal.getBoundingClientRect();
  if (top < 0 || bottom > there.defaultView.innerHeight) goal.scrollIntoView({ block: "center" });
}

export async function open(text, passage) {
  const path = `texts/${text}/`;
  const { texts } = await file("texts").catch(() => ({ texts: [] }));
  if (!texts.some(({ url }) => url === path)) return;
  const address = new URL(`${path}#${passage}`, ROOT);
  await styled(STYLE);
  const name = element("a", { href: address.href }, _("Loading …"));
  const close = element("a", { href: location.pathname + location.hash, className: "other__close" }, "×");
  close.ariaLabel = _("Close");
  const frame = element("iframe");
  const head = element("p", { className: "other__head" }, name, close);
  const pane = element("div", { className: "other", role: "region" }, head, frame);
  pane.ariaLabel = _("Side by side");
  pane.ariaBusy = "true";
  document.querySelector(".frame").append(pane);
  frame.addEventListener("load", () => settle(frame, passage, name));
  frame.src = address.href;
  listen(document, () => lead(document, frame.contentDocument, passage));
  document.documentElement.dataset.with = text;
  dispatch("edition:settings");
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
