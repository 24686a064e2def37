// The reader's settings: which notes and terms to show, size and width; remembered here.

import { _ } from "./messages.js";

const STORE = "edition-reader";
const CHOICES = {
  notes: [_("Notes"), { all: _("all"), author: _("author’s"), editor: _("editors’"), none: _("none") }],
  terms: [_("Terms and dates"), { on: _("marked"), off: _("plain") }],
  size: [_("Size"), { s: _("small"), m: _("middle"), l: _("large"), xl: _("largest") }],
  width: [_("Width"), { s: _("narrow"), m: _("middle"), l: _("wide") }],
};

function choose(name, value) {
  const settings = {};
  document.documentElement.dataset[name] = value;
  for (const key of Object.keys(CHOICES)) settings[key] = document.documentElement.dataset[key];
  try {
    localStorage.setItem(STORE, JSON.stringify(settings));
  } catch {
    // Storage is closed to us: the choice holds for this page.
  }
  document.dispatchEvent(new CustomEvent("edition:settings"));
}

function option(name, value, label) {
  const box = document.createElement("label");
  const input = document.createElement("input");
  input.type = "radio";
  input.name = `reader-${name}`;
  input.checked = document.documentElement.dataset[name] === value;
  input.addEventListener("change", () => choose(name, value));
  box.append(input, ` ${label}`);
  return box;
}

function fieldset(name) {
  const [title, values] = CHOICES[name];
  const set = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = title;
  set.append(legend, ...Object.entries(values).map(([v, label]) => option(name, v, label)));
  return set;
}

function panel() {
  const box = document.createElement("div");
  box.className = "reader-panel md-typeset";
  box.id = "reader-panel";
  box.popover = "auto";
  box.append(...Object.keys(CHOICES).map(fieldset));
  return box;
}

const tools = document.querySelector(".reader-tools");
if (tools) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = _("Reading settings");
  const box = panel();
  button.popoverTargetElement = box;
  tools.append(button, box);
}
