// Offers, at every passage, its citation; the dialog comes when it is first asked for.

import { alongSwitch } from "./along.js";
import { about } from "./citation.js";
import { placeOf, wordsOf } from "./copy.js";
import { element } from "./elements.js";
import { _ } from "./messages.js";

const VOICES = { precis: ".passage", transcription: ".transcription[id]:not([id^=tn])" };

function offer(passage, voice) {
  let selected = null;
  let words = "";
  const button = element("button", { type: "button", className: "passage__cite" }, _("Cite"));
  const number = passage.id.slice(1);
  const label =
    voice === "transcription"
      ? _("Cite passage %(number)s in the author’s own words", { number })
      : _("Cite passage %(number)s", { number });
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-haspopup", "dialog");
  button.lang = document.documentElement.lang;
  button.dir = "ltr";
  // The press itself ends a selection, of which the citation is to be.
  button.addEventListener("pointerdown", () => {
    selected = placeOf(document.getSelection());
    words = wordsOf(document.getSelection());
  });
  button.addEventListener("click", async () => {
    const { open } = await import("./cite-dialog.js");
    open(passage, voice, selected, words || wordsOf(document.getSelection()));
    selected = null;
    words = "";
  });
  const within = passage.localName === "li" ? ":scope > p" : ":scope > .line:last-of-type";
  (passage.querySelector(within) ?? passage).append(button);
}

if (about) {
  for (const [voice, passages] of Object.entries(VOICES)) {
    document.querySelectorAll(passages).forEach((passage) => offer(passage, voice));
  }
  document.getElementById("citation-words").before(alongSwitch());
}
