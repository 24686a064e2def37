// Waits for a reader to search; until then nothing of the search is fetched.

import { hotkeys } from "./hotkeys.js";

const field = document.querySelector(".search-box input");
const wide = document.querySelector("#concordance-q");

const start = async () => (await import("./search-results.js")).begin(field.closest(".search-box"));

field?.addEventListener("input", start, { once: true });
hotkeys({
  "/": () => {
    (wide ?? field)?.focus();
    (wide ?? field)?.select();
  },
});
