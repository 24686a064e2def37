// Waits for a reader to search; until then nothing of the search is fetched.

const field = document.querySelector(".search-box input");
const wide = document.querySelector("#concordance-q");

const start = async () => (await import("./search-results.js")).begin(field.closest(".search-box"));

field?.addEventListener("input", start, { once: true });

// Heard before the theme, which has uses for keys too.
addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable], dialog") !== null;
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  // Who speaks to the machine, or strikes keys by mistake, can have them all do nothing.
  const isOff = event.key.length === 1 && event.key !== " " && document.documentElement.dataset.keys === "off";
  if (isOff) event.stopImmediatePropagation();
  if (isOff || event.key !== "/") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  (wide ?? field)?.focus();
  (wide ?? field)?.select();
}, true);
