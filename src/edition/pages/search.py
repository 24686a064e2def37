"""Make the search page: a form that needs script, and lists that do not."""

from collections.abc import Iterator

from edition.model import Edition, GeneratedPage
from edition.pages.html_tags import element
from edition.pages.markup import counted, front_matter
from edition.sources import SETTINGS

TITLE = "Search"
DESCRIPTION = "A concordance of every passage, note, term, event, name and work."
FACETS = {
    "text": ("Text or list", "Everywhere"),
    "author": ("Author", "Every author"),
    "year": ("Year", "Every year"),
    "kind": ("Kind", "Every kind"),
    "language": ("Language", "Every language"),
}
"""What lines can be narrowed to: the name of each facet, and its widest value."""
ORDERS = {
    "date": "date",
    "text": "text",
    "left": "words before",
    "right": "words after",
    "word": "the word found",
}
QUESTION = """\
<p class="concordance__question"><label for="concordance-q">Words, or a phrase in \
quotation marks</label>
<input id="concordance-q" name="q" type="search" enterkeyhint="search" \
autocomplete="off" autocapitalize="off" spellcheck="false">
<button type="submit">Search</button></p>"""
RESULT = """\
<p id="concordance-status" class="concordance__status" role="status"></p>
<button id="concordance-csv" type="button" hidden>Save as CSV</button>
<div id="concordance-lines"></div>
<button id="concordance-more" type="button" hidden>Read on</button>"""
HOW_TO = """
Every line is a place in a passage, note, term, event, name or work, with the words \
around it. Words are found by their beginnings and in other forms: *secur* finds \
“security”, a form of a term finds the term, “НАТО” finds NATO and “Gorbachev” finds \
Горбачёв. Words in quotation marks stand together; after a minus (*-nato*) they keep \
places out. Words as common as *the* are not looked for.

The passages are the editors’ précis. Where an author has a word that the précis says \
otherwise, the line says how often it stands **in the original**, of which this site \
has counts only; short passages were counted together.
"""


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the search page."""
    head = front_matter(TITLE, DESCRIPTION)
    parts = (f"{head}# {TITLE}", form(), HOW_TO, _without_script(edition))
    markdown = "\n\n".join(parts)
    yield GeneratedPage("search.md", TITLE, markdown, SETTINGS, DESCRIPTION)


def form() -> str:
    """Return the form of the concordance, which script brings to light."""
    facets = "".join(
        element("label", f"{name} {_select(facet, {'': widest})}")
        for facet, (name, widest) in FACETS.items()
    )
    order = element("label", f"Sorted by {_select('sort', ORDERS)}")
    frame = {"id": "concordance-facets", "class_": "concordance__facets"}
    narrow = element("div", facets + order, **frame, hidden=True)
    head = (
        '<form id="concordance" class="concordance" role="search" hidden '
        'aria-label="Concordance">'
    )
    return f"{head}\n{QUESTION}\n{narrow}\n{RESULT}\n</form>"


def _select(name: str, options: dict[str, str]) -> str:
    inner = "".join(
        element("option", words, value=value) for value, words in options.items()
    )
    return element("select", inner, name=name)


def _without_script(edition: Edition) -> str:
    """Say which lists do without script what the search does with it."""
    lists = [
        ("glossary/index.md", "The glossary", "term", edition.terms),
        ("names.md", "The index of names", "name", edition.names),
        ("timeline.md", "The timeline", "event", edition.events),
        ("bibliography.md", "The bibliography", "work", edition.references),
    ]
    lines = [
        f"- [{title}](/{path}): {counted(len(entries), noun)}"
        for path, title, noun, entries in lists
        if entries
    ]
    head = (
        "The search runs in your browser and needs JavaScript. Without it, these lists "
        "lead to every passage in which their entries occur:"
    )
    return "\n".join([head, "", *lines, ""])
