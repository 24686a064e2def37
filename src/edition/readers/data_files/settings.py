"""Read what is said once about the edition as a whole."""

from typing import Annotated, Any, Literal

from pydantic import Field

from edition.model import Doi, Settings
from edition.problems import Problem
from edition.readers.data_files.entries import Fields
from edition.readers.front_matter import Address, Edtf, Words
from edition.readers.yaml_places import YamlError, load_yaml, validated

DoiName = Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")]


class DoiFields(Fields):
    """The DOIs of the edition, without ``https://doi.org/``."""

    concept: DoiName
    version: DoiName | Literal[""] = ""


class SettingsFields(Fields):
    """The edition's own settings, ``edition.yml``."""

    title: Words
    subtitle: str = ""
    site_url: Address
    repository: Address
    editors: Words
    contact: Words
    version: Annotated[str, Field(pattern=r"^(\d+\.\d+\.\d+)?$")] = ""
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
