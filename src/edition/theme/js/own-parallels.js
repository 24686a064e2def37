// The page with the parallels of the text at hand, which has a line for each passage.

import { fetched } from "./fetched.js";

// The folder of a text, in which its chapters stand, too.
export const OWN = location.pathname.replace(/(\/texts\/[^/]+\/).*$/, "$1");

// The line of a passage, its links as they lead from here; nothing where it has none.
export async function lineOf(id) {
  const { address, page } = await fetched(`${OWN}parallels/`);
  const line = page?.getElementById(`cf-${id}`);
  for (const link of line?.querySelectorAll("a[href]") ?? []) {
    link.href = new URL(link.getAttribute("href"), address);
  }
  return line;
}
