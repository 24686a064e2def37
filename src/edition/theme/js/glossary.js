// The glossary: narrows the list of terms as one types, and by kind.

import { filter, headed, under } from "./filter.js";
import { ngettext } from "./messages.js";

const form = document.querySelector(".filter");
const entries = headed("h3.entry", ".entry__forms");
const letters = under("h2.letter");

function dim() {
  for (const { heading } of letters) {
    const link = document.querySelector(`.alphabet a[href="#${heading.id}"]`);
    if (heading.hidden) link?.setAttribute("aria-disabled", "true");
    else link?.removeAttribute("aria-disabled");
  }
}

if (form) {
  filter(form, entries, letters, (shown, n) =>
    ngettext("%(shown)s of %(n)s term", "%(shown)s of %(n)s terms", n, { shown }), dim);
}
