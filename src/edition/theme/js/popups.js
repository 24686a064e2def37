// Shows a note, a definition or the parallels beside their mark: on hover, focus or touch;
// the pop-up can be entered, stays until left, and closes with Escape. On phones it is a
// sheet at the foot of the window.

import { copied, decoded, element } from "./elements.js";

const BESIDE = "notes-beside";
const DELAY = 180;
const LEAVING = 300; // the way into a pop-up, which need not touch its mark
const [GAP, REACH, HEAD] = [6, 120, 72]; // the last: of the window, with the strip
const RESTING = 700; // of the focus: who only passes by is not shown anything
const MARKS = "a.note-mark, a.term[href], a.event[href], a.cf";
const SHEET = matchMedia("screen and (max-width: 44.98em)"); // as in sheet.css

const popup = element("div", { className: "popup prose", id: "popup", role: "note", hidden: true, tabIndex: -1 });

let owner = null;
let timer = 0;

function noteContent(link) {
  const note = document.getElementById(decoded(link.hash.slice(1)));
  if (!note || (note.offsetParent && document.documentElement.classList.contains(BESIDE))) return null;
  return [head(link), ...copied(note)];
}

// Answers that stand in the margin are not shown once more.
function isInMargin(passage) {
  const answers = document.querySelector(".margin__answers");
  return Boolean(answers?.offsetParent) && answers.dataset.passage === passage.id;
}

// The series of a note and its sign, as its mark has them for those who hear it.
function head(link) {
  return element("p", { className: "popup__head" }, link.getAttribute("aria-label"));
}

// Notes are at hand; what is said elsewhere is read when it is first asked for.
async function contentOf(link) {
  if (link.matches(".note-mark")) return noteContent(link);
  const passage = link.matches(".cf") && link.closest(".passage");
  if (passage && isInMargin(passage)) return null;
  if (passage && SHEET.matches) return (await import("./answers.js")).cards(passage.id);
  return (await import("./popup-content.js")).contentOf(link);
}

function put(link) {
  const mark = link.getBoundingClientRect();
  if (SHEET.matches) {
    // What it is about stays in sight.
    const hidden = mark.bottom + 12 - popup.getBoundingClientRect().top;
    if (hidden > 0) scrollBy(0, hidden);
    return;
  }
  const page = document.documentElement;
  const isAnswers = link.matches(".cf");
  const left = isAnswers ? mark.left : mark.left + mark.width / 2 - popup.offsetWidth / 2;
  const most = page.clientWidth - popup.offsetWidth - 8;
  popup.style.left = `${Math.max(8, Math.min(left, most)) + scrollX}px`;
  const [above, below] = [mark.top - popup.offsetHeight - GAP, mark.bottom + GAP];
  const fits = (top) => top > HEAD && top < below + REACH && top + popup.offsetHeight < page.clientHeight;
  const tops = isAnswers ? [above, afterPassage(link), below] : [below];
  popup.style.top = `${(tops.find(fits) ?? above) + scrollY}px`;
}

// What answers a passage stands before or after it, so that it can be read meanwhile.
function afterPassage(mark) {
  return mark.closest(".passage").getBoundingClientRect().bottom + GAP;
}

let wanted = null;

async function open(link) {
  clearTimeout(timer);
  if (owner === link) return;
  wanted = link;
  const focus = popup.contains(document.activeElement) ? document.activeElement : null;
  let content = (await contentOf(link)) ?? [];
  if (SHEET.matches && content.length > 0) {
    const { inSheet } = await import("./sheet.js");
    content = await inSheet(link, content, open, leave);
  }
  if (wanted !== link) return;
  close();
  if (content.length === 0) return;
  popup.replaceChildren(...content);
  popup.dataset.kind = /note-mark--(\w+)/.exec(link.className)?.[1] ?? "";
  popup.setAttribute("aria-label", link.getAttribute("aria-label") ?? link.textContent);
  owner = link;
  popup.hidden = false;
  popup.scrollTop = 0;
  link.setAttribute("aria-describedby", popup.id);
  put(link);
  focus?.focus();
}

// Whether a touch is to show something here, and not to follow the link.
function hasContent(link) {
  return !link.matches(".note-mark") || noteContent(link) !== null;
}

function close() {
  clearTimeout(timer);
  wanted = null;
  owner?.removeAttribute("aria-describedby");
  owner = null;
  popup.hidden = true;
}

// Closes it; who was in it goes back to its mark, as does who closed a sheet.
function leave() {
  if (popup.contains(document.activeElement)) owner?.focus({ preventScroll: true });
  close();
}

// What the keyboard has opened stays until focus leaves, wherever the pointer goes.
function closeSoon() {
  clearTimeout(timer);
  if (!owner?.matches(":focus-visible")) timer = setTimeout(close, LEAVING);
}

function stays(node) {
  return node instanceof Node && (popup.contains(node) || owner?.contains(node));
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = event.target.closest?.(MARKS);
  if (stays(event.target)) clearTimeout(timer);
  else if (link && !popup.contains(link)) {
    clearTimeout(timer);
    contentOf(link);
    timer = setTimeout(open, DELAY, link);
  } else if (owner || wanted) closeSoon();
  else clearTimeout(timer);
});

document.addEventListener("focusin", (event) => {
  const link = event.target.closest?.(MARKS);
  if (stays(event.target)) return;
  close();
  if (link?.matches(":focus-visible")) timer = setTimeout(open, RESTING, link);
});

// Touch: a tap shows, another on the same mark closes, a link inside leads on. A note is
// shown in its sheet however one comes to it.
async function show(event, link) {
  if (owner === link || hasContent(link)) event.preventDefault();
  if (owner === link && event.pointerType === "touch") return close();
  await open(link);
  if (SHEET.matches) popup.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(MARKS);
  const isShown = event.pointerType === "touch" || (SHEET.matches && link?.matches(".note-mark"));
  if (link && isShown && !popup.contains(link)) show(event, link);
  else if ((owner || link) && !popup.contains(event.target)) close();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (owner) event.stopPropagation();
  leave();
});

// Others may have a mark answered, wherever it stands.
document.addEventListener("edition:open", async ({ detail: mark }) => {
  mark.scrollIntoView({ block: "center" });
  await open(mark);
  popup.focus({ preventScroll: true });
});

document.querySelector(".content")?.append(popup);
