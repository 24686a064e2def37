// What the keys of a page do, in a dialog that comes when it is first asked for.

import { dispatch, element } from "./elements.js";
import { styled } from "./late-style.js";
import { _ } from "./messages.js";

const is = (selector) => () => document.querySelector(selector) !== null;
const onText = is(".passage > .passage__number");
const always = () => true;

// Each with what it does, and whether the page at hand has use for it.
const HELP = [
  ["j", _("next passage"), onText],
  ["k", _("previous passage"), onText],
  ["n", _("next note"), onText],
  ["N", _("previous note"), onText],
  ["b", _("back to where you were"), onText],
  ["c", _("cite the passage that is read"), onText],
  ["1 2 3", _("notes, answers, terms in the margin"), onText],
  ["o", _("to the other of two texts side by side"), onText],
  ["← →", _("from event to event in the drawing"), is("figure a.mark")],
  [", .", _("previous page, next page"), is("link[rel=prev], link[rel=next]")],
  ["/", _("search"), is(".search-box")],
  ["↑ ↓", _("in the search: from hit to hit"), is(".search-box")],
  ["Enter", _("in the search: to the hit that is chosen, or to all"), is(".search-box")],
  ["Esc", _("close what is open"), always],
  ["?", _("this help"), always],
];

let dialog = null;

function row([keys, meaning]) {
  const each = keys.split(" ").flatMap((key) => [" ", element("kbd", {}, key)]).slice(1);
  return [element("dt", {}, ...each), element("dd", {}, meaning)];
}

function made() {
  const rows = HELP.filter(([, , isHere]) => isHere()).flatMap(row);
  const form = element("form", { method: "dialog" }, element("button", {}, _("Close")));
  const title = element("h2", { id: "help-title" }, _("Keys"));
  const off = element("p", {}, _("Keys of one letter or sign are turned off in the reading settings."));
  const box = element("dialog", { className: "help prose" }, title, off, element("dl", {}, ...rows), form);
  box.setAttribute("aria-labelledby", "help-title");
  document.body.append(box);
  return box;
}

export async function open() {
  await styled("../css/help.css");
  dialog ??= made();
  dialog.querySelector("p").hidden = document.documentElement.dataset.keys !== "off";
  dispatch("edition:hold");
  dialog.showModal();
}
