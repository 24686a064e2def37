// Where there is no page, names the pages whose addresses are nearest to the one given.

import { distance } from "./distance.js";
import { decoded } from "./elements.js";
import { fetched } from "./fetched.js";
import { ngettext } from "./messages.js";

const MOST = 3;
const FAR = 0.55;
const box = document.querySelector("#nearest");
const root = new URL(document.baseURI);

// The paths of all pages below the root, as the map of the site has them by which
// find-root.js found it.
function paths() {
  const map = new DOMParser().parseFromString(document.querySelector("base").sitemap ?? "<none/>", "text/xml");
  const all = [...map.querySelectorAll("loc")].map((loc) => new URL(loc.textContent).pathname);
  const home = all.reduce((one, other) => (other.length < one.length ? other : one), all[0]);
  return all.map((path) => path.slice(home.length)).filter(Boolean);
}

function words(path) {
  return path.toLowerCase().replace(/(index)?\.html?$/, "").split("/").filter(Boolean);
}

// Whole addresses are compared, and their last parts, which may stand in a wrong folder.
function difference(asked, path) {
  const pairs = [
    [asked.join("/"), words(path).join("/")],
    [asked.at(-1), words(path).at(-1)],
  ];
  const parts = pairs.map(([a, b]) => distance(a, b) / Math.max(a.length, b.length, 1));
  return Math.min(parts[0], parts[1] + 0.05);
}

// What the list of pages says of a page, else its title.
async function titleOf(path) {
  const { href } = new URL(path, root);
  const pages = [...document.querySelectorAll("#pages + ul a")];
  const known = pages.find((page) => page.href === href)?.parentElement;
  const title = known ?? (await fetched(href)).page?.querySelector("h1");
  return title?.textContent.trim() ?? path;
}

async function link(path) {
  const item = document.createElement("li");
  const anchor = document.createElement("a");
  anchor.href = new URL(path + location.hash, root);
  anchor.textContent = await titleOf(path);
  item.append(anchor);
  return item;
}

async function suggest(asked) {
  const found = paths()
    .map((path) => [difference(asked, path), path])
    .filter(([far]) => far < FAR)
    .sort(([one], [other]) => one - other)
    .slice(0, MOST);
  if (found.length === 0) return;
  const title = document.createElement("p");
  title.textContent = ngettext("Nearest to it is:", "Nearest to it are:", found.length);
  const list = document.createElement("ul");
  list.append(...(await Promise.all(found.map(([, path]) => link(path)))));
  box.append(title, list);
}

const asked = words(decoded(location.pathname.slice(root.pathname.length)));
if (box && asked.length > 0) suggest(asked);
