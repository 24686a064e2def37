// A reader who comes back finds open what was open, and the focus on the link that led away.

const parts = () => [...document.querySelectorAll("details")];
const alike = (href) => [...document.querySelectorAll("main a[href]")].filter((link) => link.getAttribute("href") === href);

const { opened = [], link = ["", 0] } = history.state ?? {};
for (const n of opened) parts()[n]?.setAttribute("open", "");
alike(link[0])[link[1]]?.focus({ preventScroll: true });

addEventListener("pagehide", () => {
  const { activeElement: here } = document;
  const href = here?.getAttribute("href");
  const found = [...parts().entries()].filter(([, { open }]) => open).map(([n]) => n);
  history.replaceState({ ...history.state, opened: found, link: [href, alike(href).indexOf(here)] }, "");
});
