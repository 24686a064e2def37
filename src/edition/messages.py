"""Own the words of the interface: English here, other languages in catalogues."""

import gettext as catalogues

_translations = catalogues.NullTranslations()


def gettext(message: str) -> str:
    """Return a message in the language of the edition."""
    return _translations.gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return a message in the form that a number asks for."""
    return _translations.ngettext(one, many, number)
