// Tells a reader whose address names a version (?v=1.0#p7) what has changed since.

import { citedVersion, leadOn, pointedAt } from "./moved.js";
import { all, show } from "./version-notice.js";

const COMPARED = /^(p\d+|n\d+|n-[a-z0-9-]+)$/;
const SAYS = { changed: "Changed", added: "Added", removed: "Taken out" };
const LACKING = "The earlier words are not at hand. ";

/** Compare what the address points at with the version it names. */
async function compare(cited) {
  const [anchor = "", last] = pointedAt().filter((id) => COMPARED.test(id));
  try {
    const answer = await fetch(new URL("versions/changes.json", location.href));
    if (!answer.ok) throw new Error(answer.statusText);
    tell(await answer.json(), cited, anchor, last);
  } catch {
    show(anchor, [`The comparison with version ${cited} could not be loaded. `, all()]);
  }
}

function tell(changes, cited, anchor, last) {
  const found = changes.versions.findLast(
    ({ number }) => number === cited || number.startsWith(`${cited}.`),
  );
  if (!found) {
    const sentence = `This text has no version ${cited}; ${changes.current} is shown. `;
    show(anchor, [sentence, all()]);
  } else if (!anchor) {
    tellOfText(found, changes.current);
  } else if (found.number !== changes.current) {
    for (const id of between(anchor, last)) tellOfPassage(found, id);
  }
}

function tellOfText(version, current) {
  const changed = Object.keys(version.passages);
  const since = `since version ${version.number}`;
  if (version.number === current) return;
  if (!changed.length) show("", [`No passage or note has changed ${since}. `, all()]);
  else show("", [`What has changed ${since}: `, ...links(changed), ". ", all()]);
}

function links(anchors) {
  const present = anchors.filter((anchor) => document.getElementById(anchor));
  return present.flatMap((anchor, i) => {
    const link = document.createElement("a");
    link.href = `${location.pathname}${location.search}#${anchor}`;
    link.textContent = nameOf(anchor);
    return i ? [", ", link] : [link];
  });
}

function nameOf(anchor) {
  if (anchor.startsWith("n-")) return `editors’ note “${anchor.slice(2)}”`;
  return `${anchor[0] === "n" ? "note" : "passage"} ${anchor.slice(1)}`;
}

/** The ids of the passages from one to another; the ends alone if one is gone. */
function between(first, last) {
  if (!last) return [first];
  const ids = [...document.querySelectorAll(".passage[id]")].map(({ id }) => id);
  const [from, to] = [ids.indexOf(first), ids.indexOf(last)];
  return from >= 0 && from <= to ? ids.slice(from, to + 1) : [first, last];
}

function tellOfPassage(version, anchor) {
  const change = version.passages[anchor];
  const words = change ? SAYS[change.kind] : unchanged(version);
  const lacking = change?.kind === "changed" && !change.runs.length ? LACKING : "";
  const shown = change?.kind === "added" ? [] : change?.runs;
  const sentence = `${was()}${words} since version ${version.number}. ${lacking}`;
  show(anchor, [sentence, all()], shown);
}

function unchanged(version) {
  return version.at_hand ? "Unchanged" : "Not known to have changed";
}

/** What the passage was called in the version the address names, if otherwise. */
function was() {
  const old = new URLSearchParams(location.search).get("was") ?? "";
  return COMPARED.test(old) ? `You came for what was ${nameOf(old)}. ` : "";
}

/** Warn that a number has had other words, where the address names no version. */
function warnOfReuse(anchor) {
  const entry = [...document.querySelectorAll("span.former[data-was]")].find(
    (former) => former.dataset.was === anchor && !former.id,
  );
  if (!entry) return;
  const words = [...entry.parentElement.childNodes].slice(1);
  show(anchor, words.map((node) => node.cloneNode(true)));
}

function run() {
  document.querySelectorAll(".version-notice").forEach((notice) => notice.remove());
  const cited = citedVersion();
  if (leadOn(cited)) return;
  if (cited && document.querySelector(".passage")) compare(cited);
  else if (pointedAt().length) warnOfReuse(pointedAt()[0]);
}

addEventListener("hashchange", run);
run();
