"""The template environment: what templates share, and that they escape by default."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import CodeType
from typing import NamedTuple

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket
from markdown.extensions.toc import slugify
from markupsafe import Markup

from edition import addresses, citations, cldr, layers, licences, links, typography
from edition.addresses import Address, relative
from edition.attribution import bracketed, date_words
from edition.citations import short
from edition.citations.inlines import in_language
from edition.dates.years import decade_name, year_id, year_name, years_name
from edition.forge import edit_address
from edition.markdown_ext import fragments
from edition.messages import gettext, ngettext
from edition.model import SIDES, STANDINGS, Edition, Reference
from edition.scan.plain import plain
from edition.transliteration import language_name, romanised

FOLDER = "templates"
"""Where the package has its templates, and an edition those in their place."""
HEADING = re.compile(
    r"""<h(?P<level>[12])\b(?:[^>]*\sid="(?P<id>[^"]*)")?.*?</h(?P=level)>""", re.DOTALL
)
INTERPUNCT = Markup('<i class="interpunct"> <b class="unstyled">· </b></i>')
"""A space with a point that styles draw, and that is a sign where none is read."""
NOTE_MARK = re.compile(r"<sup id=\"mark-[^<>]*>(?>(?:[^<]|<(?!/sup>))*)</sup>")
FILTERS: dict[str, Callable[..., object]] = {
    "bracketed": bracketed,
    "byline": links.byline,
    "capital": typography.capital,
    "date_words": date_words,
    "decade": decade_name,
    "event_link": links.event_link,
    "in_language": in_language,
    "language_name": language_name,
    "name_link": links.name_link,
    "parallel_link": links.parallel_link,
    "passage_link": links.passage_link,
    "per_cent": "{:.3g}%".format,
    "plain": plain,
    "pluralized": links.pluralized,
    "romanised": romanised,
    "quoted": typography.quoted,
    "remark": layers.remark,
    "slug": partial(slugify, separator="-"),
    "stop": typography.end_with_stop,
    "term_link": links.term_link,
    "text_link": links.text_link,
    "thousands": cldr.number,
    "translators": layers.translators,
    "whose": layers.whose,
    "year": year_name,
    "year_id": year_id,
    "years": years_name,
}
"""What templates can do with a value, beside what all templates of Jinja can."""


class Heading(NamedTuple):
    """A heading of a finished page that its table of contents lists."""

    level: int
    id: str
    words: str


class _Compiled(BytecodeCache):
    """The code of templates: a preview compiles them once, and not at every save."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it is what was compiled."""
        checksum, code = self._code.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            self._code[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()


def extend(env: Environment) -> None:
    """Have an environment escape what it prints, and speak the edition's language."""
    env.bytecode_cache = _COMPILED
    env.autoescape = True
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]


def _ngettext(one: str, many: str, number: int) -> str:
    return typography.counted(ngettext(one, many, number))


def render(
    edition: Edition, template: str, here: str, values: Mapping[str, object]
) -> Markup:
    """Fill a template of a page.

    Args:
        edition: what the page is about.
        template: the name of a file below ``templates``.
        here: the path of the page below ``docs``; links lead from there.
        values: what the page says, by the names that the template has for it.
    """
    tools = {
        "edition": edition,
        "addresses": addresses,
        "url": partial(_url, edition, here),
        "markdown": partial(fragments.blocks, edition, here=here),
        "inline": partial(_inline, edition, here),
        "cite": partial(_cite, edition, here),
        "cite_in_short": partial(_cite_in_short, edition, here),
        "edit": partial(edit_address, edition.settings),
        "reference": partial(_reference, edition),
    }
    return Markup(
        _environment(edition.root).get_template(template).render(tools, **values)
    )


def _reference(edition: Edition, reference: Reference) -> Markup:
    """Return an entry of the bibliography, whose dates and numbers keep together."""
    html = typography.unbroken(citations.reference_html(edition, reference))
    return Markup(typography.divided(html))


def source(edition: Edition, template: str) -> str:
    """Return a template that another program fills in, as it is written."""
    env = _environment(edition.root)
    assert env.loader
    return env.loader.get_source(env, template)[0]


@lru_cache(maxsize=4)
def _environment(root: Path) -> Environment:
    """Return the environment of pages; an edition's own templates come first."""
    own, ours = FileSystemLoader(root / FOLDER), PackageLoader("edition", FOLDER)
    env = Environment(loader=ChoiceLoader([own, ours]), undefined=StrictUndefined)
    extend(env)
    env.globals |= {"relations": STANDINGS, "sides_of": SIDES, "licence": licences}
    env.globals["interpunct"] = INTERPUNCT
    env.filters |= FILTERS
    return env


def _url(edition: Edition, here: str, to: Address | str) -> str:
    """Return how a page links to an address, or to a page by its path."""
    page, anchor = Address(to) if isinstance(to, str) else to
    return relative(here, Address(edition.page_with(page, anchor), anchor))


def _inline(edition: Edition, here: str, field: str) -> Markup:
    """Return a field within a paragraph, whose dates keep together."""
    return Markup(typography.unbroken(fragments.inline(edition, field, here)))


def _cite(edition: Edition, here: str, mark: str) -> Markup:
    """Return the citation of a work by its key, or of a mark such as ``@key, p. 4``."""
    html = citations.mark_html(edition, _mark(mark), here)
    return Markup(typography.divided(html or ""))


def _cite_in_short(edition: Edition, here: str, mark: str) -> Markup:
    """Return the author and title of a work, by its key or a mark, with its locator."""
    return short.linked_in_short(edition, _mark(mark), here)


def _mark(mark: str) -> str:
    return mark if "@" in mark else f"@{mark}"


def headings(html: str) -> list[Heading]:
    """Return the headings of the first two levels, in order, without marks of notes."""
    return [
        Heading(
            int(found["level"]),
            found["id"] or "",
            Markup(NOTE_MARK.sub("", found[0])).striptags(),
        )
        for found in HEADING.finditer(html)
    ]
