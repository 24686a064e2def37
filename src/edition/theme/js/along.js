// The switch that adds the citation to whatever is copied from a text.

import { prefer, preferences } from "./citation.js";
import { element } from "./elements.js";
import { _ } from "./messages.js";

export function alongSwitch() {
  const box = element("input", { type: "checkbox", checked: preferences().along });
  box.addEventListener("change", () => {
    prefer({ along: box.checked });
    document.querySelectorAll(".cite-along input").forEach((other) => {
      other.checked = box.checked;
    });
  });
  const label = _("Add the citation whenever I copy from a text");
  return element("label", { className: "cite-along" }, box, ` ${label}`);
}
