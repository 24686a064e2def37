// A reader who comes back finds open what was open, and the focus on the link that led away.
// What is gone to is opened.

import { decoded } from "./elements.js";

const parts = () => [...document.querySelectorAll("details")];
const alike = (href) => [...document.querySelectorAll("main a[href]")].filter((link) => link.getAttribute("href") === href);

const { opened = [], link = ["", 0] } = history.state ?? {};
for (const n of opened) parts()[n]?.setAttribute("open", "");
alike(link[0])[link[1]]?.focus({ preventScroll: true });

function reveal() {
  const goal = document.getElementById(decoded(location.hash.slice(1)));
  const folded = goal?.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  goal.scrollIntoView();
}

addEventListener("hashchange", reveal);
reveal();

addEventListener("pagehide", () => {
  const { activeElement: here } = document;
  const href = here?.getAttribute("href");
  const found = [...parts().entries()].filter(([, { open }]) => open).map(([n]) => n);
  history.replaceState({ ...history.state, opened: found, link: [href, alike(href).indexOf(here)] }, "");
});
