// Shows a note, a definition or the parallels beside their mark: on hover, focus or touch;
// the pop-up can be entered, stays until left, and closes with Escape.

const BESIDE = "notes-beside";
const DELAY = 180;
const BACK = ".footnote-backref, .note__sign, .cf-list__back";
const MARKS = "a.note-mark, a.term[href], a.event[href], a.cf";

const popup = document.createElement("div");
popup.className = "popup md-typeset";
popup.id = "popup";
popup.hidden = true;

let owner = null;
let timer = 0;

for (const link of document.querySelectorAll("a:is(.term, .event, .cf)[title]")) {
  link.dataset.about = link.title;
  link.removeAttribute("title");
}

function noteContent(link) {
  const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!note || document.documentElement.classList.contains(BESIDE)) return null;
  return copied(note);
}

// The line of a passage in the list of parallels, whether or not the mark leads there.
function parallelsContent(link) {
  const line = document.getElementById(link.id.replace("mark-", ""));
  return line && copied(line);
}

function copied(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(BACK).forEach((e) => e.remove());
  copy.querySelectorAll("[id]").forEach((e) => e.removeAttribute("id"));
  const content = document.createDocumentFragment();
  content.append(...copy.childNodes);
  return content;
}

function aboutContent(link) {
  const content = document.createDocumentFragment();
  const text = document.createElement("p");
  text.textContent = link.dataset.about ?? "";
  const more = document.createElement("a");
  more.href = link.href;
  more.textContent = link.matches(".term") ? "In the glossary" : "In the timeline";
  content.append(text, more);
  return content;
}

function contentOf(link) {
  if (link.matches(".note-mark")) return noteContent(link);
  return link.matches(".cf") ? parallelsContent(link) : aboutContent(link);
}

function fill(link) {
  const content = contentOf(link);
  if (content) popup.replaceChildren(content);
  return content !== null;
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

function open(link) {
  clearTimeout(timer);
  if (owner === link || !fill(link)) return;
  close();
  owner = link;
  popup.hidden = false;
  link.setAttribute("aria-describedby", popup.id);
  put(link);
}

function close() {
  clearTimeout(timer);
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
    timer = setTimeout(open, DELAY, link);
  } else if (owner) closeSoon();
});

document.addEventListener("focusin", (event) => {
  const link = event.target.closest?.(MARKS);
  if (link && !popup.contains(link) && link.matches(":focus-visible")) open(link);
  else if (owner && !stays(event.target)) close();
});

// Touch: the first tap shows, a link inside the pop-up leads on.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(MARKS);
  const touched = event.pointerType === "touch";
  if (link && touched && owner !== link && !popup.contains(link)) {
    open(link);
    if (owner === link) event.preventDefault();
  } else if (owner && !stays(event.target)) close();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (owner) event.stopPropagation();
  close();
});

document.querySelector(".md-content")?.append(popup);
