// The history of a page whose state stands in its address: an entry a question, each with
// the place where the reader was.

const PAUSE = 300; // some browsers take no more than three changes a second
let [isTyping, timer] = [false, 0];

// Has every entry keep where the reader is, and what `told` says of the page.
export function keepPlace(told) {
  const keep = () => {
    clearTimeout(timer);
    history.replaceState({ ...told(), y: scrollY }, "");
  };
  history.scrollRestoration = "manual"; // what is scrolled to comes later
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }, { passive: true });
  document.addEventListener("focusin", keep);
  addEventListener("pagehide", keep);
}

// Puts the state of a page into the address. What is typed in one go is one entry.
export function visit(said, { isTyped = false, isSame = false } = {}) {
  const address = (said.size > 0 ? `?${said}` : location.pathname) + location.hash;
  if (new URL(address, location).href !== location.href) {
    clearTimeout(timer);
    history[isSame || (isTyped && isTyping) ? "replaceState" : "pushState"](null, "", address);
  }
  isTyping = isTyped;
}
