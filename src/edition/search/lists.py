"""Records of lists: glossary, timeline, parallels, names and bibliography."""

from collections.abc import Iterable, Iterator

from edition.citations import reference_markdown
from edition.indexes import parallels_by_theme
from edition.messages import gettext as _
from edition.model import RELATIONS, Edition, Name, Parallel
from edition.search.entries import Entry, Record, line, words
from edition.syntax import anchor_of
from edition.transliteration import romanised
from edition.typography import end_with_stop


def list_records(edition: Edition) -> Iterator[Record]:
    """Yield each list of the edition."""
    language = edition.settings.language
    lists: tuple[tuple[str, str, Iterable[Entry]], ...] = (
        ("glossary", _("Glossary"), _terms(edition)),
        ("timeline", _("Timeline"), _events(edition)),
        *(
            (f"parallels/{theme}", _("Parallels"), map(_parallel, members))
            for theme, members in parallels_by_theme(edition).items()
        ),
        ("names", _("Names"), map(_name, edition.names)),
        ("bibliography", _("Bibliography"), _works(edition)),
    )
    for url, title, entries in lists:
        yield Record(f"{url}/", title, title, "", None, language, language, [*entries])


def _terms(edition: Edition) -> Iterator[Entry]:
    for term in edition.terms:
        said = line(f"{end_with_stop(term.headword)} {words(term.definition)}")
        yield Entry(term.id, "term", said, others=term.forms)


def _events(edition: Edition) -> Iterator[Entry]:
    for e in edition.events:
        said = line(f"{e.date.words}: {end_with_stop(e.label)} {words(e.account)}")
        yield Entry(f"event-{e.id}", "event", said, wholes=e.names)


def _parallel(parallel: Parallel) -> Entry:
    said = line(f"{end_with_stop(parallel.title)} {words(parallel.commentary)}")
    relation = (_(RELATIONS[parallel.relation]),)
    return Entry(f"parallel-{parallel.id}", "parallel", said, wholes=relation)


def _name(name: Name) -> Entry:
    """Return a name, which is found by its forms in every script."""
    latin = romanised(name.original, name.language)
    forms = {name.name, name.original, latin, *name.forms} - {""}
    said = line(f"{end_with_stop(name.sort)} {words(name.identification)}")
    return Entry(f"name-{name.id}", "name", said, others=tuple(sorted(forms)))


def _works(edition: Edition) -> Iterator[Entry]:
    for reference in edition.references:
        said = words(reference_markdown(edition, reference))
        yield Entry(anchor_of(reference.key), "reference", said)
