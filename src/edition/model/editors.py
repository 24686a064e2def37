"""The model of editors: persons or bodies, by name."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from edition.messages import gettext as _
from edition.model.entries import Fields
from edition.model.fields import Plain, Some, StandIn
from edition.model.patterns import formed


def _checked(orcid: str) -> str:
    """Return an ORCID whose last digit is that of ISO 7064, which tells slips."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    if "0123456789X"[(12 - total % 11) % 11] != orcid[-1]:
        raise ValueError("no ORCID ends so; compare it with the person’s own page")
    return orcid


Orcid = Annotated[
    str,
    formed(r"^(\d{4}-){3}\d{3}[\dX]$", "four groups of four digits, joined by hyphens"),
    AfterValidator(_checked),
]


def _one(name: str) -> str:
    if name.count(",") > 1:
        raise ValueError("write “Family, Given”, and “;” between two names")
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor(Fields):
    """A person or a body that edits."""

    EMPTY = (None, "")
    name: Annotated[Plain, AfterValidator(_one)]
    """A person as ``Family, Given``, or the name of a body."""
    orcid: Orcid = ""
    """The ORCID of a person, without ``https://orcid.org/``."""

    @property
    def orcid_address(self) -> str:
        """The address of the ORCID, where it is known."""
        return f"https://orcid.org/{self.orcid}" if self.orcid else ""

    @property
    def in_reading_order(self) -> str:
        """The name as it is read: “Elena Marsh”."""
        family, _, given = self.name.partition(",")
        return f"{given.strip()} {family}".strip()


def unnamed(title: str) -> str:
    """Return what the editors of an edition are called where nobody is named."""
    return _("The editors of %(title)s") % {"title": title}


def _listed(value: Any) -> Any:
    """Read names alone, on one line with semicolons or as items, as editors."""
    items = value.split(";") if isinstance(value, str) and value.strip() else value
    if not isinstance(items, list):
        return items or ()
    return [{"name": i.strip()} if isinstance(i, str) else i for i in items]


Editors = Annotated[
    Some[Editor],
    BeforeValidator(_listed, json_schema_input_type=list[Editor | str] | str),
    StandIn(lambda _: (Editor(name=""),)),
]
