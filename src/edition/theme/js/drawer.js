// The drawer of narrow windows, by key: who opens it is led into it; Escape, and leaving
// it, close it; who was in it when it closes goes back to where it was opened.

const drawer = document.getElementById("__drawer");
const contents = document.querySelector(".md-sidebar--primary");
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

// The theme scrolls the list to the page that is open, though that be in view without it.
function settle() {
  const [list] = contents.children;
  const here = list.querySelector("[aria-current]");
  if (here?.offsetTop + here?.offsetHeight < list.clientHeight) list.scrollTop = 0;
}

if (drawer && contents) {
  addEventListener("load", () => setTimeout(settle, 100));
  drawer.addEventListener("change", onChange);
  addEventListener("keydown", onKey);
  contents.addEventListener("focusout", onLeaving);
}
