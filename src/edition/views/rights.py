"""Say whose the words of a site are, and under which licence."""

import re

from edition import licences
from edition.messages import N_
from edition.messages import gettext as _
from edition.model import Edition, Text
from edition.scan.plain import plain

ELSEWHERE = N_("The rights in each text are stated on its page.")
LONGEST = 60
"""Characters of what the head of a text says of its rights."""
CLAUSE = re.compile(r"[.;](?:\s|$)")
"""What ends the first clause of it."""


def footer(edition: Edition) -> str:
    """Return the line at the foot of every page."""
    whose = rights_line(edition)
    if not edition.transcriptions:
        return whose
    own = _("Made from your own copies: for you to read, not to publish.")
    return f"{own} {whose}"


def rights_line(edition: Edition) -> str:
    """Return what the edition says of its words, or what can be said of any."""
    settings = edition.settings
    if settings.rights or not edition.texts:
        return settings.rights or own_rights(edition)
    return f"{own_rights(edition)} {_(ELSEWHERE)}"


def own_rights(edition: Edition) -> str:
    """Return what is known of the rights in the editors’ words."""
    whose = _("Notes by the editors")
    if edition.has_precis:
        whose = _("Précis, notes and data by the editors")
    elif edition.has_data:
        whose = _("Notes and data by the editors")
    known = licences.names(edition.settings.licence)
    return ", ".join(filter(None, [whose, known])) + "."


def rights_in_short(text: Text) -> str:
    """Return what the head of a text says of its rights, nothing if that is long."""
    if text.meta.licence:
        return licences.names(text.meta.licence)
    rights = plain(text.meta.rights)
    if "©" in rights:
        return _("© stated")
    clause = CLAUSE.split(rights, maxsplit=1)[0]
    return clause if len(clause) <= LONGEST else ""
