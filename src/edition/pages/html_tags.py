"""Write raw HTML into generated Markdown: escaped words, elements, addresses."""

import posixpath
from functools import lru_cache

SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>\"'@[{"})
VOID = frozenset({"br", "input", "line", "rect", "circle", "use", "path", "col"})


def words(text: str) -> str:
    """Escape words for HTML that stands in Markdown: no sign of either is left."""
    return " ".join(text.split()).translate(SIGNS)


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """Return an element; ``class_`` and ``for_`` lose their mark, ``_`` becomes ``-``.

    An attribute that is None or False is left out, one that is True has no value.
    """
    written = "".join(
        f" {_name(key)}" if value is True else f' {_name(key)}="{words(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{content}</{name}>"


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


@lru_cache(maxsize=4096)
def address(page: str, target: str, anchor: str = "") -> str:
    """Return the relative address of a page seen from another, both below ``docs``."""
    relative = posixpath.relpath(_folder(target), _folder(page)) + "/"
    path = "" if relative == "./" and anchor else relative
    return f"{path}#{anchor}" if anchor else path


def _folder(page: str) -> str:
    """Return the folder that a page becomes: ``a/b`` for ``a/b.md``."""
    folder = page.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"/{folder}"
