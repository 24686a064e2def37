// A reader who comes back finds open what was open, and the focus on the link that led away.
// What is gone to is opened.

import { decoded, held, hold } from "./elements.js";

const parts = () => [...document.querySelectorAll("details")];
const main = document.querySelector("main");

const { opened = [], link = [] } = history.state ?? {};
for (const n of opened) parts()[n]?.setAttribute("open", "");
hold(main, link);

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
  const found = [...parts().entries()].filter(([, { open }]) => open).map(([n]) => n);
  history.replaceState({ ...history.state, opened: found, link: held(main) }, "");
});
