// Marks, in the column of contents, the section that is read; and the page is in sight there.

const LINE = 130; // pixels: what is gone to lies above it
const links = [...document.querySelectorAll(".sections a")];
const headings = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))));
const column = document.querySelector(".md-sidebar__scrollwrap");

function isBegun(heading) {
  return heading?.offsetParent && heading.getBoundingClientRect().top < LINE;
}

// At the foot of a page it is the last, however short.
function mark() {
  const isFoot = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const at = isFoot ? links.length - 1 : headings.findLastIndex(isBegun);
  links.forEach((link, n) => link.classList.toggle("md-nav__link--active", n === at));
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

addEventListener("load", () => {
  const here = column?.querySelector("[aria-current], .md-nav__link--active");
  const below = here?.getBoundingClientRect().bottom - column?.getBoundingClientRect().top;
  if (below > column?.clientHeight) column.scrollTop += below - column.clientHeight / 2;
});
