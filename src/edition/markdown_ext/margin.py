"""Mark passages: dots for the texts that answer, a word where the source is emended."""

from xml.etree.ElementTree import Element, SubElement

from edition import addresses
from edition.indexes import emendations_by_passage, parallels_by_passage
from edition.markdown_ext.links import from_root
from edition.messages import gettext as _
from edition.messages import ngettext
from edition.model import RELATIONS, Edition, Parallel, Text
from edition.syntax import is_passage

MOST_DOTS = 5
ANSWERED = "⇄"
"""What stands for the dots in text alone, where words would pass for the author's."""
WAYS = {"agreement": "with", "tension": "own"}
"""How a text answers that does not only speak to the matter, by how it stands to it."""


def mark_passages(root: Element, edition: Edition, slug: str) -> None:
    """Mark the passages that have parallels, and those that have emendations."""
    parallels = parallels_by_passage(edition)
    emendations = emendations_by_passage(edition)
    for element in root.iter():
        id = element.get("id", "")
        if is_passage(id) and (slug, id) in parallels:
            element.append(_answers(edition, slug, id, parallels[slug, id]))
        if is_passage(id) and (slug, id) in emendations:
            element.append(_em(slug, id, len(emendations[slug, id])))


def _answers(
    edition: Edition, slug: str, id: str, found: tuple[Parallel, ...]
) -> Element:
    """Return the link to the parallel, or to the list where there are several.

    It shows a dot for each text that answers, in the colour of the text; its name says
    which parallel it is, or how many.
    """
    first, number = found[0], len(found)
    if number == 1:
        to = addresses.parallel(first.theme, first.id)
        what = _(RELATIONS[first.relation]) + _(":") + f" {first.title}"
    else:
        to = addresses.text_parallels(slug, id)
        what = ngettext("%(n)s parallel", "%(n)s parallels", number) % {"n": number}
    mark = Element("a", {"class": "cf", "href": from_root(to), "aria-label": what})
    mark.text = " "
    for text, way in _ways(edition, slug, found)[:MOST_DOTS]:
        dot = f"dot dot--{way} hue-{edition.hue(text)}"
        SubElement(mark, "span", {"class": dot})
    SubElement(mark, "span", {"class": "unstyled"}).text = ANSWERED
    return mark


def _ways(
    edition: Edition, slug: str, found: tuple[Parallel, ...]
) -> list[tuple[Text, str]]:
    """Return the texts that answer, and how: the strongest way of each."""
    ways: dict[str, set[str]] = {text.slug: set() for text in edition.texts}
    for parallel in found:
        for other in parallel.texts & ways.keys():
            if other != slug or parallel.relation == "tension":
                standing = parallel.standing(slug, other)
                ways[other].add(WAYS.get(standing, "speaks"))
        for other in parallel.silent.keys() & ways.keys():
            ways[other].add("silent")
    order = ("own", "speaks", "with", "silent")
    return [
        (text, next(way for way in order if way in ways[text.slug]))
        for text in edition.texts
        if ways[text.slug]
    ]


def _em(slug: str, id: str, count: int) -> Element:
    """Return the link to the emendations of a passage."""
    title = ngettext(
        "%(n)s emendation recorded for the source",
        "%(n)s emendations recorded for the source",
        count,
    )
    label = ngettext(
        "emended: %(n)s emendation (passage %(number)s)",
        "emended: %(n)s emendations (passage %(number)s)",
        count,
    )
    href = from_root(addresses.emendation(slug, id))
    mark = Element("a", {"class": "emended", "href": href})
    mark.set("title", title % {"n": count})
    mark.set("aria-label", label % {"n": count, "number": id[1:]})
    mark.text = " " + _("emended")
    return mark
