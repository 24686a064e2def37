"""Read what is said once about the edition as a whole."""

from typing import Annotated, Any, Literal

from pydantic import Field

from edition.model import Doi, Settings
from edition.problems import Problem
from edition.readers.fields import Address, Edtf, Fields, Plain, Version
from edition.readers.yaml_places import YamlError, load_yaml, validated

DoiName = Annotated[str, Field(pattern=r"^10\.\d{4,9}/[^\s<>\"]{1,200}$")]


class DoiFields(Fields):
    """The DOIs of the edition, without ``https://doi.org/``."""

    concept: DoiName
    version: DoiName | Literal[""] = ""


class SettingsFields(Fields):
    """The edition's own settings, ``edition.yml``."""

    title: Plain
    subtitle: Plain | Literal[""] = ""
    site_url: Address
    repository: Address
    editors: Plain
    contact: Plain
    version: Version | Literal[""] = ""
    published: Edtf | Literal[""] = ""
    doi: DoiFields | None = None


def read_settings(source: str, path: str) -> tuple[Settings, list[Problem]]:
    """Read ``edition.yml``."""
    stand_ins: dict[str, Any] = dict.fromkeys(
        SettingsFields.model_fields, "http://unknown.invalid"
    ) | {"version": "", "published": "", "doi": None}
    try:
        data = load_yaml(source, path)
    except YamlError as error:
        problem = Problem(error.place, error.code or "T002", error.what)
        return Settings(**stand_ins), [problem]
    fields, problems = validated(SettingsFields, data, path, "T002", stand_ins)
    values: dict[str, Any] = fields.model_dump()
    doi = values.pop("doi")
    return Settings(**values, doi=Doi(**doi) if doi else None), problems
