// Offers the list of the keys of a page at its foot; it comes when it is first asked for.

import { element } from "./elements.js";
import { hotkeys } from "./hotkeys.js";
import { _ } from "./messages.js";

const open = async () => (await import("./help.js")).open();
const button = element("button", { type: "button", className: "keys", onclick: open }, _("Keys"), " ", element("kbd", {}, "?"));

hotkeys({ "?": open });
document.querySelector(".footer__meta-inner").append(button);
