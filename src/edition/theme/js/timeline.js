// The timeline: narrows drawing, list and matrix alike; zooms and pans the drawing;
// moves from mark to mark by key. Without it everything is there, at one size.

import { _, ngettext, yearName } from "./messages.js";

const STEP = 1.6;
const MOST = 24;
const YEAR = 48;
const FIELDS = ["text", "kind", "certainty"];

const form = document.querySelector("#timeline-filter");
const figure = document.querySelector(".timeline-figure");
const status = document.querySelector("#timeline-status");
const entries = [...document.querySelectorAll("h4.entry[id^='event-']")];
const drawings = [...document.querySelectorAll(".drawing")].map((box) => ({
  box,
  frame: box.querySelector(".drawing-frame"),
  svg: box.querySelector(".drawing-frame > svg"),
  marks: [...box.querySelectorAll("a.mark")],
}));

let zoom = 1;

// Narrowing -----------------------------------------------------------------

function isWanted(entry) {
  const { text, kind, certainty } = form.elements;
  const has = (list, value) => !value || list.split(" ").includes(value);
  return (
    has(entry.dataset.texts, text.value) &&
    has(entry.dataset.kind, kind.value) &&
    has(entry.dataset.certainty, certainty.value)
  );
}

function hideEmpty() {
  for (const list of document.querySelectorAll("ol:has(> li > h4.entry)")) {
    list.hidden = [...list.children].every((item) => item.hidden);
  }
  for (const level of [".timeline-year", "h2[id^='decade-']"]) {
    for (const heading of document.querySelectorAll(level)) {
      heading.hidden = isBare(heading);
    }
  }
}

// A heading is bare when nothing shown follows it before the next of its rank.
function isBare(heading) {
  const rank = heading.localName;
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches("h2") || next.localName === rank) return true;
    if (!next.hidden && next.matches("ol")) return false;
  }
  return true;
}

function narrow() {
  const wanted = new Set();
  for (const entry of entries) {
    const isIn = isWanted(entry);
    if (isIn) wanted.add(entry.id);
    entry.closest("li").hidden = !isIn;
  }
  for (const row of document.querySelectorAll(".matrix tr[data-event]")) {
    row.hidden = !wanted.has(`event-${row.dataset.event}`);
  }
  for (const { marks } of drawings) {
    for (const mark of marks) {
      mark.classList.toggle("is-out", !wanted.has(mark.hash?.slice(1) ?? target(mark)));
    }
  }
  hideEmpty();
  const said = ngettext("%(wanted)s of %(n)s event", "%(wanted)s of %(n)s events", entries.length, {
    wanted: wanted.size,
  });
  status.textContent = wanted.size < entries.length ? said : "";
  drawings.forEach(fitLabels);
  drawings.forEach(rove);
}

function target(mark) {
  return mark.getAttribute("href").slice(1);
}

function toAddress() {
  const said = new URLSearchParams();
  for (const name of FIELDS) {
    if (form.elements[name].value) said.set(name, form.elements[name].value);
  }
  const query = said.size > 0 ? `?${said}` : location.pathname;
  history.replaceState(null, "", query + location.hash);
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const name of FIELDS) {
    const options = [...form.elements[name].options].map((option) => option.value);
    if (options.includes(asked.get(name))) form.elements[name].value = asked.get(name);
  }
}

// An address that leads to an event shows it, whatever was asked for before.
function showTarget() {
  const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!entry?.closest("li")?.hidden) return;
  form.reset();
  narrow();
  entry.scrollIntoView();
}

// Zooming and panning -------------------------------------------------------

function fitLabels({ svg, marks }) {
  const width = svg.getBoundingClientRect().width;
  if (!width) return;
  const next = new Map();
  for (const mark of [...marks].reverse()) {
    if (mark.matches(".is-out")) continue;
    const label = mark.querySelector(".label");
    const row = label.getAttribute("y");
    const lane = mark.parentElement;
    const key = `${[...lane.parentElement.children].indexOf(lane)} ${row}`;
    const end = (parseFloat(label.getAttribute("x")) / 100) * width;
    const needed = label.textContent.length * figure.dataset.character + Number(figure.dataset.room);
    label.classList.toggle("fits", end + needed < (next.get(key) ?? width));
    next.set(key, startOf(mark, width));
  }
}

function startOf(mark, width) {
  const shapes = [...mark.querySelectorAll("circle, rect, line")];
  const starts = shapes.map((shape) =>
    parseFloat(shape.getAttribute("cx") ?? shape.getAttribute("x1") ?? shape.getAttribute("x")),
  );
  return (Math.min(...starts) / 100) * width - 6;
}

// In a wide drawing there is room for years between the beginnings of decades.
function nameYears({ svg }) {
  svg.querySelectorAll(".year--between").forEach((year) => year.remove());
  const years = svg.dataset.years.split(" ").map(Number);
  const shares = svg.dataset.shares.split(" ").map(Number);
  const width = svg.getBoundingClientRect().width / 100;
  for (let i = 0; i + 1 < years.length; i += 1) {
    const share = (shares[i + 1] - shares[i]) / (years[i + 1] - years[i]);
    const step = [1, 2, 5].find((number) => number * share * width >= YEAR) ?? Infinity;
    const first = years[i] === 1 ? 0 : years[i]; // there is no year 0 to count from
    for (let year = first + step; year + step <= years[i + 1]; year += step) {
      const name = document.createElementNS(svg.namespaceURI, "text");
      name.setAttribute("class", "year year--between");
      name.setAttribute("x", `${shares[i] + share * (year - years[i])}%`);
      name.setAttribute("y", svg.querySelector(".year").getAttribute("y"));
      name.textContent = yearName(year);
      svg.prepend(name);
    }
  }
}

// A label of which the frame would cut the beginning is not shown.
function hideCut({ frame, svg, marks }) {
  const width = svg.getBoundingClientRect().width / 100;
  for (const mark of marks) {
    const label = mark.querySelector(".label");
    const start = parseFloat(label.getAttribute("x")) * width;
    label.classList.toggle("is-cut", start < frame.scrollLeft - 2);
  }
}

// Keeps what stands at `at`, in pixels from the frame's left, where it is.
function zoomTo(value, at) {
  const before = zoom;
  zoom = Math.min(MOST, Math.max(1, value));
  for (const drawing of drawings) {
    const { frame, svg } = drawing;
    const middle = at ?? frame.clientWidth / 2;
    const left = frame.scrollLeft;
    svg.style.width = `${100 * zoom}%`;
    frame.scrollLeft = ((left + middle) * zoom) / before - middle;
    fitLabels(drawing);
    nameYears(drawing);
    hideCut(drawing);
  }
  for (const button of figure.querySelectorAll("[data-zoom]")) {
    const isEnd = button.dataset.zoom === "in" ? zoom >= MOST : zoom <= 1;
    button.setAttribute("aria-disabled", String(isEnd));
  }
}

function shown() {
  return drawings.find(({ box }) => box.offsetParent !== null) ?? drawings[0];
}

function pan(by) {
  const { frame } = shown();
  frame.scrollBy({ left: by * frame.clientWidth * 0.5 });
}

const TOOLS = [
  ["+", _("Zoom in"), "in", () => zoomTo(zoom * STEP)],
  ["−", _("Zoom out"), "out", () => zoomTo(zoom / STEP)],
  [_("Whole"), _("Show the whole time"), "whole", () => zoomTo(1)],
  ["←", _("Earlier"), "", () => pan(-1)],
  ["→", _("Later"), "", () => pan(1)],
];

function tools() {
  const box = document.createElement("div");
  box.className = "timeline-tools";
  box.role = "group";
  box.ariaLabel = _("Zoom and pan the drawing");
  for (const [sign, name, kind, act] of TOOLS) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = name;
    button.ariaLabel = name;
    if (kind) button.dataset.zoom = kind;
    button.addEventListener("click", act);
    box.append(button);
  }
  return box;
}

function drag({ frame }) {
  let from = null;
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button !== 0) return;
    from = { x: event.clientX, left: frame.scrollLeft, isMoved: false };
  });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    const by = event.clientX - from.x;
    from.isMoved ||= Math.abs(by) > 4;
    if (from.isMoved) frame.scrollLeft = from.left - by;
  });
  addEventListener("pointerup", () => setTimeout(() => (from = null)));
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  frame.addEventListener("click", (event) => {
    if (from?.isMoved) event.preventDefault();
  });
}

// Moving from mark to mark --------------------------------------------------

function inOrder(marks) {
  const place = new Map(entries.map((entry, index) => [entry.id, index]));
  return marks
    .filter((mark) => !mark.matches(".is-out"))
    .sort((one, other) => place.get(target(one)) - place.get(target(other)));
}

// One mark of a drawing is in the tab order; arrows lead to the others.
function rove({ marks }) {
  const visible = marks.filter((mark) => !mark.matches(".is-out"));
  const current = visible.find((mark) => mark === document.activeElement);
  for (const mark of marks) mark.setAttribute("tabindex", "-1");
  (current ?? visible[0])?.setAttribute("tabindex", "0");
}

function focusOn(drawing, mark) {
  if (!mark) return;
  for (const other of drawing.marks) other.setAttribute("tabindex", "-1");
  mark.setAttribute("tabindex", "0");
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function middle(mark) {
  const box = mark.getBoundingClientRect();
  return box.left + box.width / 2;
}

function nextLane(mark, by) {
  const lanes = [...mark.closest("svg").querySelectorAll(".lane")];
  const at = lanes.indexOf(mark.closest(".lane"));
  for (let index = at + by; lanes[index]; index += by) {
    const marks = [...lanes[index].querySelectorAll("a.mark:not(.is-out)")];
    const far = (other) => Math.abs(middle(other) - middle(mark));
    if (marks.length > 0) return marks.reduce((a, b) => (far(b) < far(a) ? b : a));
  }
  return null;
}

function keys(drawing) {
  drawing.frame.addEventListener("keydown", (event) => {
    const mark = event.target.closest?.("a.mark");
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const order = inOrder([...mark.closest(".lane").querySelectorAll("a.mark")]);
    const at = order.indexOf(mark);
    const moves = {
      ArrowRight: () => focusOn(drawing, order[at + 1]),
      ArrowLeft: () => focusOn(drawing, order[at - 1]),
      ArrowDown: () => focusOn(drawing, nextLane(mark, 1)),
      ArrowUp: () => focusOn(drawing, nextLane(mark, -1)),
      Home: () => focusOn(drawing, order[0]),
      End: () => focusOn(drawing, order.at(-1)),
      "+": () => zoomTo(zoom * STEP, middle(mark) - drawing.frame.getBoundingClientRect().left),
      "-": () => zoomTo(zoom / STEP, middle(mark) - drawing.frame.getBoundingClientRect().left),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });
}

// Says above the drawing what is under the pointer or in focus; a mark's own name
// says it to assistive technology.
function readout(event) {
  const mark = event.target.closest?.("a.mark");
  if (mark) figure.querySelector(".timeline-readout").textContent = nameOf(mark);
}

function nameOf(mark) {
  return mark.querySelector("title").textContent;
}

if (form && figure) {
  fromAddress();
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    narrow();
    toAddress();
  });
  form.addEventListener("reset", () =>
    setTimeout(() => {
      narrow();
      toAddress();
    }),
  );
  figure.querySelector(".lanes-choice, .timeline-readout").before(tools());
  for (const drawing of drawings) {
    drag(drawing);
    keys(drawing);
    drawing.frame.addEventListener("scroll", () => hideCut(drawing), { passive: true });
    new ResizeObserver(() => [fitLabels, nameYears, hideCut].forEach((f) => f(drawing))).observe(drawing.frame);
  }
  figure.addEventListener("pointerover", readout);
  figure.addEventListener("focusin", readout);
  addEventListener("hashchange", showTarget);
  zoomTo(1);
  narrow();
  showTarget();
}
