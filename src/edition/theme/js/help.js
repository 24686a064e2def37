// What the keys do, in a dialog that comes when it is first asked for.

import { styled } from "./late-style.js";
import { _ } from "./messages.js";

const HELP = [
  ["j", _("next passage")],
  ["k", _("previous passage")],
  ["n", _("next note")],
  ["N", _("previous note")],
  ["b", _("back to where you were")],
  ["c", _("cite the passage that is read")],
  ["1 2 3", _("notes, answers, terms in the margin")],
  ["o", _("to the other of two texts side by side")],
  ["/", _("search")],
  ["?", _("this help")],
];

let dialog = null;

function made() {
  const box = document.createElement("dialog");
  box.className = "help md-typeset";
  box.setAttribute("aria-labelledby", "help-title");
  const title = document.createElement("h2");
  title.id = "help-title";
  title.textContent = _("Keys");
  const list = document.createElement("dl");
  for (const [key, meaning] of HELP) {
    const term = document.createElement("dt");
    const kbd = document.createElement("kbd");
    kbd.textContent = key;
    term.append(kbd);
    const sense = document.createElement("dd");
    sense.textContent = meaning;
    list.append(term, sense);
  }
  const form = document.createElement("form");
  form.method = "dialog";
  const button = document.createElement("button");
  button.textContent = _("Close");
  form.append(button);
  box.append(title, list, form);
  document.body.append(box);
  return box;
}

export async function open() {
  await styled("../css/help.css");
  dialog ??= made();
  dialog.showModal();
}
