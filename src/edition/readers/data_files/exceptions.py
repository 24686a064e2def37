"""Read the exceptions: what a rule may find although nothing is wrong, and why."""

from typing import Annotated, Any

from pydantic import Field

from edition.model import Exemption
from edition.problems import Problem
from edition.readers.data_files.entries import items
from edition.readers.fields import Fields, Plain


class ExceptionFields(Fields):
    """An entry of the exceptions."""

    code: Annotated[str, Field(pattern=r"^[A-Z]\d{3}$")]
    about: Plain
    reason: Plain


STAND_INS: dict[str, Any] = {"code": "X000", "about": "unknown", "reason": "unknown"}


def read_exceptions(
    source: str, path: str
) -> tuple[tuple[Exemption, ...], list[Problem]]:
    """Read the exceptions, in the order of the file; report each field at fault."""
    problems: list[Problem] = []
    entries = items(ExceptionFields, source, path, "X001", STAND_INS, problems)
    found = tuple(
        Exemption(fields.code, fields.about, fields.reason, place)
        for fields, _, place in entries
    )
    return found, problems
