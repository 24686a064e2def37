"""Messages of the interface: English here, other languages in catalogues.

``locale/edition.pot`` lists the messages of Python, templates and scripts;
``locale/<language>.po`` says them in another language.
"""

import gettext as catalogues
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

FOLDER = Path(__file__).parent / "locale"
ENGLISH = "en"
SCRIPT = ".js"
COUNTED = range(101)
"""Numbers among which every form of a plural is used."""
Said = str | dict[str, str]
"""A message of a script, or its forms by CLDR's name: ``one``, ``few``, ``other``."""

_language = ENGLISH


def use(language: str) -> None:
    """Say all messages in a language from here on, one of `languages`."""
    global _language
    _language = language


def language() -> str:
    """Return the language that messages are said in."""
    return _language


def languages() -> tuple[str, ...]:
    """Return the languages that there are catalogues for, English first."""
    return ENGLISH, *sorted(path.stem for path in FOLDER.glob("*.po"))


def gettext(message: str) -> str:
    """Return a message in the language of the edition."""
    return _translations(_language).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return a message in the form that a number asks for."""
    return _translations(_language).ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    """Return a message that other languages say in several ways, by its context."""
    return _translations(_language).pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 -- gettext's name
    """Return a message as it is; it is translated where it is shown."""
    return message


def of_scripts() -> dict[str, Said]:
    """Return what scripts say in the language of the edition, by the English."""
    if _language == ENGLISH:
        return {}
    catalog = _catalog(_language)
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            message.string
            if isinstance(message.string, str)
            else _by_category(catalog, message.string)
        )
        for message in catalog
        if message.id and message.string and not message.fuzzy
        if any(path.endswith(SCRIPT) for path, _ in message.locations)
    }


def _by_category(catalog: "Catalog", said: Sequence[str]) -> dict[str, str]:
    """Return the forms of a plural by the names that browsers have for them."""
    from babel import Locale

    form = catalogues.c2py(catalog.plural_expr)
    category = (catalog.locale or Locale(ENGLISH)).plural_form
    return {category(number): said[form(number)] for number in COUNTED}


@cache
def _translations(language: str) -> catalogues.NullTranslations:
    """Return what translates into a language."""
    if language == ENGLISH:
        return catalogues.NullTranslations()
    from babel.messages.mofile import write_mo

    compiled = BytesIO()
    write_mo(compiled, _catalog(language))
    compiled.seek(0)
    return catalogues.GNUTranslations(compiled)


@cache
def _catalog(language: str) -> "Catalog":
    """Read the catalogue of a language."""
    from babel.messages.pofile import read_po

    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language.replace("-", "_"))
