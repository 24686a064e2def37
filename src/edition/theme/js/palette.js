// Applies the remembered colours to the page as soon as it begins, so that it does not
// flash in others. The theme keeps the choice under this name.
(() => {
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
