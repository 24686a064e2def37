// Tells a reader whose address names a version (?v=1.0#p7) what has changed since.

import { _, pieces } from "./messages.js";
import { citedVersion, leadOn, pointedAt } from "./moved.js";
import { all, show } from "./version-notice.js";

// A chapter is compared with what is known of the whole text, in whose folder it lies.
const { formats = "" } = document.getElementById("citation-words")?.dataset ?? {};
const ofText = new URL(formats, location.href);
const COMPARED = /^(p\d+|n\d+|n-[a-z0-9-]+)$/;

/** Compare what the address points at with the version it names. */
async function compare(cited) {
  const [anchor = "", last] = pointedAt().filter((id) => COMPARED.test(id));
  try {
    const answer = await fetch(new URL("versions/changes.json", ofText));
    if (!answer.ok) throw new Error(answer.statusText);
    tell(await answer.json(), cited, anchor, last);
  } catch {
    const words = _("The comparison with version %(number)s could not be loaded.", { number: cited });
    show(anchor, [words, " ", all()]);
  }
}

function tell(changes, cited, anchor, last) {
  const found = changes.versions.findLast(
    ({ number }) => number === cited || number.startsWith(`${cited}.`),
  );
  if (!found) {
    const { current } = changes;
    const words = _("This text has no version %(number)s; %(current)s is shown.", { number: cited, current });
    show(anchor, [words, " ", all()]);
  } else if (!anchor) {
    tellOfText(found, changes.current);
  } else if (found.number !== changes.current) {
    for (const id of between(anchor, last)) tellOfPassage(found, id);
  }
}

function tellOfText(version, current) {
  const changed = Object.keys(version.passages);
  const { number } = version;
  if (number === current) return;
  const words = changed.length
    ? pieces(_("What has changed since version %(number)s: %(list)s."), { number, list: links(changed) })
    : [_("No passage or note has changed since version %(number)s.", { number })];
  show("", [...words, " ", all()]);
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
  if (anchor.startsWith("n-")) return _("editors’ note “%(id)s”", { id: anchor.slice(2) });
  const number = anchor.slice(1);
  return anchor[0] === "n" ? _("note %(number)s", { number }) : _("passage %(number)s", { number });
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
  const isLacking = change?.kind === "changed" && !change.runs.length;
  const lacking = isLacking ? _("The earlier words are not at hand.") : "";
  const shown = change?.kind === "added" ? [] : change?.runs;
  const sentences = [was(), since(version, change?.kind), lacking].filter(Boolean);
  show(anchor, [...sentences.flatMap((sentence) => [sentence, " "]), all()], shown);
}

function since({ number, at_hand: isAtHand }, kind) {
  if (kind === "changed") return _("Changed since version %(number)s.", { number });
  if (kind === "added") return _("Added since version %(number)s.", { number });
  if (kind === "removed") return _("Taken out since version %(number)s.", { number });
  return isAtHand
    ? _("Unchanged since version %(number)s.", { number })
    : _("Not known to have changed since version %(number)s.", { number });
}

/** What the passage was called in the version the address names, if otherwise. */
function was() {
  const old = new URLSearchParams(location.search).get("was") ?? "";
  return COMPARED.test(old) ? _("You came for what was %(name)s.", { name: nameOf(old) }) : "";
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
