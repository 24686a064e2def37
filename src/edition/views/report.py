"""Say where errors are reported, with the page and its version already named."""

from urllib.parse import quote

from edition import forge
from edition.messages import gettext as _
from edition.model import Edition


def report_address(edition: Edition, path: str = "", page: str = "") -> str:
    """Return the address for a report; that of the page stands at its end.

    Args:
        edition: Its contact is a mail address, the address of its repository, where
            a report is then begun, or that of another page that takes reports.
        path: The page below ``docs``; without one the edition is meant.
        page: The public address of the page.

    Returns:
        Nothing where the edition says of no place that it takes reports.
    """
    settings = edition.settings
    if not (settings.contact and is_filled(edition)):
        return settings.contact
    text = edition.text_at(path)
    name = text.short_name if text else settings.title
    version = text.meta.version if text else settings.version
    subject = (
        _("Error in %(name)s, version %(version)s")
        if version
        else _("Error in %(name)s")
    ) % {"name": name, "version": version}
    body = _("What is wrong:")
    if page:
        body += "\r\n\r\n\r\n" + _("Where: %(page)s") % {"page": page}
    if "://" in settings.contact:
        return forge.report_address(settings, subject, body)
    words = f"subject={quote(subject)}&body={quote(body, safe='')}"
    return f"mailto:{settings.contact}?{words}"


def is_filled(edition: Edition) -> bool:
    """Tell whether a report has words already: a letter, or one at the repository."""
    settings = edition.settings
    return "://" not in settings.contact or settings.contact == settings.repository
