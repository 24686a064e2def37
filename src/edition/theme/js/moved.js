// Leads links to what has moved onwards: the list of old ids tells where.

const VERSION = /^\d+(\.\d+){0,2}$/;
const PAGE = "span.former[data-page]";
const RANGE = /^(p\d+)-(p\d+)$/;

/** The version the address names, or nothing. */
export function citedVersion() {
  const named = new URLSearchParams(location.search).get("v") ?? "";
  return VERSION.test(named) ? named : "";
}

/** The ids the address points at: one, two for a range, or none. */
export function pointedAt() {
  const anchor = location.hash.slice(1);
  const range = anchor.match(RANGE);
  return range ? [range[1], range[2]] : anchor ? [anchor] : [];
}

/** Whether a version, perhaps given in part, came before another. */
function isBefore(version, other) {
  const [a, b] = [version, other].map((v) => v.split(".").map(Number));
  const place = b.findIndex((number, i) => number !== (a[i] ?? 0));
  return place >= 0 && (a[place] ?? 0) < b[place];
}

/** The entry of the list that tells what became of an old id. */
function formerOf(anchor, cited) {
  const entries = [...document.querySelectorAll("span.former[data-was]")].filter(
    (entry) => entry.dataset.was === anchor,
  );
  const then = entries.find((e) => cited && isBefore(cited, e.dataset.until));
  return then ?? entries.findLast((entry) => entry.id);
}

/** Where an entry of the list leads, if it leads to one place. */
function goalOf(entry) {
  const links = entry?.closest("li, p").querySelectorAll("a[href]") ?? [];
  return links.length === 1 ? new URL(links[0].href) : null;
}

/** Go on to where the words are now; return whether the page is being left. */
export function leadOn(cited) {
  const query = new URLSearchParams(location.search);
  if (query.has("was")) return false;
  const old = pointedAt();
  if (!old.length) return leave(goalOf(document.querySelector(PAGE)));
  const entries = old.map((anchor) => formerOf(anchor, cited));
  const goals = entries.map(goalOf);
  const goal = goals.find(Boolean);
  if (!goal) return showEntry(entries.find(Boolean));
  if (old.length === 2) goal.hash = rangeOf(old, goals);
  if (cited && goal.pathname === location.pathname) {
    goal.search = new URLSearchParams({ v: cited, was: old.join("-") });
  }
  return leave(goal);
}

function rangeOf(old, goals) {
  const ends = old.map((anchor, i) => goals[i]?.hash.slice(1) || anchor);
  ends.sort((a, b) => a.slice(1) - b.slice(1));
  return `#${ends.join("-")}`;
}

/** A withdrawn work has no id of its own on its page: show what the list says of it. */
function showEntry(entry) {
  if (entry?.id && entry.id !== entry.dataset.was) location.replace(`#${entry.id}`);
  return false;
}

function leave(goal) {
  if (goal) location.replace(goal);
  return Boolean(goal);
}
