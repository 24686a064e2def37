"""Own the weight of a finished site: take out what no reader or program reads."""

import re
from collections.abc import Callable
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

KEPT = re.compile(
    r"<(?P<name>pre|textarea|script|style)\b.*?</(?P=name)>", re.DOTALL | re.IGNORECASE
)
"""Elements in which white space has a meaning."""
WHITE = re.compile(r"\s*\n\s*")
STYLES = re.compile(
    r'<link rel="stylesheet" href="(?P<root>[^"]*)assets/css/(?P<name>[\w-]+)\.css">\s*'
)
"""A link to a style of ours; one with a medium of its own stays by itself."""
SMALLER = {".css": cssmin, ".js": jsmin}
THEIRS = ".min."
"""What stands in the names of files that came small already."""


def slim(site: Path) -> None:
    """Shorten the pages, styles and scripts of a site in place."""
    for folder in ("assets/css", "assets/js"):
        for file in (site / folder).glob("*"):
            if file.suffix in SMALLER and THEIRS not in file.name:
                _change(file, SMALLER[file.suffix])
    for page in site.rglob("*.html"):
        _change(page, lambda source: _joined(shortened(source), site / "assets/css"))


def _joined(source: str, folder: Path) -> str:
    """Let a page ask once for all its styles, put together in their order."""
    links = list(STYLES.finditer(source))
    if len(links) < 2:
        return source
    names = [link["name"] for link in links]
    together = folder / f"{'-'.join(names)}.min.css"
    if not together.exists():
        parts = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in names]
        together.write_text("".join(parts), encoding="utf-8")
    link = (
        f'<link rel="stylesheet" href="{links[0]["root"]}assets/css/{together.name}">'
    )
    rest = STYLES.sub("", source[links[0].end() :])
    return f"{source[: links[0].start()]}{link}\n{rest}"


def _change(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def shortened(source: str) -> str:
    """Return a page in which a line break stands for all white space around it."""
    parts, end = [], 0
    for match in KEPT.finditer(source):
        parts += [WHITE.sub("\n", source[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, WHITE.sub("\n", source[end:])])
