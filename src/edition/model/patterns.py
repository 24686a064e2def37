"""Patterns of fields, each with words that say what it asks for."""

from typing import Any

from pydantic import Field

FORMS: dict[str, str] = {}
"""What each pattern of the models asks for."""


def formed(pattern: str, words: str, **rules: Any) -> Any:
    """Return a field that has to match a pattern, or the words tell what is wanted."""
    FORMS[pattern] = words
    return Field(pattern=pattern, **rules)
