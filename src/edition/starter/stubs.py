"""Write stubs: what must stand in a text or an entry, from the model, left blank."""

import re
import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from edition.dates import Date
from edition.importer.markdown import remembered
from edition.model import Event, Name, Parallel, Ref, Term
from edition.model.entries import ModelField, fields_of
from edition.model.facets import Facet, meta_with
from edition.model.patterns import FORMS
from edition.sources import GLOSSARY, NAMES, PARALLELS, TIMELINE
from edition.syntax import BLANK_MARK

WIDTH = 88
MODELINE = "# yaml-language-server: $schema="
ENTRIES: dict[str, tuple[str, type]] = {
    "term": (GLOSSARY, Term),
    "event": (TIMELINE, Event),
    "parallel": (PARALLELS, Parallel),
    "name": (NAMES, Name),
}
"""Where an entry of each kind stands, and what it is."""
BEGUN = {"proof_state": "unproofed", "version": "0.1.0"}
"""What is true of every text that is begun."""
AUTHOR = {"author": "Family, Given; take the field out where nobody knows"}
REFS = {"refs": ""}
"""Fields that may be missing and seldom are, with what to say of them."""
HEADNOTE = f"{BLANK_MARK}\n{{ #headnote }}\n"
PASSAGE = f"{BLANK_MARK}\n{{ #p1 }}\n"
ITEM = re.compile(r"^(?P<indent> *)- ", re.M)


def text(facets: Iterable[Facet]) -> str:
    """Return the file of a text that is blank, of an edition with some facets."""
    return "\n".join((front_matter(BEGUN, facets), HEADNOTE, PASSAGE))


def front_matter(
    given: Mapping[str, str], facets: Iterable[Facet], title_page: Iterable[str] = ()
) -> str:
    """Return front matter, blank but for what is given.

    Args:
        given: fields by name, each value as YAML.
        facets: those of the edition.
        title_page: lines of the source to be remembered in a comment.
    """
    values = {facet.id: [value.value for value in facet.values] for facet in facets}
    model = meta_with(tuple(values))
    expected = AUTHOR | {id: _listed(names) for id, names in values.items()}
    lines = [*_fields(model, given, expected), *_optional(model, {*given, *expected})]
    lines += remembered(title_page)
    return "\n".join(("---", *lines, "---", ""))


def entry(kind: str, id: str) -> str:
    """Return an entry of a data file, blank but for its id."""
    _, model = ENTRIES[kind]
    expected = REFS if model is Event else {}
    lines = [*_fields(model, {"id": id}, expected), *_optional(model, expected)]
    return textwrap.indent("\n".join(lines), "  ").replace("  ", "- ", 1) + "\n"


def header(path: str) -> str:
    """Return what a data file begins with: where its schema is, in the built site."""
    return f"{MODELINE}../site/manual/{Path(path).stem}.schema.json\n"


def indented_as(source: str, stub: str) -> str:
    """Return an entry with the indent that the entries of a file have."""
    found = ITEM.search(source)
    return textwrap.indent(stub, found["indent"] if found else "")


def _fields(
    model: type, given: Mapping[str, str], expected: Mapping[str, str]
) -> Iterator[str]:
    """Yield a line for each field that is given, or is to be filled in."""
    for field in _written(model):
        if field.name in given:
            yield f"{field.name}: {given[field.name]}"
        elif field.is_required or field.name in expected:
            is_list = get_origin(_base(field.kind)) is tuple
            blank = f"[{BLANK_MARK}]" if is_list else BLANK_MARK
            hint = expected.get(field.name) or _hint(field.kind)
            yield f"{field.name}: {blank}" + (f"  # {hint}" if hint else "")


def _optional(model: type, used: Collection[str]) -> list[str]:
    """Return a comment that names what else may stand there."""
    names = [f.name for f in _written(model) if not f.is_required]
    words = f"May stand here too: {', '.join(n for n in names if n not in used)}"
    return textwrap.wrap(words, WIDTH, initial_indent="# ", subsequent_indent="# ")


def _written(model: type) -> Iterator[ModelField]:
    """Yield the fields that editors can write."""
    return (field for field in fields_of(model) if field.name.isidentifier())


def _hint(kind: Any) -> str:
    """Say what may stand in a field of a kind, as far as the kind says it."""
    base = _base(kind)
    if get_origin(base) is tuple:
        return _hint(get_args(base)[0])
    if get_origin(base) is Literal:
        return _listed([*filter(None, get_args(base))])
    if base is Date:
        return "in EDTF, such as “1848-02-21” or “1848~”"
    if base is Ref:
        return "such as first-text#p1"
    return next(filter(None, map(_form, FieldInfo.from_annotation(kind).metadata)), "")


def _listed(values: Sequence[str]) -> str:
    """Name the values of which one may stand somewhere."""
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last


def _form(rule: object) -> str:
    """Return what a pattern asks for, without the letters that it is made of."""
    form = FORMS.get(getattr(rule, "pattern", None) or "", "")
    return form.partition(": ")[0]


def _base(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind
