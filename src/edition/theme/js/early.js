// Applies the reader's remembered settings before the page is painted, and gives the
// theme's scripts the store they look for.
(() => {
  const settings = { facing: "both", notes: "all", terms: "on", size: "m", width: "m" };
  try {
    settings.facing = localStorage.getItem("edition-facing") ?? "both";
    Object.assign(settings, JSON.parse(localStorage.getItem("edition-reader") ?? "{}"));
  } catch {
    // Storage is closed to us, or holds something else: the defaults serve.
  }
  for (const [name, value] of Object.entries(settings)) {
    document.documentElement.dataset[name] = String(value);
  }

  const scope = new URL("../..", document.currentScript.src);
  globalThis.__md_scope = scope;
  globalThis.__md_get = (key, store = localStorage, within = scope) => {
    try {
      return JSON.parse(store.getItem(`${within.pathname}.${key}`));
    } catch {
      return null;
    }
  };
  globalThis.__md_set = (key, value, store = localStorage, within = scope) => {
    try {
      store.setItem(`${within.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // Storage is closed to us: the choice holds for this page.
    }
  };
})();
