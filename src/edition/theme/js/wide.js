// What may be wider than its column is scrolled in a box of its own, also by the keyboard.

import { element } from "./elements.js";

for (const table of document.querySelectorAll("article table:not([class])")) {
  const box = element("div", { className: "md-typeset__table" });
  table.replaceWith(element("div", { className: "md-typeset__scrollwrap" }, box));
  box.append(table);
}

const codes = [...document.querySelectorAll("pre > code")];
const watched = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
codes.forEach((code) => watched.observe(code));
