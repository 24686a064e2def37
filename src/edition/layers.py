"""Say whose words each layer of a text has: on its page, and in citations of it."""

from typing import NamedTuple

from edition.messages import gettext as _
from edition.model import Edition, Layer, Text, Translation
from edition.transliteration import language_name
from edition.typography import reading_order

OWN = "own"
"""The layer of a text's own words."""


class Described(NamedTuple):
    """A layer as readers meet it."""

    name: str
    short: str
    """What it is called where one is chosen."""
    whose: str
    """Whose words it has."""
    language: str


def described(edition: Edition, text: Text) -> tuple[Described, ...]:
    """Return the layers of a text, its own words first; nothing if it has no other."""
    layers = edition.layers(text)
    return (_own(edition, text), *map(_described, layers)) if layers else ()


def _own(edition: Edition, text: Text) -> Described:
    if text.is_precis:
        language = edition.settings.language
        names = _("précis"), _("editors’ précis")
    else:
        language = text.meta.language
        names = _("original"), _("author’s own words")
    return Described(OWN, *names, language)


def _described(layer: Layer) -> Described:
    is_copy = layer.translation is None
    short = _("author’s words") if is_copy else language_name(layer.language)
    return Described(layer.name, short, whose(layer), layer.language)


def whose(layer: Layer) -> str:
    """Say whose words a layer has: “translation (English), Anna Reed”."""
    if layer.translation is None:
        return _("author’s own words")
    words = _("translation (%(language)s)")
    words %= {"language": language_name(layer.language)}
    return ", ".join(filter(None, [words, translators(layer.translation)]))


def heading(layer: Layer) -> str:
    """Return what a layer is called where it stands by itself: its title, and whose."""
    return ", ".join(filter(None, [layer.title, whose(layer)]))


def translators(translation: Translation) -> str:
    """Return who translated a text, in reading order."""
    return ", ".join(map(reading_order, translation.translators))


def remark(layer: Layer) -> str:
    """Return what a citation of a translation says behind the number of a passage."""
    if layer.translation is None:
        return ""
    if names := translators(layer.translation):
        return _(", trans. %(names)s") % {"names": names}
    return _(", translation (%(language)s)") % {
        "language": language_name(layer.language)
    }
