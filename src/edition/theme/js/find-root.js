(() => {
  const base = document.querySelector("base");
  const folders = location.pathname.split("/").slice(1, -1);
  const paths = folders.map((_, i) => `/${folders.slice(0, folders.length - i).join("/")}/`);
  for (const path of [base.getAttribute("href"), ...paths, "/"]) {
    const asked = new XMLHttpRequest();
    asked.open("HEAD", `${path}sitemap.xml`, false);
    try {
      asked.send();
    } catch {
      return;
    }
    if (asked.status === 200) {
      base.setAttribute("href", path);
      return;
    }
  }
})();
