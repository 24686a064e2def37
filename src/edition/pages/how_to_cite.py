"""Make the section of a text's page that says and shows how to cite it."""

from edition.citations.inlines import escape
from edition.citing import WHOSE, address
from edition.citing.items import ACCESSED, CAPITAL, LINK, PHRASE
from edition.citing.styles import STYLES, Cited, Template, templates
from edition.model import Edition, Text

TITLE = "## How to cite { #how-to-cite }"
FORMATS = {"BibTeX": "bib", "RIS": "ris", "CSL-JSON": "csl.json"}
ACCESS = "date of access"


def how_to_cite(edition: Edition, text: Text) -> str:
    """Return the section: what a citation names, and an example in every style.

    The examples are also what the browser fills in for the passage a reader chooses.
    """
    if not text.passages:
        return ""
    return "\n\n".join(
        [
            TITLE,
            _in_words(edition, text),
            examples(edition, text),
            _files(text),
            _for_the_browser(edition, text),
        ]
    )


def examples(edition: Edition, text: Text) -> str:
    """Return the citation of the first passage in every style."""
    return "\n\n".join(
        f"{style.name}\n:   {_example(edition, text, style)}" for style in STYLES
    )


def _in_words(edition: Edition, text: Text) -> str:
    number = text.passages[0].number
    has_more = edition.has_page("about/citing.md")
    more = " [More about citing](/about/citing.md)." if has_more else ""
    whose = (
        "The words above are the editors’ précis and not the author’s, and every "
        f"citation says so: “editors’ précis of para. {number}”. "
        if text.meta.presentation == "precis"
        else ""
    )
    return (
        "The number of a passage is its permanent link. A citation names the work as "
        f"first published, the passage, this edition, the version and "
        f"the link. {whose}For a range, write “paras. 1–3” and end the link in "
        f"`#p1-p3`.{more}"
    )


def _example(edition: Edition, text: Text, style: Cited) -> str:
    template = templates(edition)[text.slug][style.id]
    full = _slots(edition, text, style, template.full)
    shown = f'<span class="citation-example" data-cite="{style.id}">{full}</span>'
    return f"{shown}{_short(edition, text, style, template)}"


def _short(edition: Edition, text: Text, style: Cited, template: Template) -> str:
    if not template.short:
        return ""
    short = _slots(edition, text, style, template.short)
    return (
        '\n\n    <span class="citation-place">In the text:</span> '
        f'<span data-cite-short="{style.id}">{short}</span>'
    )


def _slots(edition: Edition, text: Text, style: Cited, template: str) -> str:
    """Put the first passage into a template, in elements that can be filled anew."""
    passage = text.passages[0]
    phrase = style.phrase(text, passage.number)
    link = address(edition, text, passage.id)
    names = _names(style) if text.meta.presentation != "precis" else ""
    values = {
        PHRASE: f'<span data-slot="phrase"{names}>{phrase}</span>',
        CAPITAL: f'<span data-slot="phrase" data-capital{names}>'
        f"{phrase[0].upper()}{phrase[1:]}</span>",
        LINK: f'<a data-slot="link" href="{link}">{escape(link)}</a>',
        ACCESSED: f'<span data-slot="accessed">{ACCESS}</span>',
    }
    for name, value in values.items():
        template = template.replace(name, value)
    return template


def _names(style: Cited) -> str:
    one, many = style.paragraph
    return f' data-one="{one} {{n}}" data-many="{many} {{n}}"'


def _files(text: Text) -> str:
    links = [
        f"[{name}]({text.slug}/{text.slug}.{suffix})"
        for name, suffix in FORMATS.items()
    ]
    return f"The whole text for a reference manager: {', '.join(links)}."


def _for_the_browser(edition: Edition, text: Text) -> str:
    """Return what the browser needs to name other passages."""
    whose = WHOSE[text.meta.presentation]
    names = {
        "one": whose.format("para. {n}"),
        "many": whose.format("paras. {n}"),
        "note": whose.format("n. {n}"),
        "link": address(edition, text),
        "formats": f"{text.slug}.cite.json",
    }
    data = " ".join(f'data-{name}="{value}"' for name, value in names.items())
    return f'<div id="citation-words" hidden {data}></div>'
