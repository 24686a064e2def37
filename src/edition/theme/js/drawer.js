// The drawer of narrow windows, by key: who opens it is led into it; Escape, leaving it
// and going to a section close it; who was in it when it closes goes back to where it was opened.

const drawer = document.getElementById("navigation-drawer");
const contents = document.querySelector(".sidebar");
let opener = null;

function onChange() {
  if (!drawer.checked) {
    if (contents.contains(document.activeElement)) opener?.focus();
    return;
  }
  opener = document.activeElement;
  const first = contents.querySelector("[aria-current]") ?? contents.querySelector("a");
  requestAnimationFrame(() => first.focus());
}

function onKey({ key, target }) {
  const isAsked = key === "Enter" && target === drawer;
  if (isAsked || (key === "Escape" && drawer.checked)) drawer.click();
}

function onLeaving({ relatedTarget: to }) {
  if (drawer.checked && to && to !== drawer && !contents.contains(to)) drawer.click();
}

if (drawer && contents) {
  drawer.addEventListener("change", onChange);
  addEventListener("keydown", onKey);
  contents.addEventListener("focusout", onLeaving);
  addEventListener("hashchange", () => drawer.checked && drawer.click());
}
