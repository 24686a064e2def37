"""Measure what a reader of a finished site meets, in Chromium.

For every text: where its first passage stands, how far notes drift from their marks,
links and underlines in a hundred words, requests and bytes, and how fast it is on a
phone: slow 4G, a processor four times slower, the middle of three visits.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from serving import serving  # noqa: E402 -- the tests know how to serve a site

SCREENS = ((1440, 900), (390, 844))
LAYOUT = r"""() => {
  const top = (e) => Math.round(e.getBoundingClientRect().top + scrollY);
  const notes = document.querySelectorAll(".notes .note");
  const drifts = [...notes].flatMap((e) => {
    const mark = document.getElementById(`mark-${e.id}`);
    return mark && e.offsetParent ? [top(e) - top(mark)] : [];
  });
  const passages = [...document.querySelectorAll(".passage")];
  const words = passages.map((e) => e.textContent).join(" ").trim().split(/\s+/).length;
  const links = passages.flatMap((e) => [...e.querySelectorAll("a")]);
  const styles = links.map((e) => getComputedStyle(e));
  const lines = styles.filter((s) => s.textDecorationLine.includes("underline"));
  const isStrong = (s) => !/[/] 0[.][0-4]\d*\)$/.test(s.textDecorationColor);
  const each = (found) => Math.round((1000 * found.length) / words) / 10;
  const far = drifts.filter((drift) => drift > 200).length;
  return {
    first: top(document.getElementById("p1")),
    drift: innerWidth > 1200 ? `${Math.max(0, ...drifts)} (${far})` : "–",
    words,
    links: each(links),
    underlines: `${each(lines)} (${each(lines.filter(isStrong))})`,
  };
}"""
WATCH = """
window.seen = { paint: 0, shift: 0, blocked: 0 };
const watch = (type, use) => {
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(use));
  observer.observe({ type, buffered: true });
};
watch("largest-contentful-paint", (e) => (seen.paint = e.startTime));
watch("layout-shift", (e) => (seen.shift += e.hadRecentInput ? 0 : e.value));
watch("longtask", (e) => (seen.blocked += e.duration - 50));
"""
LAID_OUT = (
    "text, screen, first passage, drift (> 200), words, links, underlines (strong)"
)
LOADED = "text, requests, HTML raw, sent, CSS and JS, fonts, paint, blocked, shift"
SLOW_4G = {"offline": False, "latency": 150}
SLOW_4G |= {"downloadThroughput": 200_000, "uploadThroughput": 93_750}


def layout(browser: Browser, address: str, screen: tuple[int, int]) -> dict[str, Any]:
    """Return where things stand on a page."""
    page = _opened(browser, screen)
    page.goto(address, wait_until="networkidle")
    found: dict[str, Any] = page.evaluate(LAYOUT)
    page.context.close()
    return found


def weights(browser: Browser, address: str) -> Counter[str]:
    """Return requests, and bytes by kind as they are sent."""
    page, found = _opened(browser, SCREENS[0]), Counter[str]()
    page.on("requestfinished", lambda request: requests.append(request))
    requests: list[Any] = []
    page.goto(address, wait_until="networkidle")
    for request in requests:
        found["requests"] += 1
        found[request.resource_type] += request.sizes()["responseBodySize"]
        if request.resource_type == "document":
            found["raw"] = len(request.response().body())
    page.context.close()
    return found


def speed(browser: Browser, address: str) -> tuple[float, float, float]:
    """Return largest paint and blocking time in ms, and shift, on a slow phone."""
    visits = []
    for _ in range(3):
        page = _opened(browser, SCREENS[1])
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        page.add_init_script(WATCH)
        page.goto(address, wait_until="load")
        page.wait_for_timeout(1500)
        visits.append(page.evaluate("Object.values(seen)"))
        page.context.close()
    paint, shift, blocked = (median(one) for one in zip(*visits, strict=True))
    return paint, blocked, shift


def _opened(browser: Browser, screen: tuple[int, int]) -> Page:
    width, height = screen
    return browser.new_context(viewport={"width": width, "height": height}).new_page()


def main() -> None:
    """Print two tables for the site of a folder."""
    site = Path(sys.argv[1])
    texts = sorted(page.parent.name for page in site.glob("texts/*/index.html"))
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(site, Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        _print_head(LAID_OUT)
        for text in texts:
            for screen in SCREENS:
                found = layout(browser, f"{address}texts/{text}/", screen)
                _print_row(text, "×".join(map(str, screen)), *found.values())
        _print_head(LOADED)
        for text in texts:
            page = f"{address}texts/{text}/"
            sent, (paint, blocked, shift) = weights(browser, page), speed(browser, page)
            loaded = sent["stylesheet"] + sent["script"]
            sizes = [sent["raw"], sent["document"], loaded, sent["font"]]
            kilobytes = (f"{size / 1000:.1f}" for size in sizes)
            times = (round(paint), round(blocked), round(shift, 3))
            _print_row(text, sent["requests"], *kilobytes, *times)


def _print_head(names: str) -> None:
    _print_row(*names.split(", "))
    _print_row(*["---"] * len(names.split(", ")))


def _print_row(*cells: object) -> None:
    print("|", " | ".join(map(str, cells)), "|", flush=True)


if __name__ == "__main__":
    main()
