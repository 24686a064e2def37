"""Say where errors are reported, with the page and its version already named."""

from urllib.parse import quote

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
    subject = f"Error in {name}, version {version}" if version else f"Error in {name}"
    body = f"What is wrong:\r\n\r\n\r\nWhere: {page}" if page else "What is wrong:"
    return f"mailto:{contact}?subject={quote(subject)}&body={quote(body, safe='')}"
