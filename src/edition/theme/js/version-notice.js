// Shows what a reader should know about the version of a passage, beside it.

import { _ } from "./messages.js";
import { pointedAt } from "./moved.js";

/** The link to the page of all versions. */
export function all() {
  const link = document.createElement("a");
  link.href = new URL("versions/", location.origin + location.pathname);
  link.textContent = _("All versions");
  return link;
}

/** Put a notice before a passage, or first in a note; without an id, first of all. */
export function show(anchor, words, runs = []) {
  const target = anchor ? document.getElementById(anchor) : null;
  const notice = document.createElement("div");
  notice.className = "version-notice";
  notice.setAttribute("role", "note");
  notice.setAttribute("aria-label", _("About the version you came for"));
  const sentence = document.createElement("p");
  sentence.append(...words);
  notice.append(sentence);
  if (runs.length) notice.append(difference(runs));
  if (target?.matches("li")) target.prepend(notice);
  else if (target) target.before(notice);
  else document.querySelector(".content__inner h1")?.after(notice);
  if (anchor && anchor === pointedAt()[0]) notice.scrollIntoView();
}

function difference(runs) {
  const shown = document.createElement("p");
  shown.className = "difference";
  for (const [sign, words] of runs) {
    if (sign === "=") shown.append(words);
    else {
      const mark = document.createElement(sign === "-" ? "del" : "ins");
      mark.textContent = words.trim();
      shown.append(mark, " ");
    }
  }
  return shown;
}
