// Marks, in the column of contents, the section that is read; and the page is in sight there.

const LINE = 130; // pixels: what is gone to lies above it
const links = [...document.querySelectorAll(".sections a")];
const headings = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))));
const column = document.querySelector(".sidebar__scroll");

function isBegun(heading) {
  return heading?.offsetParent && heading.getBoundingClientRect().top < LINE;
}

// Has a link in sight in its column, which the page scrolls by.
function show(link) {
  if (!link || !column) return;
  const [one, all] = [link, column].map((box) => box.getBoundingClientRect());
  const isOut = one.bottom > all.bottom || one.top < all.top;
  if (isOut) column.scrollTop += one.top - all.top - all.height / 2;
}

// At the foot of a page it is the last, however short.
function mark() {
  const isFoot = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const at = isFoot ? links.length - 1 : headings.findLastIndex(isBegun);
  links.forEach((link, n) => link.classList.toggle("contents__link--here", n === at));
  show(links[at]);
}

let frame = 0;

function markSoon() {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    mark();
  });
}

if (links.length > 0) {
  addEventListener("scroll", markSoon, { passive: true });
  addEventListener("load", markSoon);
}

addEventListener("load", () => show(column?.querySelector("[aria-current], .contents__link--here")));
