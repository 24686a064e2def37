// The layers of a text, one or two of them: a choice that is remembered, and that keeps
// the reader's place. Without script all stand; early.js applies the choice before the
// page is painted.

import { dispatch, element } from "./elements.js";
import { _ } from "./messages.js";
import { remember } from "./store.js";

const STORE = "edition-facing";
const root = document.documentElement;
const pairs = [...document.querySelectorAll(".facing:not(.facing-heads)")];

function shownIn(pair) {
  return [...pair.children].find((side) => side.offsetParent !== null);
}

// The first pair that reaches below the header, and how far it stands from the top.
function placeNow() {
  const pair = pairs.find((one) => one.getBoundingClientRect().bottom > 120);
  return pair && [pair, pair.getBoundingClientRect().top];
}

function show(places) {
  const place = placeNow();
  root.dataset.facing = places;
  dispatch("edition:settings");
  if (place && scrollY > 0) scrollBy(0, place[0].getBoundingClientRect().top - place[1]);
}

function choose({ places, names }) {
  show(places);
  remember(STORE, names);
}

// Each layer by itself, and each two of them.
function choices(heads) {
  const layers = [...heads.children].map(({ dataset }, at) => ({
    places: String(at + 1),
    names: dataset.layer,
    label: dataset.short,
  }));
  const two = layers.flatMap((one, at) =>
    layers.slice(at + 1).map((other) => ({
      places: `${one.places} ${other.places}`,
      names: `${one.names}+${other.names}`,
      label: layers.length > 2 ? `${one.label} + ${other.label}` : _("both"),
    })),
  );
  return [...layers, ...two];
}

function radio(choice) {
  const input = element("input", { type: "radio", name: "facing", value: choice.names });
  input.checked = root.dataset.facing === choice.places;
  input.addEventListener("change", () => choose(choice));
  return element("label", {}, input, choice.label);
}

function offer(heads) {
  const legend = element("legend", {}, _("Read"));
  const box = element("fieldset", { className: "facing-choice" }, legend);
  box.append(...choices(heads).map(radio));
  heads.before(box);
}

// An address may name what the reader has put away: its counterpart stands for it.
function reveal() {
  document.querySelectorAll(".facing--here").forEach((e) => e.classList.remove("facing--here"));
  const goal = document.getElementById(location.hash.slice(1));
  if (!goal || goal.offsetParent !== null) return;
  const pair = goal.closest(".facing:not(.note > .facing)");
  const other = pair && shownIn(pair);
  if (!other) {
    const both = document.querySelector("[name=facing][value*='+']");
    both.checked = true;
    show("1 2");
    goal.scrollIntoView();
    return;
  }
  other.classList.add("facing--here");
  other.scrollIntoView();
}

// A selection stays in the column in which it begins.
function select(event) {
  const from = event.target instanceof Element ? event.target : event.target.parentElement;
  const layer = from?.closest("[data-layer]")?.dataset.layer;
  for (const side of document.querySelectorAll(".facing > [data-layer]")) {
    side.classList.toggle("facing--aside", Boolean(layer) && side.dataset.layer !== layer);
  }
}

const heads = document.querySelector(".facing-heads");
if (heads) {
  offer(heads);
  addEventListener("hashchange", reveal);
  document.addEventListener("selectstart", select);
  reveal();
}
