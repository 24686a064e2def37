// The strip of the front page: shows, as one types a word, which passages have it.

import { _, ngettext } from "./messages.js";
import { find } from "./search-core.js";
import { hitOf } from "./search-hits.js";
import { current } from "./search-index.js";
import { fill } from "./strip.js";

const PAUSE = 200;
const [form] = document.querySelectorAll(".word-strip");
const status = form?.querySelector("[role=status]");
let [asked, timer] = [0, 0];

async function show() {
  const ticket = ++asked;
  const query = form.elements.q.value.trim();
  const answer = query.length > 1 ? await find(query) : { passages: [], parts: [] };
  const hits = (await Promise.all(answer.passages.map((one) => hitOf(one, answer.parts)))).filter(Boolean);
  if (ticket !== asked) return;
  fill(form.querySelector(".strip"), hits);
  const number = hits.filter(({ kind }) => kind === "passage").length;
  const found = ngettext("%(n)s passage", "%(n)s passages", number);
  status.textContent = query.length > 1 ? found : "";
}

async function ask() {
  try {
    await current(show);
  } catch (error) {
    console.error(error);
    status.textContent = _("The search could not be loaded");
  }
}

form?.elements.q.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
