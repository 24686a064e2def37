// The index of names: narrows the list as one types, by kind and by text.

import { filter, headed, under } from "./filter.js";
import { ngettext } from "./messages.js";

const form = document.querySelector(".filter");

if (form) {
  const entries = headed("h3.entry", ".entry__forms");
  filter(form, entries, under("h2[id^='kind-']"), (shown, n) =>
    ngettext("%(shown)s of %(n)s name", "%(shown)s of %(n)s names", n, { shown }));
}
