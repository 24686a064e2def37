// Where the reader has switched terms and dates off, they are plain words: no links,
// no stops on the way of the Tab key, no pop-ups.

const links = document.querySelectorAll("a.term[href], a.event[href]");

function apply() {
  const isOff = document.documentElement.dataset.terms === "off";
  for (const link of links) {
    if (isOff && link.hasAttribute("href")) {
      link.dataset.href = link.getAttribute("href");
      link.removeAttribute("href");
    } else if (!isOff && link.dataset.href) {
      link.setAttribute("href", link.dataset.href);
      delete link.dataset.href;
    }
  }
}

document.addEventListener("edition:settings", apply);
apply();
