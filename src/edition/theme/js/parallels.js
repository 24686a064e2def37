// The parallels: narrows the list by text, theme and relation.

import { filter, headed, under } from "./filter.js";
import { ngettext } from "./messages.js";

const form = document.querySelector(".filter");

if (form) {
  const entries = headed("h3.entry");
  filter(form, entries, under("h2[id^='theme-']"), (shown, n) =>
    ngettext("%(shown)s of %(n)s parallel", "%(shown)s of %(n)s parallels", n, { shown }));
}
