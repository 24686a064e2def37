// The dialog that gives, of a passage, its citation, its link, and its words with it.

import {
  about,
  citation,
  fragment,
  inText,
  permalink,
  prefer,
  preferences,
  record,
  styles,
} from "./citation.js";
import { alongSwitch } from "./along.js";
import { copy } from "./clipboard.js";
import { editAddress } from "./correct.js";
import { datedOf, idOf, linesOf, voiceOf } from "./copy.js";
import { element, field } from "./elements.js";
import { styled } from "./late-style.js";
import { _ } from "./messages.js";
import { quotation } from "./quotation.js";

const FORMATS = [
  ["bibtex", "BibTeX"],
  ["ris", "RIS"],
  ["csl-json", "CSL-JSON"],
];
const every = [...document.querySelectorAll(".passage, .layer[id]:not(.note__layer)")];

const reports = document.querySelector("a.report");
const LONGEST = 300;

let place = null;
let quoted = "";
let dialog = null;

function choices(label, entries) {
  const options = entries.map(([value, name]) => element("option", { value }, name));
  return element("optgroup", { label }, ...options);
}

function build() {
  const parts = {
    title: element("h2", { id: "cite-title" }),
    style: element("select", { autofocus: true }, choices(_("Styles"), styles()), choices(_("Formats"), FORMATS)),
    last: element("select"),
    from: element("select"),
    to: element("select"),
    whose: element("p", { className: "cite__whose" }),
    shown: element("div", { className: "cite__citation", id: "cite-citation", tabIndex: 0 }),
    short: element("p", { className: "cite__short" }),
    copyCitation: element("button", { type: "button" }, _("Copy citation")),
    copyLink: element("button", { type: "button" }, _("Copy link")),
    copyQuotation: element("button", { type: "button" }, _("Copy quotation with citation")),
    status: element("p", { className: "cite__status" }),
    correct: element("a", { className: "cite__correct" }, _("Correct this passage")),
    report: element("a", { className: "cite__report" }, _("Report an error")),
    close: element("button", { type: "button", className: "cite__close" }, _("Close")),
  };
  parts.shown.setAttribute("role", "group");
  parts.shown.setAttribute("aria-label", _("Citation"));
  parts.status.setAttribute("role", "status");
  parts.box = element(
    "dialog",
    { className: "cite prose" },
    parts.title,
    parts.whose,
    element(
      "div",
      { className: "cite__choices" },
      field(_("Style"), parts.style),
      field(_("Up to passage"), parts.last),
      field(_("From line"), parts.from),
      field(_("Up to line"), parts.to),
    ),
    parts.shown,
    parts.short,
    document.querySelector(".cite__caveat")?.cloneNode(true) ?? "",
    element(
      "div",
      { className: "cite__actions" },
      parts.copyCitation,
      parts.copyLink,
      parts.copyQuotation,
    ),
    alongSwitch(),
    parts.status,
    reports ? leading(parts.report, reports, mailed(reports) || _("say what is wrong")) : "",
    about.dataset.edit ? leading(parts.correct, about.dataset.edit, _("write the change yourself")) : "",
    parts.close,
  );
  parts.box.setAttribute("aria-labelledby", "cite-title");
  listen(parts);
  document.body.append(parts.box);
  return parts;
}

// Whom a letter goes to, if the address is one of mail.
function mailed(address) {
  const [, to] = /^mailto:([^?]+)/.exec(address) ?? [];
  return to && _("by e-mail to %(address)s", { address: decodeURIComponent(to) });
}

// A link that leads away, and what for; the dialog stays where it is.
function leading(link, to, words) {
  const isPage = /^https?:/.test(to);
  if (isPage) link.target = "_blank";
  return element("p", { className: "cite__leads" }, link, ` (${isPage ? _("%(words)s; in a new tab", { words }) : words})`);
}

function listen(parts) {
  parts.style.addEventListener("change", () => {
    const shown = parts.style.value;
    prefer(isFormat(shown) ? { shown } : { shown, style: shown });
    show();
  });
  parts.last.addEventListener("change", () => {
    place = { ...place, last: parts.last.value, lines: null, isWhole: false };
    place.dated = datedOf(passages());
    offerLines();
    show();
  });
  for (const select of [parts.from, parts.to]) {
    select.addEventListener("change", () => chooseLines(select));
  }
  parts.copyCitation.addEventListener("click", () => shownCitation().then(put(_("Citation copied."))));
  parts.copyLink.addEventListener("click", () => {
    const link = element("a", { href: permalink(place) }, permalink(place));
    put(_("Link copied."))({ text: link.href, html: link.outerHTML });
  });
  parts.copyQuotation.addEventListener("click", () => {
    put(_("Quotation copied."))(quotation(words(), citation(place, preferences().style)));
  });
  parts.close.addEventListener("click", () => parts.box.close());
  parts.box.addEventListener("click", (event) => {
    if (event.target === parts.box) parts.box.close();
  });
}

// The address of the page ends a report, so what is added to it names the passages and
// the words that a reader has selected.
function ending() {
  if (!("filled" in reports.dataset)) return "";
  const passages = `#${fragment(place)}`;
  return encodeURIComponent(quoted ? `${passages}\r\n\r\n“${quoted}”` : passages);
}

function isFormat(id) {
  return FORMATS.some(([format]) => format === id);
}

function whoseWords() {
  if (place.voice === "copy") {
    return _("These are the author’s own words; the edition lends the number of the passage.");
  }
  if (place.voice !== "own") return _("The words are those of the translation; the citation says so.");
  return "precis" in about.dataset
    ? _("The words on this page are the editors’ précis, not the author’s; the citation says so.")
    : "";
}

function ofLayer(voice) {
  return every.filter((passage) => voiceOf(passage) === voice);
}

// The passages that are cited.
function passages() {
  const all = ofLayer(place.voice);
  const from = all.findIndex((passage) => idOf(passage) === place.first);
  const to = all.findIndex((passage) => idOf(passage) === place.last);
  return all.slice(from, to + 1);
}

// The passages named, as they stand in the text.
function words() {
  const copies = passages().map((passage) => {
    if (passage.localName !== "li") return passage.cloneNode(true);
    return element("p", {}, ...[...passage.childNodes].map((node) => node.cloneNode(true)));
  });
  const box = element("div", {}, ...copies);
  if (place.lines) {
    box.querySelectorAll(".speaker").forEach((speaker) => speaker.remove());
    box.querySelectorAll(".line").forEach((line) => isCited(line) || line.remove());
  }
  return box;
}

function isCited({ dataset: { n } }) {
  return Number(place.lines.first) <= Number(n) && Number(n) <= Number(place.lines.last);
}

// Lets the reader choose lines where all that is cited is verse.
function offerLines() {
  const lines = linesOf(passages(), () => true);
  for (const [select, chosen] of [
    [dialog.from, place.lines?.first],
    [dialog.to, place.lines?.last],
  ]) {
    select.parentElement.hidden = !lines;
    const numbers = lines ? numbered(Number(lines.first), Number(lines.last)) : [];
    select.replaceChildren(
      element("option", { value: "" }, "–"),
      ...numbers.map((n) => element("option", { value: n, selected: n === chosen }, n)),
    );
  }
}

function numbered(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

// One line chosen stands for itself, and the other end never lies before the first.
function chooseLines(changed) {
  const { from, to } = dialog;
  if (changed.value === "") from.value = to.value = "";
  else if (from.value === "" || to.value === "" || Number(from.value) > Number(to.value)) {
    from.value = to.value = changed.value;
  }
  place.lines = changed.value === "" ? null : { first: from.value, last: to.value };
  show();
}

async function shownCitation() {
  const { style, shown } = preferences();
  if (!isFormat(shown)) return citation(place, style);
  const text = await record(place, shown);
  return { text, html: element("pre", {}, text).outerHTML };
}

function put(said) {
  return async ({ text, html }) => {
    const done = await copy(text, html);
    const status = done ? said : _("Copying was not allowed; select and copy.");
    dialog.status.textContent = "";
    requestAnimationFrame(() => (dialog.status.textContent = status));
  };
}

function titled() {
  const [first, last] = [place.first, place.last].map((id) => id.slice(1));
  if (place.isWhole) return _("Cite the whole text");
  return first === last
    ? _("Cite passage %(number)s", { number: first })
    : _("Cite passages %(first)s–%(last)s", { first, last });
}

async function show() {
  const { shown } = preferences();
  dialog.title.textContent = titled();
  dialog.status.textContent = "";
  dialog.whose.textContent = whoseWords();
  dialog.whose.hidden = !whoseWords();
  const short = isFormat(shown) ? null : inText(place, shown);
  dialog.short.hidden = !short;
  if (reports) dialog.report.href = reports.href + ending();
  dialog.correct.href = editAddress(place.first);
  dialog.short.textContent = short ? `${_("In the text:")} ${short.text}` : "";
  try {
    dialog.shown.innerHTML = (await shownCitation()).html;
  } catch {
    dialog.shown.textContent = _("This format could not be loaded. Try again when online.");
  }
}

// Opens the dialog for a passage, or for the passages selected if it begins them.
export async function open(passage, selected, words) {
  await styled("../css/cite-dialog.css");
  dialog ??= build();
  const [id, voice] = [idOf(passage), voiceOf(passage)];
  const same = selected?.first === id && selected.voice === voice;
  place = same ? selected : { first: id, last: id, voice, dated: datedOf([passage]) };
  quoted = words.trim().slice(0, LONGEST);
  const spoken = ofLayer(voice);
  const rest = spoken.slice(spoken.indexOf(passage)).map(idOf);
  dialog.last.replaceChildren(
    ...rest.map((id) => element("option", { value: id, selected: id === place.last }, id.slice(1))),
  );
  dialog.last.parentElement.hidden = place.isWhole ?? false;
  dialog.style.value = preferences().shown;
  offerLines();
  show();
  dialog.box.showModal();
}
