"""Own the weight of a finished site: take out what no reader or program reads."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

KEPT = re.compile(r"<(?P<end>/?)(?P<name>pre|textarea|script|style)\b", re.IGNORECASE)
"""The tags of elements in which white space has a meaning."""
STYLES = re.compile(
    r'<link rel="stylesheet" href="(?P<root>[^"]*)assets/css/(?P<name>[\w-]+)\.css">\s*'
)
"""A link to a style of ours; one with a medium of its own stays by itself."""
JOINT = "."
"""What stands between the names of styles that were put together."""
TOGETHER = re.compile(r'href="[^"]*assets/css/([\w-]+(?:\.[\w-]+)+)\.min\.css"')
SMALLER = {".css": cssmin, ".js": jsmin}
THEIRS = ".min."
"""What stands in the names of files that came small already."""


def slim_page(source: str) -> str:
    """Return a page without what nobody reads, that asks once for all its styles."""
    return _joined(shortened(source))


def slim_files(site: Path, pages: Iterable[str]) -> None:
    """Shorten the styles and scripts of a site, and join what its pages ask for."""
    for folder in ("assets/css", "assets/js"):
        for file in (site / folder).glob("*"):
            if file.suffix in SMALLER and THEIRS not in file.name:
                _change(file, SMALLER[file.suffix])
    for name in {name for page in pages for name in TOGETHER.findall(page)}:
        _join(site / "assets/css", name)


def _joined(source: str) -> str:
    """Let a page ask once for all its styles, put together in their order."""
    head, end, body = source.partition("</head>")
    links = list(STYLES.finditer(head))
    if len(links) < 2:
        return source
    name = JOINT.join(link["name"] for link in links)
    link = f'<link rel="stylesheet" href="{links[0]["root"]}assets/css/{name}.min.css">'
    rest = STYLES.sub("", head[links[0].end() :])
    return f"{head[: links[0].start()]}{link}\n{rest}{end}{body}"


def _join(folder: Path, name: str) -> None:
    """Put together the styles that a name names."""
    parts = [folder / f"{part}.css" for part in name.split(JOINT)]
    together = "".join(part.read_text(encoding="utf-8") for part in parts)
    (folder / f"{name}.min.css").write_text(together, encoding="utf-8")


def _change(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def shortened(source: str) -> str:
    """Return a page in which a line break stands for all white space around it."""
    parts, at = [], 0
    for start, end in _kept(source):
        parts += [_close(source[at:start]), source[start:end]]
        at = end
    return "".join([*parts, _close(source[at:])])


def _kept(source: str) -> Iterator[tuple[int, int]]:
    """Yield where each element begins and ends in which white space has a meaning."""
    name, start = "", 0
    for tag in KEPT.finditer(source):
        if not name and not tag["end"]:
            name, start = tag["name"].lower(), tag.start()
        elif tag["end"] and tag["name"].lower() == name:
            yield start, tag.end()
            name = ""
    if name:
        yield start, len(source)


def _close(source: str) -> str:
    """Return lines without the blanks at their ends, and none that is blank.

    What stands before the first line break and behind the last goes on elsewhere.
    """
    first, *others = source.split("\n")
    if not others:
        return source
    *inner, last = others
    lines = filter(None, map(str.strip, inner))
    return "\n".join([first.rstrip(), *lines, last.lstrip()])
