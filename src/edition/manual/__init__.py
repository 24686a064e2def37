"""The manual: pages about the tool, which every site shows at ``/manual/``."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from edition.model import Edition, Page
from edition.readers.front_matter import read_page_fields, split, title_of
from edition.scan import scan

HERE = Path(__file__).parent
SCHEMAS = HERE.parent / "schemas"
FOLDER = "manual/"
"""Where it stands below ``docs``, had the edition written it."""
PAGES = (
    "index",
    "your-own-edition",
    "add-a-text",
    "style-sheet",
    "fields",
    "kinds",
    "long-texts",
    "importing",
    "your-own-copy",
    "features",
    "citing",
    "versions",
    "checks",
    "formats",
    "publishing",
    "licences",
    "extending",
)
"""Its pages in the order of the navigation."""
PATHS = tuple(f"{FOLDER}{name}.md" for name in PAGES)
"""Their paths below ``docs``."""


def manual(edition: Edition) -> tuple[Page, ...]:
    """Return the pages of the manual that the edition has not written anew."""
    return tuple(map(page_at, paths(edition)))


def paths(edition: Edition) -> tuple[str, ...]:
    """Return the paths below ``docs`` of those pages."""
    return tuple(path for path in PATHS if not edition.has_page(path))


def position(page: Page) -> int:
    """Return where a page stands in the manual; what an edition adds comes last."""
    name = page.document.page.removeprefix(FOLDER).removesuffix(".md")
    return PAGES.index(name) if name in PAGES else len(PAGES)


def source(path: str) -> Path:
    """Return the file of the package that stands at a path below ``docs``."""
    return (SCHEMAS if path in schemas() else HERE) / path.removeprefix(FOLDER)


@cache
def schemas() -> tuple[str, ...]:
    """Return the paths below ``docs`` of the JSON Schemas that the manual links to."""
    return tuple(f"{FOLDER}{path.name}" for path in sorted(SCHEMAS.glob("*.json")))


@cache
def schema_of(name: str) -> dict[str, Any]:
    """Return the published schema of a kind of file."""
    path = SCHEMAS / f"{name}.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


@cache
def page_at(below: str) -> Page:
    """Return the page of ours, one of ``PATHS``, at a path below ``docs``."""
    path = f"docs/{below}"
    matter, body, first_line = split(source(below).read_text(encoding="utf-8"))
    fields, _ = read_page_fields(matter, path)
    title, about = title_of(fields, body, path), fields.description
    return Page(path, title, scan(body, path, first_line), about)
