"""Write the back of a text: its terms with their meanings, and the works it cites."""

from collections.abc import Iterable, Iterator

from edition.exports.tei.bibl import bibl_struct
from edition.exports.tei.elements import Element, element, put, wrapped
from edition.exports.tei.fields import FieldWriter
from edition.exports.tei.inline import work_id
from edition.messages import gettext as _
from edition.model import Edition, Term


def glossary(edition: Edition, say: FieldWriter) -> tuple[Element, ...]:
    """Write the terms that the file points to, and what each means."""
    terms = (term for term in edition.terms if f"term-{term.id}" in say.known)
    entries = [e for term in terms for e in _entry(term, say)]
    gloss = wrapped("list", *entries, type="gloss")
    head = element("head", _("Glossary"))
    return (element("div", head, *gloss, type="glossary"),) if gloss else ()


def _entry(term: Term, say: FieldWriter) -> Iterator[Element]:
    yield element("label", term.headword, id=f"term-{term.id}")
    yield put(say("item", term.definition), *rests_on(term.sources))


def rests_on(keys: Iterable[str]) -> Iterator[Element]:
    """Point to the works that an entry of the data rests on."""
    for key in keys:
        yield element("bibl", element("ptr", target=f"#{work_id(key)}"))


def bibliography(edition: Edition, used: Iterable[str]) -> tuple[Element, ...]:
    """Write the works that the file points to, in the order of their keys."""
    wanted = frozenset(used)
    works = (
        bibl_struct(work_id(key), one.item, one.fields.get("archiveurl", ""))
        for key, one in sorted(edition.reference.items())
        if work_id(key) in wanted
    )
    cited = wrapped("listBibl", *works)
    head = element("head", _("Bibliography"))
    return (element("div", head, *cited, type="bibliography"),) if cited else ()
