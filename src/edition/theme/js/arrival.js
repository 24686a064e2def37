// Where an address names a version, or the page knows of ids that were, fetches what
// tells the reader about them.

if (/[?&]v=/.test(location.search) || document.querySelector("span.former")) {
  import("./version.js");
}
