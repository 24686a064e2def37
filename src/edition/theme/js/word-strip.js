// The strip of the front page: shows, as one types a word, which passages have it.

import { _ } from "./messages.js";
import { find, isOpen } from "./search-core.js";
import { counted, describe } from "./search-facets.js";
import { hitOf } from "./search-hits.js";
import { current } from "./search-index.js";
import { explained } from "./search-near.js";
import { fill } from "./strip.js";

const PAUSE = 200;
const [form] = document.querySelectorAll(".word-strip");
const status = form?.querySelector("[role=status]");
let [asked, timer] = [0, 0];

// What has the word, and which of several words nothing has.
async function told(query, answer) {
  await describe(answer.passages);
  return isOpen(answer) ? `${counted(answer.passages)}. ${explained(query, answer, 0)}` : counted(answer.passages);
}

async function show() {
  const ticket = ++asked;
  const query = form.elements.q.value.trim();
  const isAsked = query.length > 1;
  const answer = isAsked ? await find(query) : { passages: [], parts: [] };
  const hits = await Promise.all(answer.passages.map((one) => hitOf(one, answer.parts)));
  answer.passages = answer.passages.filter((_one, n) => hits[n]);
  const words = isAsked ? await told(query, answer) : "";
  if (ticket !== asked) return;
  fill(form.querySelector(".strip"), hits.filter(Boolean));
  status.textContent = words;
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
