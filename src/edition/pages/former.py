"""List the former ids of a page that is written in Markdown."""

from edition.citations.inlines import sealed
from edition.messages import gettext as _
from edition.model import Edition
from edition.templating import render
from edition.views.former import former_ids


def section(edition: Edition, path: str) -> str:
    """Return the section of a page below ``docs``, or nothing."""
    former = former_ids(edition, path)
    if not former:
        return ""
    heading = f"## {_('Moved or withdrawn')} {{ #former }}"
    listed = render(edition, "former.html.j2", path, {"former": former})
    return f"\n\n{heading}\n\n{sealed(listed.strip())}\n"
