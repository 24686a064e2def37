"""Write the strip of a text for a page that is still Markdown."""

from edition import addresses
from edition.model import Edition, Text
from edition.templating import render
from edition.views.in_this_text import strip


def in_this_text(edition: Edition, text: Text) -> str:
    """Return the strip of a text, or nothing where it mentions no event."""
    here, view = addresses.text(text.slug).page, strip(edition, text)
    return render(edition, "in_this_text.html.j2", here, {"strip": view}).strip()
