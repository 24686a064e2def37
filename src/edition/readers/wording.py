"""Say in our own words why a value is refused; the library's are for programmers."""

from collections.abc import Callable, Mapping
from typing import Any

from edition.syntax import KEY_FIELD, PUBLISHED_ID

MISSING = "missing"
UNKNOWN = "unexpected_keyword_argument"
EMPTY = ("too_short", "string_too_short")
WHOLE = {MISSING: "is missing", UNKNOWN: "is not known"}
WHOLE |= dict.fromkeys(EMPTY, "is empty") | {"extra_forbidden": "is not known"}
"""What is said of a field, whatever stands in it."""
THREE_NUMBERS = "three numbers with stops between them, such as 1.0.0"
FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case letters and digits, joined by hyphens",
    KEY_FIELD: "a key of the bibliography: letters, digits, signs between them",
    PUBLISHED_ID: "a published id, such as marsh-1990#p7",
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": "the code of a language, such as en or uk",
    r"^[a-z]{2,3}$": "the code of a language, such as en or uk",
    r"^\d{1,6}\.\d{1,6}\.\d{1,6}$": THREE_NUMBERS,
    r"^\d+\.\d+\.\d+$": THREE_NUMBERS,
    r"^(\d+\.\d+\.\d+)?$": THREE_NUMBERS,
    r"^https?://[^\s<>()\[\]{}\"'`\\]+$": (
        "an address that begins with https://; blanks, brackets and quotation marks "
        "in it are percent-encoded"
    ),
    r"^10\.\d{4,9}/[^\s<>\"]{1,200}$": "a DOI without https://doi.org/, 10.…/…",
    r"^#[0-9a-f]{6}$": "a colour of six digits, such as #1f4e79",
    r"^[a-z]+(_[a-z]+)*$": "lower-case letters, words joined by “_”",
    r"^Q[1-9]\d{0,15}$": "Q and a number",
    r"^\d{1,30}$": "digits",
    r"^[\dX-]{1,30}$": "digits, X and hyphens",
    r"^n[a-z]?\d{1,20}$": "n, perhaps another letter, and digits",
    r"^(\d{4}-){3}\d{3}[\dX]$": "four groups of four digits, joined by hyphens",
    r"^[0-9a-f]{16}$": "the sixteen digits of a digest",
    r"^p[1-9]\d*$": "a passage, such as p7",
    r"^\w{1,12}$": "one word of letters and digits, such as A or L2",
    r"^[0-9a-f]{12}$": "the twelve digits of a digest",
    r"^[\w-]{11}$": "the eleven signs of a fingerprint",
    r"^\d{4}-\d\d-\d\d$": "a day, such as 2026-11-22",
    r"^(\d{4}-\d\d-\d\d)?$": "a day, such as 2026-11-22",
    r"^[pn][1-9]\d*$": "a passage or author’s note, such as p7 or n4",
    r"^[A-Z]\d{3}$": "a letter and three digits, such as G008",
}
"""What each pattern of the model asks for."""
NUMBER = "a number belongs here"
FIELDS = "named fields belong here, “name: words”"
WHY: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "string_type": lambda _: "words belong here; put them in quotation marks",
    "string_unicode": lambda _: "it holds what is no character",
    "string_pattern_mismatch": lambda about: f"write {FORMS[about['pattern']]}",
    "string_too_long": lambda about: f"it has over {about['max_length']:,} characters",
    "too_long": lambda about: f"it has over {about['max_length']:,} entries",
    "literal_error": lambda about: f"write {_listed(about['expected'])}",
    "bool_type": lambda _: "write true or false",
    "bool_parsing": lambda _: "write true or false",
    "tuple_type": lambda _: "a list belongs here, “[one, two]”",
    "dict_type": lambda _: FIELDS,
    "mapping_type": lambda _: FIELDS,
    "dataclass_type": lambda _: FIELDS,
    "model_type": lambda _: FIELDS,
    "list_type": lambda _: "a list belongs here, “[one, two]”",
    "int_type": lambda _: NUMBER,
    "int_parsing": lambda _: NUMBER,
    "int_from_float": lambda _: "a whole number belongs here",
    "float_type": lambda _: NUMBER,
    "float_parsing": lambda _: NUMBER,
    "finite_number": lambda _: NUMBER,
    "greater_than": lambda about: f"it is not more than {about['gt']:g}",
    "greater_than_equal": lambda about: f"it is less than {about['ge']:g}",
    "less_than_equal": lambda about: f"it is more than {about['le']:g}",
    "value_error": lambda about: str(about["error"]),
    "json_invalid": lambda _: "its quotation marks, commas or braces do not match",
}
"""What is wrong with a value, by the type of the error and what is known about it."""
OTHER = "this is not what belongs here"
CURLY = "it stands between curly quotation marks, so type straight ones"


def sentence(detail: Any, name: str) -> str:
    """Turn an error of validation into a sentence that names the field."""
    kind, inside = detail["type"], isinstance((*detail["loc"], "")[-2:][0], int)
    if kind in WHOLE and not (kind == MISSING and inside):
        return f"The field “{name}” {WHOLE[kind]}" if name else "Nothing stands here"
    why = _why(kind, detail)
    if kind == MISSING:
        why = "it has too few entries"
    return f"The field “{name}” is invalid: {why}" if name else why.capitalize()


def _why(kind: str, detail: Any) -> str:
    given = detail["input"]
    if isinstance(given, str) and given[:1] in "“”„" and given:
        return CURLY
    word = WHY.get(kind)
    return word(detail.get("ctx", {})) if word else OTHER


def _listed(expected: str) -> str:
    """Return the values that may stand there: “'a', 'b' or 'c'”."""
    return expected.removeprefix("'', ").replace("'", "")
