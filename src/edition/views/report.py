"""Say where errors are reported, with the page and its version already named."""

from urllib.parse import quote

from edition.messages import gettext as _
from edition.model import Edition


def report_address(edition: Edition, path: str = "", page: str = "") -> str:
    """Return the address for a report; that of the page stands at its end.

    Args:
        edition: Its contact is a mail address, or the address of a page that takes
            reports.
        path: The page below ``docs``; without one the edition is meant.
        page: The public address of the page.
    """
    contact = edition.settings.contact
    if "://" in contact:
        return contact
    text = edition.text_at(path)
    name = text.short_name if text else edition.settings.title
    version = text.meta.version if text else edition.settings.version
    subject = (
        _("Error in %(name)s, version %(version)s")
        if version
        else _("Error in %(name)s")
    ) % {"name": name, "version": version}
    body = _("What is wrong:")
    if page:
        body += "\r\n\r\n\r\n" + _("Where: %(page)s") % {"page": page}
    return f"mailto:{contact}?subject={quote(subject)}&body={quote(body, safe='')}"
