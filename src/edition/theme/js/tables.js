// A table that is wider than its column is scrolled in a box of its own.

import { element } from "./elements.js";

for (const table of document.querySelectorAll("article table:not([class])")) {
  const box = element("div", { className: "wide-table__inner" });
  table.replaceWith(element("div", { className: "wide-table" }, box));
  box.append(table);
}
