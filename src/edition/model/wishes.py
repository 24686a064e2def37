"""The wishes of an edition: which formats ``exports`` says are made."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, PlainValidator, WithJsonSchema

from edition.extensions import EXPORTS, names
from edition.formats import FORMATS, OPTIONAL, Wish
from edition.model.fields import Plain
from edition.problems import suggestion

WISH: dict[str, Any] = {"enum": [True, False, "auto"]}


def _wish(value: object) -> Wish:
    if value is True or value is False or value == "auto":
        return value
    raise ValueError("write true, false or auto")


def _known(wishes: Mapping[str, Wish]) -> Mapping[str, Wish]:
    """Refuse a format that is not known, or that no edition can leave out."""
    known = (*(format.name for format in OPTIONAL), *names(EXPORTS))
    for name in wishes:
        if name in FORMATS and name not in known:
            raise ValueError(f"“{name}” is always made: pages of the site lead to it")
        if name not in known:
            near = suggestion(name, known)
            what = near[:1].lower() + near[1:] or f"the formats are {', '.join(known)}"
            raise ValueError(f"there is no format “{name}”; {what.rstrip('?.')}")
    return wishes


def _described() -> dict[str, Any]:
    named = {f.name: {"description": f"{f.title}: {f.about}"} | WISH for f in OPTIONAL}
    return {"type": "object", "properties": named, "additionalProperties": WISH}


Wishes = Annotated[
    Mapping[Plain, Annotated[Wish, PlainValidator(_wish)]],
    AfterValidator(_known),
    WithJsonSchema(_described()),
]
