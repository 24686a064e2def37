"""Say what a book is: who wrote it, whose words it has, and under which licence."""

from typing import NamedTuple

from edition import licences
from edition.attribution import bracketed
from edition.links import byline
from edition.messages import gettext as _
from edition.model import Edition, Text
from edition.model.variants import Witness
from edition.scan.plain import plain
from edition.self_citation import address, facts
from edition.typography import end_with_stop, reading_order
from edition.views.rights import own_rights, rights_line
from edition.views.text import whose_words
from edition.views.variants import witnesses


class Imprint(NamedTuple):
    """What stands on the first page of a text, or of the edition."""

    title: str
    subtitle: str
    byline: str
    """Who wrote it, or who edits it."""
    whose: str
    """Whose words it has."""
    source: str
    """Where it was first published."""
    witnesses: tuple[str, ...]
    """What the sigla in its variants stand for."""
    version: str
    """Its version, and the day of it if there is one."""
    rights: tuple[str, ...]
    """Sentences."""
    address: str
    language: str
    """That of its words."""
    creators: tuple[str, ...]
    """Who made these words: of a précis the editors."""
    restated: tuple[str, ...] = ()
    """The authors whose words a précis restates."""

    @property
    def lines(self) -> list[str]:
        """What stands below title and authors, but for whose words they are."""
        said = (self.source, *self.witnesses, self.version, *self.rights)
        return [line for line in said if line]


def of_text(edition: Edition, text: Text) -> Imprint:
    """Return what is said of a text."""
    meta, settings = text.meta, edition.settings
    authors = tuple(map(reading_order, meta.authors))
    creators = settings.editor_names if text.is_precis else authors or (byline(meta),)
    return Imprint(
        bracketed(meta, "title", meta.title or text.slug),  # blank in a preview
        meta.subtitle,
        byline(meta),
        end_with_stop(_(whose_words(text))),
        facts(edition, text),
        tuple(_witness(witness) for witness in witnesses(edition, text)),
        _version(edition, meta.version),
        (settings.rights or own_rights(edition), end_with_stop(_rights(text))),
        address(edition, text),
        settings.language if text.is_precis else meta.language,
        creators,
        authors if text.is_precis else (),
    )


def of_edition(edition: Edition) -> Imprint:
    """Return what is said of the edition as a whole."""
    settings = edition.settings
    return Imprint(
        settings.title,
        settings.subtitle,
        ", ".join(settings.editor_names),
        "",
        "",
        (),
        _version(edition, settings.version),
        (rights_line(edition),),
        settings.site_url,
        settings.language,
        settings.editor_names,
    )


def joined_title(title: str, subtitle: str) -> str:
    """Return a title with its subtitle, and no colon behind a title that asks."""
    sign = "" if title.endswith(("?", "!", ".", "…")) else ":"
    return f"{title}{sign} {subtitle}" if subtitle else title


def _witness(witness: Witness) -> str:
    siglum = _("Witness %(siglum)s") % {"siglum": witness.siglum}
    return end_with_stop(f"{siglum}: {witness.name}")


def _version(edition: Edition, number: str) -> str:
    published = edition.settings.published
    said = _("Version %(number)s") % {"number": number} if number else ""
    return ", ".join(filter(None, [said, published]))


def _rights(text: Text) -> str:
    """Return what is known of the rights in the author's words."""
    meta = text.meta
    known = licences.names(meta.licence) or plain(meta.rights)
    if text.is_precis:
        return _("Rights in the original: %(rights)s") % {"rights": known}
    return _("Rights in the text: %(rights)s") % {"rights": known}
