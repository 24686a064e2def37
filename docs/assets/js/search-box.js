// The search in the header: results as you type, arrows to move, Escape to close.

const MOST = 12;
const PAUSE = 160;

const box = document.querySelector(".search-box");
const field = box?.querySelector("input");
const list = box?.querySelector(".search-box__results");
const status = box?.querySelector(".search-box__status");
let timer = 0;
let shown = [];

function item(hit) {
  const entry = document.createElement("a");
  entry.href = hit.url;
  entry.role = "option";
  entry.tabIndex = -1;
  entry.id = `search-${shown.length}`;
  entry.className = "search-box__hit";
  const where = document.createElement("span");
  where.className = "search-box__where";
  where.textContent = `${hit.where} · ${hit.kind}`;
  const words = document.createElement("span");
  const line = hit.lines[0];
  if (line) {
    const mark = document.createElement("mark");
    mark.textContent = line.word;
    words.append(`${line.left} `, mark, ` ${line.right}`);
  } else {
    words.textContent = `${hit.opening} … (found by ${hit.other[0]})`;
  }
  entry.append(where, words);
  return entry;
}

function more(query) {
  const link = document.createElement("a");
  link.href = `${box.querySelector("form").action}?q=${encodeURIComponent(query)}`;
  link.role = "option";
  link.tabIndex = -1;
  link.className = "search-box__hit search-box__more";
  link.textContent = "All hits, as a concordance";
  return link;
}

function open(isOpen) {
  list.hidden = !isOpen;
  field.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) field.removeAttribute("aria-activedescendant");
}

async function ask() {
  const query = field.value.trim();
  if (query.length < 2) {
    open(false);
    status.textContent = "";
    return;
  }
  let count = 0;
  let isFirst = true;
  status.textContent = "Searching";
  const { search } = await import("./search-core.js");
  await search(query, (hits, isDone) => {
    if (isFirst) {
      shown = [];
      list.replaceChildren();
      isFirst = false;
    }
    count += hits.length;
    for (const hit of hits.slice(0, Math.max(0, MOST - shown.length))) {
      const entry = item(hit);
      shown.push(entry);
      list.append(entry);
    }
    open(true);
    if (!isDone) return;
    if (count > 0) {
      const link = more(query);
      shown.push(link);
      list.append(link);
    }
    status.textContent = count === 1 ? "1 hit" : `${count} hits`;
  });
}

function select(by) {
  const at = shown.findIndex((entry) => entry.getAttribute("aria-selected") === "true");
  shown[at]?.removeAttribute("aria-selected");
  const next = shown[(at + by + shown.length) % shown.length] ?? shown[0];
  if (!next) return;
  next.id ||= "search-more";
  next.setAttribute("aria-selected", "true");
  next.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", next.id);
}

function onKey(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    select(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape") {
    open(false);
    field.blur();
  } else if (event.key === "Enter") {
    const chosen = shown.find((entry) => entry.getAttribute("aria-selected") === "true");
    if (!chosen) return;
    event.preventDefault();
    open(false);
    location.assign(chosen.href);
  }
}

function isTyping(target) {
  return target.closest?.("input, textarea, select, [contenteditable], dialog") !== null;
}

if (box) {
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("focus", () => open(list.childElementCount > 0 && field.value !== ""));
  field.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target)) open(false);
  });
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "/" || isTyping(event.target) || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      field.focus();
      field.select();
    },
    true,
  );
}
