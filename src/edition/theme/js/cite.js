// Offers, at every passage, its citation; the dialog comes when it is first asked for.

import { alongSwitch } from "./along.js";
import { about } from "./citation.js";
import { placeOf, voiceOf, wordsOf } from "./copy.js";
import { element, isPlain } from "./elements.js";
import { _ } from "./messages.js";

const PASSAGES = ".passage, .layer[id]:not(.note__layer)";

function labelOf(passage) {
  const number = /\d+$/.exec(passage.id)[0];
  const voice = voiceOf(passage);
  if (voice === "own") return _("Cite passage %(number)s", { number });
  return voice === "copy"
    ? _("Cite passage %(number)s in the author’s own words", { number })
    : _("Cite passage %(number)s in the translation", { number });
}

async function open(...what) {
  (await import("./cite-dialog.js")).open(...what);
}

function offer(passage) {
  let selected = null;
  let words = "";
  const button = element("button", { type: "button", className: "passage__cite" }, _("Cite"));
  button.setAttribute("aria-label", labelOf(passage));
  button.setAttribute("aria-haspopup", "dialog");
  button.lang = document.documentElement.lang;
  button.dir = "ltr";
  // The press itself ends a selection, of which the citation is to be.
  button.addEventListener("pointerdown", () => {
    selected = placeOf(document.getSelection());
    words = wordsOf(document.getSelection());
  });
  button.addEventListener("click", () => {
    const selection = document.getSelection();
    open(passage, selected ?? placeOf(selection), words || wordsOf(selection));
    selected = null;
    words = "";
  });
  const within = passage.localName === "li" ? ":scope > p" : ":scope > .line:last-of-type";
  (passage.querySelector(within) ?? passage).append(button);
}

// At the head of a page that has all of its text, the whole can be cited.
function offerWhole(passages, link) {
  if (!link || passages.length === 0 || about.dataset.of) return;
  link.addEventListener("click", (event) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    open(passages[0], { first: passages[0].id, last: passages.at(-1).id, voice: "own", isWhole: true }, "");
  });
}

if (about) {
  document.querySelectorAll(PASSAGES).forEach(offer);
  offerWhole([...document.querySelectorAll(".passage")], document.querySelector(".whose-words [href='#how-to-cite']"));
  document.getElementById("citation-words").before(alongSwitch());
}
