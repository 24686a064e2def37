// The keys , and . lead to the page before and to the page after.

import { hotkeys } from "./hotkeys.js";

const NEIGHBOURS = { ",": "link[rel=prev]", ".": "link[rel=next]" };

for (const [key, selector] of Object.entries(NEIGHBOURS)) {
  const link = document.querySelector(selector);
  if (link) hotkeys({ [key]: () => location.assign(link.href) });
}
