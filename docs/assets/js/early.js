// Applies the reader's remembered settings before the page is painted.
(() => {
  const settings = { notes: "all", terms: "on", size: "m", width: "m" };
  try {
    Object.assign(settings, JSON.parse(localStorage.getItem("edition-reader") ?? "{}"));
  } catch {
    // Storage is closed to us, or holds something else: the defaults serve.
  }
  for (const [name, value] of Object.entries(settings)) {
    document.documentElement.dataset[name] = String(value);
  }
})();
