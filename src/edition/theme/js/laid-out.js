// Lays out the entries of a long list that have not been seen, while nothing else is done.
// Each keeps the size it then has: none lies over the next, and an address leads to its own.

const ENTRIES = ".index-entry, li.work, li:has(> h4.entry)";
const AT_ONCE = 24;
const idle = globalThis.requestIdleCallback ?? setTimeout;

let [waiting, laidOut, isRunning] = [[], [], false];

// What is in sight, or nearly, is laid out by the browser; left out for a moment, it would
// flicker.
function isFar(entry) {
  const { top, bottom } = entry.getBoundingClientRect();
  return bottom < -innerHeight || top > 2 * innerHeight;
}

// A size is kept at the end of a frame; only then is what is out of sight left out again.
function next() {
  for (const { style } of laidOut.filter(isFar)) style.removeProperty("content-visibility");
  laidOut = waiting.splice(0, AT_ONCE).filter(isFar);
  for (const { style } of laidOut) style.contentVisibility = "visible";
  isRunning = laidOut.length + waiting.length > 0;
  if (isRunning) requestAnimationFrame(() => idle(next));
}

// Begins, or begins anew where others have come to light.
export function layOut() {
  waiting = [...document.querySelectorAll(ENTRIES)].filter((entry) => !entry.hidden);
  if (!isRunning) idle(next);
  isRunning = true;
}
