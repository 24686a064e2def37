// The reader's settings: which notes and terms to show, size and width, whether there are
// keys; remembered here.

import { dispatch, element } from "./elements.js";
import { styled } from "./late-style.js";
import { _ } from "./messages.js";
import { remember } from "./store.js";

const STORE = "edition-reader";
const CHOICES = {
  notes: [_("Notes"), { all: _("all"), author: _("author’s"), editor: _("editors’"), none: _("none") }],
  terms: [_("Terms and dates"), { on: _("marked"), off: _("plain") }],
  size: [_("Size"), { s: _("small"), m: _("medium"), l: _("large"), xl: _("largest") }],
  width: [_("Width"), { s: _("narrow"), m: _("medium"), l: _("wide") }],
  keys: [_("Keys"), { on: _("on"), off: _("off") }],
};

function choose(name, value) {
  const settings = {};
  document.documentElement.dataset[name] = value;
  for (const key of Object.keys(CHOICES)) settings[key] = document.documentElement.dataset[key];
  remember(STORE, JSON.stringify(settings));
  dispatch("edition:settings");
}

function radio(name, label, isChecked, onChoice) {
  const input = element("input", { type: "radio", name, checked: isChecked });
  input.addEventListener("change", onChoice);
  return element("label", {}, input, element("span", {}, label));
}

function fieldset(title, ...radios) {
  return element("fieldset", {}, element("legend", {}, title), ...radios);
}

function choices(name) {
  const [title, values] = CHOICES[name];
  const current = document.documentElement.dataset[name];
  const radios = Object.entries(values).map(([value, label]) =>
    radio(`reader-${name}`, label, value === current, () => choose(name, value)),
  );
  return fieldset(title, ...radios);
}

// The button in the header keeps the colours.
function colours() {
  const theirs = [...document.querySelectorAll("input[name=colours]")];
  const radios = theirs.map((input) =>
    radio("reader-colours", input.dataset.label, false, () => input.click()),
  );
  const set = fieldset(_("Colours"), ...radios);
  set.show = () => {
    const chosen = Math.max(0, theirs.findIndex(({ checked }) => checked)); // the first, before any choice
    radios.forEach((label, at) => (label.firstChild.checked = at === chosen));
  };
  return set;
}

function panel() {
  const box = element("div", { className: "reader-panel prose", id: "reader-panel" });
  box.popover = "auto";
  const title = element("h2", {}, _("Reading settings"));
  const close = element("button", { type: "button", className: "reader-panel__close" }, "×");
  close.setAttribute("aria-label", _("Close"));
  close.autofocus = true; // on phones the panel covers its button
  close.popoverTargetElement = box;
  close.popoverTargetAction = "hide";
  const palette = colours();
  const keys = element("button", { type: "button", className: "reader-panel__keys" }, `${_("Keys")} `, element("kbd", {}, "?"));
  keys.addEventListener("click", async () => (await import("./help.js")).open());
  box.append(title, close, ...Object.keys(CHOICES).map(choices), palette, keys);
  box.addEventListener("beforetoggle", palette.show);
  // What has the focus does not lie under it.
  box.addEventListener("focusout", ({ relatedTarget: to }) => to && !box.contains(to) && box.hidePopover());
  return box;
}

// The panel hangs from its button, so that the text it changes stays in sight.
function hang(box, button) {
  const { bottom, right } = button.getBoundingClientRect();
  box.style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - box.offsetHeight - 8))}px`;
  box.style.left = `${Math.max(8, Math.min(right, innerWidth - box.offsetWidth - 8))}px`;
}

// Makes the panel of a button, which opens and closes it from now on, and opens it.
export async function open(button) {
  await styled("../css/settings.css");
  const box = panel();
  button.after(box);
  button.popoverTargetElement = box;
  box.addEventListener("toggle", () => hang(box, button));
  box.showPopover();
}
