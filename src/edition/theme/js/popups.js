// Shows a note, a definition or the parallels beside their mark: on hover, focus or touch;
// the pop-up can be entered, stays until left, and closes with Escape.

import { fetched } from "./fetched.js";
import { _ } from "./messages.js";

const BESIDE = "notes-beside";
const DELAY = 180;
const BACK = ".note__sign, .cf-list__back";
const MARKS = "a.note-mark, a.term[href], a.event[href], a.cf";

const popup = document.createElement("div");
popup.className = "popup md-typeset";
popup.id = "popup";
popup.setAttribute("role", "note");
popup.hidden = true;

let owner = null;
let timer = 0;

function noteContent(link) {
  const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!note || document.documentElement.classList.contains(BESIDE)) return null;
  return [head(link), ...copied(note)];
}

// The series of a note and its sign, as its mark has them for those who hear it.
function head(link) {
  const line = document.createElement("p");
  line.className = "popup__head";
  line.textContent = link.getAttribute("aria-label");
  return line;
}

// A note of the text is copied without the layers that stand beside it.
function copied(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(`${BACK}, .note__own ~ .layer`).forEach((e) => e.remove());
  copy.querySelectorAll("[id]").forEach((e) => e.removeAttribute("id"));
  return [...copy.childNodes];
}

function said(words, link, more) {
  const text = document.createElement("p");
  text.textContent = words;
  const on = document.createElement("a");
  on.href = link.href;
  on.textContent = more;
  return [text, on];
}

// The definitions in brief are fetched once, when the first term is met.
let definitions = null;

async function termContent(link) {
  const address = new URL("../in-brief.json", link.href);
  definitions ??= fetch(address).then((found) => (found.ok ? found.json() : null), () => null);
  const brief = (await definitions)?.[link.pathname.split("/").at(-2)];
  return brief && said(brief, link, _("In the glossary"));
}

// The list of the text’s events has the date and the name of each.
function eventContent(link) {
  const line = document.querySelector(`.in-this-text a[href$="${CSS.escape(link.hash)}"]`);
  const [when, label] = line?.parentElement.children ?? [];
  return label && said(`${when.textContent}: ${label.textContent}`, link, _("In the timeline"));
}

// One parallel is named by its mark; several stand on a page of their own.
async function parallelsContent(link) {
  if (link.hash.startsWith("#parallel-")) {
    const name = link.getAttribute("aria-label");
    return said(name, link, _("Side by side"));
  }
  const { address, page } = await fetched(link.href.replace(link.hash, ""));
  const line = page?.getElementById(link.hash.slice(1));
  for (const on of line?.querySelectorAll("a[href]") ?? []) {
    on.href = new URL(on.getAttribute("href"), address);
  }
  return line && copied(line);
}

function contentOf(link) {
  if (link.matches(".note-mark")) return noteContent(link);
  if (link.matches(".cf")) return parallelsContent(link);
  return link.matches(".term") ? termContent(link) : eventContent(link);
}

function put(link) {
  const mark = link.getBoundingClientRect();
  const page = document.documentElement;
  const left = mark.left + mark.width / 2 - popup.offsetWidth / 2;
  const most = page.clientWidth - popup.offsetWidth - 8;
  popup.style.left = `${Math.max(8, Math.min(left, most)) + scrollX}px`;
  const below = mark.bottom + 6;
  const fits = below + popup.offsetHeight < page.clientHeight;
  popup.style.top = `${(fits ? below : mark.top - popup.offsetHeight - 6) + scrollY}px`;
}

let wanted = null;

async function open(link) {
  clearTimeout(timer);
  if (owner === link) return;
  wanted = link;
  const content = await contentOf(link);
  if (wanted !== link) return;
  close();
  if (!content) return;
  popup.replaceChildren(...content);
  popup.dataset.kind = /note-mark--(\w+)/.exec(link.className)?.[1] ?? "";
  popup.setAttribute("aria-label", link.getAttribute("aria-label") ?? link.textContent);
  owner = link;
  popup.hidden = false;
  link.setAttribute("aria-describedby", popup.id);
  put(link);
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

// What the keyboard has opened stays until focus leaves, wherever the pointer goes.
function closeSoon() {
  clearTimeout(timer);
  if (!owner?.matches(":focus-visible")) timer = setTimeout(close, DELAY);
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
  if (link && !popup.contains(link) && link.matches(":focus-visible")) open(link);
  else if ((owner || wanted) && !stays(event.target)) close();
});

// Touch: the first tap shows, a link inside the pop-up leads on.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(MARKS);
  const touched = event.pointerType === "touch";
  if (link && touched && owner !== link && !popup.contains(link)) {
    if (hasContent(link)) event.preventDefault();
    open(link);
  } else if (owner && !stays(event.target)) close();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (owner) event.stopPropagation();
  close();
});

document.querySelector(".md-content")?.append(popup);
