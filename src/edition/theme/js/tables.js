// A table that is wider than its column is scrolled in a box of its own.

import { element } from "./elements.js";

for (const table of document.querySelectorAll("article table:not([class])")) {
  const box = element("div", { className: "md-typeset__table" });
  table.replaceWith(element("div", { className: "md-typeset__scrollwrap" }, box));
  box.append(table);
}
