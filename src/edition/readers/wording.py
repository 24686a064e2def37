"""Say in our own words why a value is refused; the library's are for programmers."""

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
WHY = {
    "string_type": "words belong here; put them in quotation marks",
    "string_unicode": "it holds what is no character",
    "string_pattern_mismatch": "write {form}",
    "string_too_long": "it has over {max_length:,} characters",
    "too_long": "it has over {max_length:,} entries",
    "literal_error": "write {listed}",
    "int_from_float": "a whole number belongs here",
    "greater_than": "it is not more than {gt:g}",
    "greater_than_equal": "it is less than {ge:g}",
    "less_than_equal": "it is more than {le:g}",
    "value_error": "{error}",
    "json_invalid": "its quotation marks, commas or braces do not match",
}
WHY |= dict.fromkeys(("bool_type", "bool_parsing"), "write true or false")
WHY |= dict.fromkeys(("tuple_type", "list_type"), "a list belongs here, “[one, two]”")
WHY |= dict.fromkeys(
    ("dict_type", "mapping_type", "dataclass_type", "model_type"),
    "named fields belong here, “name: words”",
)
WHY |= dict.fromkeys(
    ("int_type", "int_parsing", "float_type", "float_parsing", "finite_number"),
    "a number belongs here",
)
"""What is wrong with a value, by the type of the error."""
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
    about = detail.get("ctx", {})
    listed = str(about.get("expected", "")).removeprefix("'', ").replace("'", "")
    form = FORMS.get(about.get("pattern", ""))
    return WHY.get(kind, OTHER).format(**about, listed=listed, form=form)
