"""Own the front matter of texts and pages: YAML, validated, with lines."""

import re

from edition.model import Meta
from edition.problems import Place, Problem
from edition.readers.validation import validated
from edition.readers.yaml_places import YamlError, lines_of, load_yaml

FENCE = "---"


def split(source: str) -> tuple[str, str, int]:
    """Split a file into front matter, body, and the line on which the body begins.

    The front matter is empty where the file has none.
    """
    if not source.startswith(FENCE + "\n"):
        return "", source, 1
    end = source.find(f"\n{FENCE}\n", len(FENCE))
    if end < 0:
        return "", source, 1
    matter = source[len(FENCE) + 1 : end + 1]
    return matter, source[end + len(FENCE) + 2 :], matter.count("\n") + 3


def read_meta(matter: str, path: str) -> tuple[Meta, list[Problem]]:
    """Validate the front matter of a text; stand-ins take the place of bad fields."""
    if not matter:
        missing = Problem(Place(path), "T001", "The text has no front matter")
        return validated(Meta, {}, path, "T001")[0], [missing]
    try:
        data = load_yaml(matter, path, first_line=2)
    except YamlError as error:
        problem = Problem(error.place, error.code or "T001", error.what)
        return validated(Meta, {}, path, "T001")[0], [problem]
    where = {"lines": lines_of(data, 2)}
    return validated(Meta, data, path, "T002", first_line=2, where=where)


def page_faults(matter: str, path: str) -> list[Problem]:
    """Report the front matter of a page that is not a text where it is not YAML."""
    try:
        load_yaml(matter, path, first_line=2)
    except YamlError as error:
        return [Problem(error.place, error.code or "T001", error.what)]
    return []


def title_of(matter: str, body: str, path: str) -> str:
    """Return the title of a page: its front matter's, its first heading's, its path."""
    found = re.search(r"^title: *(.+)$", matter, re.M) or re.search(
        r"^# +([^{\n]+)", body, re.M
    )
    return found[1].strip(" \"'") if found else path
