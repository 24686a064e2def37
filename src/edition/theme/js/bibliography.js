// Filters the bibliography, and copies or saves single works from its files.

import { copy } from "./clipboard.js";
import { element } from "./elements.js";
import { entry, filter } from "./filter.js";
import { _, ngettext } from "./messages.js";
import { tell } from "./tell.js";

const FORMATS = {
  bib: { name: "BibTeX", type: "application/x-bibtex", cut: cutBibtex },
  ris: { name: "RIS", type: "application/x-research-info-systems", cut: cutRis },
  json: { name: "CSL-JSON", type: "application/json", cut: cutJson },
};
const form = document.querySelector(".filter");
const works = [...document.querySelectorAll(".works > .work")];

// A work, and whatever names it: its reference and the editors’ note on it.
function described(work) {
  const names = [...work.querySelectorAll(".reference, .work__note")];
  const { language, by } = work.dataset;
  return entry([work], names, { kind: work.parentElement.dataset.group, language, by });
}

function listed(list) {
  return { parts: [list, list.previousElementSibling], holds: ({ parts }) => list.contains(parts[0]) };
}

// Copying and saving ----------------------------------------------------------

function cutBibtex(text, key) {
  const entries = text.split(/^(?=@)/m);
  return entries.find((entry) => entry.split(/[{,]/)[1] === key)?.trimEnd();
}

function cutRis(text, key) {
  const records = text.split(/^(?=TY {2}- )/m);
  return records.find((record) => record.split("\n").includes(`ID  - ${key}`))?.trimEnd();
}

function cutJson(text, key) {
  const item = JSON.parse(text).find(({ id }) => id === key);
  return item && JSON.stringify([item], null, 2);
}

const files = new Map();

// Each file is fetched once, when somebody first wants a work from it.
function file(suffix) {
  if (!files.has(suffix)) {
    const loaded = fetch(new URL(`../bibliography.${suffix}`, document.baseURI)).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.text();
    });
    loaded.catch(() => files.delete(suffix));
    files.set(suffix, loaded);
  }
  return files.get(suffix);
}

async function take(key, suffix, isSaved) {
  const { name, type, cut } = FORMATS[suffix];
  try {
    const entry = cut(await file(suffix), key);
    if (!entry) throw new Error("not in the file");
    if (isSaved) save(`${entry}\n`, `${key.replace(/[^\p{L}\p{N}_-]+/gu, "-")}.${suffix}`, type);
    const done = isSaved || (await copy(entry, element("pre", { textContent: entry }).outerHTML));
    const said = isSaved ? _("%(name)s saved", { name }) : _("%(name)s copied", { name });
    tell(done ? said : _("%(name)s could not be copied", { name }));
  } catch {
    tell(_("%(name)s cannot be loaded", { name }));
  }
}

function save(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address));
}

async function copyReference(work) {
  const reference = work.querySelector(".reference");
  const done = await copy(reference.textContent, reference.innerHTML);
  tell(done ? _("Reference copied") : _("The reference could not be copied"));
}

function row(work, suffix) {
  const { key } = work.dataset;
  const { name } = FORMATS[suffix];
  const button = (textContent, label, isSaved) => {
    const made = element("button", { type: "button", textContent });
    made.setAttribute("aria-label", label);
    made.addEventListener("click", () => take(key, suffix, isSaved));
    return made;
  };
  const buttons = [
    button(_("Copy"), _("Copy %(name)s", { name }), false),
    button(_("Save"), _("Save %(name)s", { name }), true),
  ];
  return element("p", { className: "work__take-row" }, element("span", {}, name), ...buttons);
}

function fill(details, work) {
  const copied = element("button", { type: "button", textContent: _("Copy") });
  copied.setAttribute("aria-label", _("Copy reference"));
  copied.addEventListener("click", () => copyReference(work));
  const label = element("span", {}, _("Reference"));
  details.append(
    element("p", { className: "work__take-row" }, label, copied),
    ...Object.keys(FORMATS).map((suffix) => row(work, suffix)),
  );
}

function offer(work) {
  const details = element("details", { className: "work__take" });
  details.append(element("summary", {}, _("Copy or save")));
  details.addEventListener("toggle", () => fill(details, work), { once: true });
  work.append(details);
}

if (form && works.length) {
  filter(form, works.map(described), [...document.querySelectorAll(".works")].map(listed), (found, n) =>
    ngettext("%(found)s of %(n)s work", "%(found)s of %(n)s works", n, { found }));
  works.forEach(offer);
}
