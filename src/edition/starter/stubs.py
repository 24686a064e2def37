"""Write stubs: what must stand in a text or an entry, from the model, left blank."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from edition.dates import Date
from edition.importer.markdown import remembered
from edition.model import Event, Meta, Name, Parallel, Ref, Term
from edition.model.fields import ModelField, fields_of
from edition.readers.wording import FORMS
from edition.sources import GLOSSARY, NAMES, PARALLELS, TIMELINE
from edition.syntax import BLANK_MARK

WIDTH = 88
ENTRIES: dict[str, tuple[str, type]] = {
    "term": (GLOSSARY, Term),
    "event": (TIMELINE, Event),
    "parallel": (PARALLELS, Parallel),
    "name": (NAMES, Name),
}
"""Where an entry of each kind stands, and what it is."""
BEGUN = {"proof_state": "unproofed", "version": "0.1.0"}
"""What is true of every text that is begun."""
EXPECTED: dict[type, Mapping[str, str]] = {
    Meta: {"author": "Family, Given; take the field out where nobody knows"},
    Event: {"refs": ""},
}
"""Fields that may be missing and seldom are, with what to say of them."""
HEADNOTE = f"{BLANK_MARK}\n{{ #headnote }}\n"
PASSAGE = f"{BLANK_MARK}\n{{ #p1 }}\n"
ITEM = re.compile(r"^(?P<indent> *)- ", re.M)


def text(given: Mapping[str, str] = BEGUN) -> str:
    """Return the file of a text whose fields are blank but for those given."""
    return "\n".join((front_matter(given), HEADNOTE, PASSAGE))


def front_matter(given: Mapping[str, str], title_page: Iterable[str] = ()) -> str:
    """Return front matter, blank but for what is given.

    Args:
        given: fields by name, each value as YAML.
        title_page: lines of the source to be remembered in a comment.
    """
    lines = [*_fields(Meta, given), *_optional(Meta, given)]
    lines += remembered(title_page)
    return "\n".join(("---", *lines, "---", ""))


def entry(kind: str, id: str) -> str:
    """Return an entry of a data file, blank but for its id."""
    _, model = ENTRIES[kind]
    lines = [*_fields(model, {"id": id}), *_optional(model, {})]
    return textwrap.indent("\n".join(lines), "  ").replace("  ", "- ", 1) + "\n"


def indented_as(source: str, stub: str) -> str:
    """Return an entry with the indent that the entries of a file have."""
    found = ITEM.search(source)
    return textwrap.indent(stub, found["indent"] if found else "")


def _fields(model: type, given: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each field that is given, or is to be filled in."""
    expected = EXPECTED.get(model, {})
    for field in _written(model):
        if field.name in given:
            yield f"{field.name}: {given[field.name]}"
        elif field.is_required or field.name in expected:
            is_list = get_origin(_base(field.kind)) is tuple
            blank = f"[{BLANK_MARK}]" if is_list else BLANK_MARK
            hint = expected.get(field.name) or _hint(field.kind)
            yield f"{field.name}: {blank}" + (f"  # {hint}" if hint else "")


def _optional(model: type, given: Mapping[str, str]) -> list[str]:
    """Return a comment that names what else may stand there."""
    used = {*given, *EXPECTED.get(model, ())}
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
        *most, last = filter(None, get_args(base))
        return f"{', '.join(most)} or {last}"
    if base is Date:
        return "in EDTF, such as “1848-02-21” or “1848~”"
    if base is Ref:
        return "such as first-text#p1"
    return next(filter(None, map(_form, FieldInfo.from_annotation(kind).metadata)), "")


def _form(rule: object) -> str:
    """Return what a pattern asks for, without the letters that it is made of."""
    form = FORMS.get(getattr(rule, "pattern", None) or "", "")
    return form.partition(": ")[0]


def _base(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind
