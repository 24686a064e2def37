"""Addresses of a site: the path and anchor of every page and part of one."""

import re
from functools import lru_cache
from posixpath import commonprefix, dirname, join, normpath
from typing import NamedTuple

from edition.syntax import anchor_of

HOME = "index.md"
TEXTS = "texts/index.md"
GLOSSARY = "glossary/index.md"
TIMELINE = "timeline.md"
PARALLELS = "parallels/index.md"
BY_TEXT = "parallels/by-text.md"
ROUTES = "parallels/routes.md"
NAMES = "names.md"
MAP = "names/map.md"
BIBLIOGRAPHY = "bibliography.md"
EMENDATIONS = "emendations.md"
SEARCH = "search.md"
PRINCIPLES = "about/principles.md"
CITING = "about/citing.md"
MANUAL_CITING = "manual/citing.md"
DATA = "about/data.md"
MANUAL_FORMATS = "manual/formats.md"
PAGE = re.compile(r"texts/(?!index\.md)(?P<slug>[^/]+?)(?:/(?:index|\d+-[^/]+))?\.md")
"""The path of the page of a text, or of a chapter of one."""
CHAPTER = re.compile(r"^(?P<text>texts/[^/]+/)\d+-")
"""How the path of a chapter begins."""


FOLDERS_OWN = frozenset({"", "index", "README"})
"""The names of pages that are published as their folder."""


class Address(NamedTuple):
    """A page, by its path below ``docs``, and an anchor on it."""

    page: str
    anchor: str = ""


def text(slug: str, anchor: str = "") -> Address:
    """Return the address of a text, or of a passage or note of it."""
    return Address(f"texts/{slug}.md", anchor)


def led_to(page: str, path: str) -> str:
    """Return the path below ``docs`` that a page names, “../…” if it climbs out."""
    folder = "" if path.startswith("/") else dirname(page)
    return normpath(join(folder, path.lstrip("/")))


def slug_of(page: str) -> str:
    """Return the slug of the text of which a page has words; of other pages nothing."""
    found = PAGE.fullmatch(page)
    return found["slug"] if found else ""


def versions(slug: str, number: str = "") -> Address:
    """Return the address of the history of a text, or of one version in it."""
    anchor = f"v{number.replace('.', '-')}" if number else ""
    return Address(f"texts/{slug}/versions.md", anchor)


def text_parallels(slug: str, passage: str = "") -> Address:
    """Return the address of the parallels of a text, or of those of a passage."""
    return Address(f"texts/{slug}/parallels.md", f"cf-{passage}" if passage else "")


def term(id: str) -> Address:
    """Return the address of a term."""
    return Address(f"glossary/{id}.md")


def event(id: str) -> Address:
    """Return the address of an event."""
    return Address(TIMELINE, f"event-{id}")


def theme(id: str) -> Address:
    """Return the address of the parallels of a theme."""
    return Address(f"parallels/{id}.md")


def parallel(theme: str, id: str) -> Address:
    """Return the address of a parallel."""
    return Address(f"parallels/{theme}.md", f"parallel-{id}")


def parallel_in_list(id: str) -> Address:
    """Return the address of a parallel in the list of all."""
    return Address(PARALLELS, f"parallel-{id}")


def pair(one: str, other: str) -> Address:
    """Return the address of what two texts say to each other."""
    return Address(BY_TEXT, f"{one}-and-{other}")


def route(id: str) -> Address:
    """Return the address of a guided route."""
    return Address(ROUTES, f"route-{id}")


def name(id: str) -> Address:
    """Return the address of a name."""
    return Address(NAMES, f"name-{id}")


def work(key: str) -> Address:
    """Return the address of a work."""
    return Address(BIBLIOGRAPHY, anchor_of(key))


def emendation(slug: str, anchor: str) -> Address:
    """Return the address of the emendations to a passage or note."""
    return Address(EMENDATIONS, f"{slug}-{anchor}")


@lru_cache(maxsize=32768)
def relative(here: str, to: Address) -> str:
    """Return an address as a page at a path below ``docs`` links to it."""
    own, there = _folders(here), _folders(to.page)
    shared = len(commonprefix([own, there]))
    path = "".join(["../" * (len(own) - shared), *(f"{f}/" for f in there[shared:])])
    return f"{path}#{to.anchor}" if to.anchor else path or "./"


def file(slug: str, suffix: str) -> str:
    """Return where a file of a text is, below the site: ``texts/a/a.bib``."""
    return f"texts/{slug}/{slug}.{suffix}"


def below(to: Address) -> str:
    """Return an address below the site: ``glossary/treaty/``, ``timeline/#event-x``."""
    page = published(to.page)
    return f"{page}#{to.anchor}" if to.anchor else page


def published(page: str) -> str:
    """Return where a page is published, below the site: ``a/b/`` for ``a/b.md``."""
    return "".join(f"{folder}/" for folder in _folders(page))


def _folders(page: str) -> list[str]:
    """Return the folders that lead to a page: ``a`` and ``b`` for ``a/b.md``.

    The number of a chapter’s file is no part of its address.
    """
    *folders, name = CHAPTER.sub(r"\g<text>", page).removesuffix(".md").split("/")
    return folders if name in FOLDERS_OWN else [*folders, name]
