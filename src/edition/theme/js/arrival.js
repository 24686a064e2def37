// Where an address names a version, or the page knows of ids that were, fetches what
// tells the reader about them.

import { decoded } from "./elements.js";

if (/[?&]v=/.test(location.search) || document.querySelector("span.former")) {
  import("./version.js");
}

// Who skips to the content is shown where that begins; on a page with a base, the address
// of the link is another page’s.
document.querySelector(".skip-link")?.addEventListener("click", (event) => {
  const heading = document.querySelector(event.target.hash);
  heading.tabIndex = -1;
  heading.focus();
  event.preventDefault();
});

// Of several passages, such as #p7-p9, all are marked.
function several() {
  if (/^#p\d+-p\d+$/.test(location.hash)) import("./ranges.js");
}

addEventListener("hashchange", several);
several();

// Entries of a long list are laid out on the way, which moves what was gone to: it is
// gone to once more. Who comes back finds the place he was at.
function onceMore() {
  const to = document.getElementById(decoded(location.hash.slice(1)));
  if (document.querySelector(".index-entry, li.work, li > h4.entry")) {
    setTimeout(() => to?.scrollIntoView(), 100);
  }
}

addEventListener("hashchange", onceMore);
if (performance.getEntriesByType("navigation")[0]?.type === "navigate") {
  addEventListener("load", onceMore);
}
