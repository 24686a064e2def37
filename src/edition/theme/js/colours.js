// The colours of a page: those that the system has, or that a reader has chosen with the
// button in the header; early.js has them there before the page is painted.

import { remember } from "./store.js";

const isDark = matchMedia("(prefers-color-scheme: dark)");
const form = document.querySelector(".header__colours");
const choices = [...form.querySelectorAll("input")];

// The label that is shown is that of the next choice; a browser’s own bar follows.
function show() {
  const chosen = choices.find(({ checked }) => checked);
  for (const choice of choices) choice.nextElementSibling.hidden = choice !== chosen;
  document.body.dataset.scheme = chosen.value || (isDark.matches ? "slate" : "default");
  const { backgroundColor } = getComputedStyle(document.querySelector(".header"));
  for (const bar of document.querySelectorAll("meta[name=theme-color]")) bar.content = backgroundColor;
}

function onKey(event) {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  const next = choices[(choices.indexOf(event.target) + 1) % choices.length];
  next.focus();
  next.click();
}

if (choices.length > 0) {
  form.addEventListener("change", ({ target }) => {
    remember("edition-colours", target.value);
    show();
  });
  form.addEventListener("keydown", onKey);
  isDark.addEventListener("change", show);
  show();
}
