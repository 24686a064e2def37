// Darkens the bars of a strip where something was found; those of passages that were
// counted together are hatched and lower.

const SVG = "http://www.w3.org/2000/svg";
const [BAR, STEP, HEIGHT, DARKEST] = [5, 6, 20, 3]; // as in strip.py
const HATCHED = [[8, 4], [16, 4]];

// The first and the last passage of a hit; several where they were counted together.
function ends({ url, pool }) {
  const [first, last] = pool ? pool.split("–") : [];
  const anchor = new URL(url).hash.slice(1);
  return pool ? [`p${first}`, `p${last}`] : [anchor, anchor];
}

const drawn = (name) => document.createElementNS(SVG, name);

// A bar leads to its passage, and says where the word is, if not here; by the keyboard
// the list of hits does.
function linked(path, { url, where, apart: [[, , how] = []] }) {
  const link = drawn("a");
  link.setAttribute("href", url);
  link.setAttribute("tabindex", -1);
  link.setAttribute("class", "strip__found");
  link.append(drawn("title"), path);
  link.firstChild.textContent = [where, how].filter(Boolean).join(", ");
  return link;
}

// What is known more exactly lies above what was counted together.
function bars(run, hits) {
  const { start, passages } = run.dataset;
  const ids = passages.split(" ");
  const exactLast = [...hits].sort((one, other) => Boolean(other.pool) - Boolean(one.pool));
  return exactLast.flatMap((hit) => {
    const [from, to] = ends(hit).map((id) => ids.indexOf(id));
    if (from < 0 || to < 0) return [];
    const uses = Math.max(hit.lines.length, ...hit.counts.map(([, number]) => number));
    const width = (to - from + 1) * STEP - (STEP - BAR);
    const path = drawn("path");
    const lines = to > from ? HATCHED : [[0, HEIGHT]];
    const draw = ([top, height]) => `M${Number(start) + from * STEP} ${top}h${width}v${height}h-${width}z`;
    path.setAttribute("class", `strip__${Math.min(uses, DARKEST)}${to > from ? " strip__pooled" : ""}`);
    path.setAttribute("d", lines.map(draw).join(""));
    return [linked(path, hit)];
  });
}

// Shows passages that were found, in place of those shown before.
export function fill(strip, hits) {
  strip.querySelectorAll(".strip__found").forEach((path) => path.remove());
  for (const run of strip.querySelectorAll("g[data-slug]")) {
    const here = hits.filter(({ kind, slug }) => kind === "passage" && slug === run.dataset.slug);
    run.append(...bars(run, here));
  }
}
