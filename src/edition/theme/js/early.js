// Applies the reader's remembered settings and colours before the page is painted.
(() => {
  const settings = { notes: "all", terms: "on", size: "m", width: "m", keys: "on" };
  const layers = document.documentElement.dataset.layers?.split(" ") ?? [];
  let names = [];
  let colours = "";
  try {
    colours = localStorage.getItem("edition-colours");
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

  // Of the colours that are offered, those chosen; otherwise those of the system.
  const choices = [...document.querySelectorAll(".header__colours input")];
  const chosen = choices.find(({ value }) => value === colours) ?? choices[0];
  if (!chosen) return;
  chosen.checked = true;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.dataset.scheme = chosen.value || (isDark ? "slate" : "default");
})();
