"""Write raw HTML into generated Markdown: escaped words, elements, addresses."""

import re
from functools import lru_cache
from posixpath import commonprefix

SIGN = re.compile(r"[&<>\"'@\[{]")
ENTITIES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>\"'@[{"})
VOID = frozenset({"br", "input", "line", "rect", "circle", "use", "path", "col"})


def words(text: str) -> str:
    """Escape words for HTML that stands in Markdown: no sign of either is left."""
    return escaped(" ".join(text.split()))


def escaped(line: str) -> str:
    """Escape words that are on one line already."""
    return line.translate(ENTITIES) if SIGN.search(line) else line


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """Return an element; ``class_`` and ``for_`` lose their mark, ``_`` becomes ``-``.

    An attribute that is None or False is left out, one that is True has no value.
    """
    written = "".join([_attribute(*attribute) for attribute in attributes.items()])
    if name in VOID:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{content}</{name}>"


@lru_cache(maxsize=4096, typed=True)
def _attribute(key: str, value: object) -> str:
    """Write an attribute; most are written again and again. True is not 1."""
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{words(str(value))}"'


@lru_cache(maxsize=32768)
def address(page: str, target: str, anchor: str = "") -> str:
    """Return the relative address of a page seen from another, both below ``docs``."""
    here, there = _folders(page), _folders(target)
    shared = len(commonprefix([here, there]))
    path = "".join(["../" * (len(here) - shared), *(f"{f}/" for f in there[shared:])])
    return f"{path}#{anchor}" if anchor else path or "./"


def _folders(page: str) -> list[str]:
    """Return the folders that lead to a page: ``a`` and ``b`` for ``a/b.md``."""
    folder = page.removesuffix(".md").removesuffix("index").rstrip("/")
    return folder.split("/") if folder else []
