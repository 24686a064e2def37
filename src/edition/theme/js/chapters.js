// On the first page of a long text, leads an address that names a passage or note to the
// chapter that has it: its line in the list of contents holds the ids of all of them.

function lineOf(id) {
  const [own] = /[pn]\d+/.exec(id) ?? []; // of a range the first, of a layer the passage
  return (document.getElementById(id) ?? document.getElementById(own))?.closest(".chapters > li");
}

function lead() {
  const id = decodeURIComponent(location.hash.slice(1));
  const chapter = id && lineOf(id)?.querySelector("a");
  if (chapter) location.replace(chapter.href + location.search + location.hash);
}

if (document.querySelector(".chapters")) {
  addEventListener("hashchange", lead);
  lead();
}
