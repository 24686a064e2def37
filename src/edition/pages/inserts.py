"""Fill the places in hand-written pages that stand for something generated."""

import re
from collections.abc import Callable

from edition.model import Edition, Text
from edition.pages.markup import counted, escape, text_link
from edition.pages.report import report_address
from edition.pages.text import byline
from edition.problems import Code, catalogue
from edition.scan.plain import plain

MARK = re.compile(r"^\{\{ *(?P<name>[a-z-]+) *\}\}$", re.M)
WORDS_A_MINUTE = 230
FAMILIES = {
    "T": "Texts",
    "N": "Notes",
    "C": "Citations and references",
    "G": "Glossary",
    "E": "Events",
    "P": "Parallels and routes",
    "A": "Names",
    "D": "Published ids",
    "L": "Links",
    "S": "Security",
    "X": "Exceptions",
}


def expand(markdown: str, edition: Edition) -> str:
    """Put what is made from the edition where a page says ``{{ texts }}``.

    A name that is not known stays, for the gate to find.
    """
    if "{{" not in markdown:
        return markdown

    def fill(match: re.Match[str]) -> str:
        make = INSERTS.get(match["name"])
        return make(edition) if make else match[0]

    return MARK.sub(fill, markdown)


def texts(edition: Edition) -> str:
    """Return the texts in order of date, each with what it argues."""
    first, *others = edition.texts or (None,)
    listed = [_text(first, " #texts")] if first else []
    return "\n\n".join([*listed, *map(_text, others)])


def _text(text: Text, id: str = "") -> str:
    meta = text.meta
    minutes = round(reading_minutes(text))
    return (
        f"1.  {meta.date.year}\n    {{ .year{id} }}\n\n"
        f"    {text_link(text, escape(meta.title))}\n    {{ .work }}\n\n"
        f"    {byline(meta)} · {escape(meta.vantage)} vantage point · "
        f"{len(text.passages)} passages, {minutes} minutes\n    {{ .particulars }}\n\n"
        f"    {escape(meta.summary)}"
    )


def reading_minutes(text: Text) -> float:
    """Return the time a reader needs for the passages, in minutes."""
    words = sum(len(plain(passage.markdown).split()) for passage in text.passages)
    return words / WORDS_A_MINUTE


def numbers(edition: Edition) -> str:
    """Return a line that says how much the edition holds."""
    passages = sum(len(text.passages) for text in edition.texts)
    kinds = [note.kind for text in edition.texts for note in text.document.notes]
    lists = (
        (len(edition.terms), "term", "glossary/index"),
        (len(edition.events), "dated event", "timeline"),
        (len(edition.parallels), "parallel", "parallels/index"),
        (len(edition.names), "name", "names"),
        (len(edition.references), "work", "bibliography"),
    )
    facts = [
        counted(passages, "passage"),
        counted(kinds.count("author"), "author’s note"),
        counted(kinds.count("editor"), "editors’ note"),
        *(f"[{counted(n, noun)}](/{page}.md)" for n, noun, page in lists if n),
    ]
    return " · ".join(facts) + "\n{ .numbers }"


def codes(edition: Edition) -> str:
    """Return the catalogue of problem codes as tables, one a family."""
    tables = []
    for family, title in FAMILIES.items():
        rows = [
            f"| `{code.id}`{_severity(code)} | {code.title} | {_advice(code)} |"
            for code in catalogue().values()
            if code.id.startswith(family)
        ]
        head = "| Code | What is wrong | What to do |\n|---|---|---|\n"
        tables.append(f"## {title}\n\n{head}" + "\n".join(rows))
    return "\n\n".join(tables)


def report(edition: Edition) -> str:
    """Return the way to report an error without editing anything."""
    return f"Or [report an error]({report_address(edition)}): say what, and where."


def _severity(code: Code) -> str:
    return "" if code.severity == "error" else f" ({code.severity})"


def _advice(code: Code) -> str:
    """Return the advice with what is to be typed as code."""
    parts = re.split("[“”]", code.advice)
    return "".join(
        f"`{part}`" if index % 2 else escape(part) for index, part in enumerate(parts)
    )


INSERTS: dict[str, Callable[[Edition], str]] = {
    "texts": texts,
    "numbers": numbers,
    "codes": codes,
    "report": report,
}
