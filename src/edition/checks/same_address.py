"""Family T: addresses of pages and files, of which no two may be the same."""

from collections.abc import Iterator

from edition import addresses, manual
from edition.checks.links import GENERATED
from edition.model import Edition
from edition.problems import Place, Problem
from edition.source_files import DOCS, PAGES, walk

FOLDERS = (
    *("assets/cards/", "assets/fonts/", "csv/", "dts/", "schemas/", "search/"),
    manual.FOLDER,
)
"""Where whatever is published is made."""
FILES = {"assets/card.png", "assets/icon.png", "opensearch.mapping.json"}
FILES |= {"bibliography.json", "timeline.json"}
FILES |= {"glossary.json", "glossary/in-brief.json"}
"""What else is made, of the kinds that may lie below ``docs``."""
REMEDY = "Give it another name."


def same_address(edition: Edition) -> Iterator[Problem]:
    """T014: no page has the address of another, nor differs from it by capitals."""
    taken = dict.fromkeys(map(_address, _made(edition)), "a page of the package")
    for page, place, name in _named(edition):
        other = taken.setdefault(_address(page), f"“{page}”")
        if other != f"“{page}”":
            what = f"“{name}” has the address of {other}"
            yield Problem(place, "T014", what, subject=name)


def same_file(edition: Edition) -> Iterator[Problem]:
    """T014: no file beside the pages stands where the package makes one."""
    for path in walk(edition.root, [DOCS]):
        name = path.relative_to(edition.root / DOCS).as_posix()
        if path.suffix not in PAGES and is_made(edition, name.casefold()):
            what = f"“{name}” has the address of a file that the package makes"
            yield Problem(Place(f"{DOCS}{name}"), "T014", what, REMEDY, name)


def is_made(edition: Edition, name: str) -> bool:
    """Tell whether a file, by its path below ``docs``, is or may be made."""
    folder, _, file = name.rpartition("/")
    text = folder.removeprefix("texts/").removesuffix("/versions")
    if text in edition.text and folder != text:
        return file.startswith(f"{text}.") or name.endswith("/versions/changes.json")
    return name in FILES or name.startswith(FOLDERS)


def _address(page: str) -> str:
    """Return where a page is published, as a server without capitals knows it."""
    return addresses.published(page).casefold()


def _made(edition: Edition) -> Iterator[str]:
    """Yield the pages that the package makes, or may make, whatever the data hold."""
    yield from (addresses.TEXTS, *sorted(GENERATED), *manual.paths(edition))
    for text in edition.texts:
        yield text.page
        yield addresses.versions(text.slug).page
        yield addresses.text_parallels(text.slug).page


def _named(edition: Edition) -> Iterator[tuple[str, Place, str]]:
    """Yield the pages whose names editors choose: path, place and name."""
    for page in edition.pages:
        name = page.document.page
        yield name, Place(page.path), name
    for term in {term.id: term for term in edition.terms}.values():
        yield addresses.term(term.id).page, term.at("id"), term.id
    for one in {one.theme: one for one in reversed(edition.parallels)}.values():
        yield addresses.theme(one.theme).page, one.at("theme"), one.theme


RULES = (same_address, same_file)
