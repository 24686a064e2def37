// The sheet that a pop-up is on phones, with a bar: what it says, back and on among marks
// of its kind, and a button that closes it.

import { element } from "./elements.js";
import { styled } from "./late-style.js";
import { _ } from "./messages.js";

const KINDS = {
  "a.note-mark": [_("Previous note"), _("Next note")],
  "a.cf": [_("Previous answered passage"), _("Next answered passage")],
};
const made = (sign) => element("button", { type: "button", textContent: sign });
const [previous, next, cross] = ["‹", "›", "×"].map(made);
const bar = element("div", { className: "sheet__bar" });
cross.ariaLabel = _("Close");

// A button that leads nowhere stays, so that the focus does, too.
function lead(button, words, mark, open) {
  button.hidden = !words;
  button.ariaLabel = words;
  button.ariaDisabled = String(!mark);
  button.onclick = () => {
    mark?.scrollIntoView({ block: "center" });
    if (mark) open(mark);
  };
}

// Puts a bar above what is said of a mark, its title in it; `open` shows another mark,
// `close` goes back to this one.
export async function inSheet(mark, said, open, close) {
  await styled("../css/sheet.css");
  const kind = Object.keys(KINDS).find((one) => mark.matches(one));
  const [back, on] = KINDS[kind] ?? ["", ""];
  const marks = kind ? [...document.querySelectorAll(kind)].filter((one) => one.offsetParent !== null) : [];
  const at = marks.indexOf(mark);
  lead(previous, back, marks[at - 1], open);
  lead(next, on, marks[at + 1], open);
  cross.onclick = close;
  const isTitled = said[0].matches("h2, .popup__head");
  const [title, rest] = isTitled ? [said[0], said.slice(1)] : [element("p", {}, mark.ariaLabel ?? mark.textContent), said];
  bar.replaceChildren(title, previous, next, cross);
  return [bar, ...rest];
}
