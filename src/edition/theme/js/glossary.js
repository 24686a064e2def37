// The glossary: narrows the list of terms as one types, and by kind.

import { dim, filter, headed, under } from "./filter.js";
import { ngettext } from "./messages.js";

const form = document.querySelector(".filter");

if (form) {
  const letters = under("h2.letter");
  filter(form, headed("h3.entry", ".entry__forms"), letters, (shown, n) =>
    ngettext("%(shown)s of %(n)s term", "%(shown)s of %(n)s terms", n, { shown }), () => dim(letters));
}
