// Offers the reader's settings; the panel comes when it is first asked for.

import { element } from "./elements.js";
import { _ } from "./messages.js";

const tools = document.querySelector(".reader-tools");
if (tools) {
  const button = element("button", { type: "button" }, _("Reading settings"));
  const ask = async () => (await import("./settings.js")).open(button);
  button.addEventListener("click", ask, { once: true });
  tools.append(button);
}
