// Where the lines of a passage or note are edited, on the site that hosts the files.

import { about } from "./citation.js";
import { element } from "./elements.js";
import { _ } from "./messages.js";

const words = about?.dataset.lines?.split(" ") ?? [];
const lines = new Map(words.flatMap((word, at) => (at % 2 ? [] : [[word, words[at + 1]]])));

// The address at which a passage or note is edited; nothing where no site is known.
export function editAddress(id) {
  return lines.has(id) ? `${about.dataset.edit}#L${lines.get(id)}` : "";
}

for (const note of document.querySelectorAll("li.note[id]")) {
  const href = editAddress(note.id);
  if (href) note.append(" ", element("a", { className: "correct", href }, _("Correct this")));
}
