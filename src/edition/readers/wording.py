"""Say in our own words why a value is refused; the library's are for programmers."""

from typing import Any

from edition.model.patterns import FORMS

MISSING = "missing"
UNKNOWN = "unexpected_keyword_argument"
EMPTY = ("too_short", "string_too_short")
WHOLE = {MISSING: "is missing", UNKNOWN: "is not known"}
WHOLE |= dict.fromkeys(EMPTY, "is empty") | {"extra_forbidden": "is not known"}
"""What is said of a field, whatever stands in it."""
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
    kind = f"string_{kind}" if isinstance(given, str) and kind == "too_long" else kind
    listed = str(about.get("expected", "")).removeprefix("'', ").replace("'", "")
    form = FORMS.get(about.get("pattern", ""))
    return WHY.get(kind, OTHER).format(**about, listed=listed, form=form)
