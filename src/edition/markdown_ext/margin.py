"""Mark passages: “cf.” where others answer, “em.” where the source is emended."""

from xml.etree.ElementTree import Element

from edition import addresses
from edition.indexes import emendations_by_passage, parallels_by_passage
from edition.markdown_ext.links import from_root
from edition.messages import gettext as _
from edition.messages import ngettext
from edition.model import RELATIONS, Edition, Parallel
from edition.syntax import is_passage


def mark_passages(root: Element, edition: Edition, slug: str) -> None:
    """Mark the passages that have parallels, and those that have emendations."""
    parallels, emendations = (
        parallels_by_passage(edition),
        emendations_by_passage(edition),
    )
    for element in root.iter():
        id = element.get("id", "")
        if is_passage(id) and (slug, id) in parallels:
            element.append(_cf(slug, id, parallels[slug, id]))
        if is_passage(id) and (slug, id) in emendations:
            element.append(_em(slug, id, len(emendations[slug, id])))


def _cf(slug: str, id: str, found: tuple[Parallel, ...]) -> Element:
    """Return the link to the parallel, or to the list where there are several."""
    first, number = found[0], len(found)
    if number == 1:
        to = addresses.parallel(first.theme, first.id)
        what = f"{_(RELATIONS[first.relation])}: {first.title}"
    else:
        to = addresses.text_parallels(slug, id)
        what = ngettext("%(n)s parallel", "%(n)s parallels", number) % {"n": number}
    mark = Element("a", {"class": "cf", "href": from_root(to)})
    mark.text = _("cf.")
    mark.set("aria-label", f"{mark.text} {what}")
    return mark


def _em(slug: str, id: str, count: int) -> Element:
    """Return the link to the emendations of a passage."""
    title = ngettext(
        "%(n)s emendation recorded for the source",
        "%(n)s emendations recorded for the source",
        count,
    )
    label = ngettext(
        "em. %(n)s emendation (passage %(number)s)",
        "em. %(n)s emendations (passage %(number)s)",
        count,
    )
    href = from_root(addresses.emendation(slug, id))
    mark = Element("a", {"class": "emended", "href": href})
    mark.set("title", title % {"n": count})
    mark.set("aria-label", label % {"n": count, "number": id[1:]})
    mark.text = _("em.")
    return mark
