// The index of names: narrows the list as one types, by kind and by text.

import { dim, filter, headed, under } from "./filter.js";
import { ngettext } from "./messages.js";

const form = document.querySelector(".filter");

if (form) {
  const letters = under("h2.letter");
  filter(form, headed("h3.entry", ".entry__forms"), letters, (shown, n) =>
    ngettext("%(shown)s of %(n)s name", "%(shown)s of %(n)s names", n, { shown }), () => dim(letters));
}
