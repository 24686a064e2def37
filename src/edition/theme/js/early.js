// Applies the reader's remembered settings and colours before the page is painted, and
// gives the theme's scripts the store they look for, where it keeps the colours.
(() => {
  const settings = { notes: "all", terms: "on", size: "m", width: "m", keys: "on" };
  const layers = document.documentElement.dataset.layers?.split(" ") ?? [];
  let names = [];
  try {
    names = localStorage.getItem("edition-facing")?.split("+") ?? [];
    const said = JSON.parse(localStorage.getItem("edition-reader"));
    for (const name of Object.keys(settings)) {
      if (typeof said?.[name] === "string") settings[name] = said[name];
    }
  } catch {
    // Storage is closed to us, or holds something else: the defaults serve.
  }
  // Of the layers of a page, those that the reader has chosen, by their places.
  if (!names.length || !names.every((name) => layers.includes(name))) names = layers.slice(0, 2);
  if (layers.length > 0) settings.facing = names.map((name) => layers.indexOf(name) + 1).join(" ");
  for (const [name, value] of Object.entries(settings)) {
    document.documentElement.dataset[name] = String(value);
  }

  const { classList } = document.documentElement;
  // The theme does this, too, but after all has been laid out, which it would be again.
  classList.replace("no-js", "js");
  // Notes are beside the text from the beginning, and not seen until they have their
  // place; where the script that sets them has not come, they stay below.
  const isWide = matchMedia("screen and (min-width: 60em)").matches;
  classList.toggle("notes-beside", isWide && !settings.facing?.includes(" "));
  classList.add("margin-waits");
  addEventListener("load", () => {
    if (classList.contains("margin-waits")) classList.remove("margin-waits", "notes-beside");
  });
  // A page that is to answer a question has room for the answer from the beginning.
  classList.toggle("is-asked", /[?&]q=./.test(location.search));

  // The theme takes for granted that what it finds is of its own making.
  const isPalette = ({ index, color } = {}) =>
    Number.isInteger(index) && Object.keys(color ?? {}).every((key) => /^[a-z]+$/.test(key));
  const scope = new URL("../..", document.currentScript.src);
  globalThis.__md_scope = scope;
  globalThis.__md_get = (key, store = localStorage, within = scope) => {
    try {
      const said = JSON.parse(store.getItem(`${within.pathname}.${key}`));
      return key !== "__palette" || isPalette(said) ? said : null;
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

  const { color } = globalThis.__md_get("__palette") ?? {};
  if (!color) return;
  const system = "(prefers-color-scheme)";
  if (color.media === system) {
    const isLight = matchMedia("(prefers-color-scheme: light)").matches;
    const media = `(prefers-color-scheme: ${isLight ? "light" : "dark"})`;
    const { dataset } = document.querySelector(`[data-md-color-media="${media}"]`);
    color.scheme = dataset.mdColorScheme;
    color.primary = dataset.mdColorPrimary;
    color.accent = dataset.mdColorAccent;
  }
  for (const [key, value] of Object.entries(color)) {
    document.body.setAttribute(`data-md-color-${key}`, value);
  }
})();
