"""Put in square brackets what the editors infer of a text's author, title and date.

The brackets stand wherever a text is attributed: on its page and in lists, in every
style of citation and in what is downloaded. Meta tags have plain names, since
programs know persons by them; short names, as in “Marsh 1990”, are signs only.
"""

from typing import Any

from edition.model import Edition, Meta
from edition.model.index import per_edition

Item = dict[str, Any]


def bracketed(meta: Meta, name: str, words: str) -> str:
    """Return words, in square brackets if the fact of that name is inferred."""
    return f"[{words}]" if name in meta.inferred and words else words


def date_words(meta: Meta) -> str:
    """Return the date of a text in words."""
    return bracketed(meta, "date", meta.date.words)


@per_edition
def inferred_works(edition: Edition) -> dict[str, Meta]:
    """Return the front matter of texts of which something is inferred, by reference."""
    metas = (text.meta for text in edition.texts)
    return {meta.reference: meta for meta in metas if meta.reference and meta.inferred}


def in_brackets(meta: Meta, item: Item) -> Item:
    """Return a CSL-JSON item with its title and date as they are to be printed.

    A style inverts and shortens names: these are put in brackets when it has done so.
    """
    found = item | {"title": bracketed(meta, "title", item["title"])}
    if "date" in meta.inferred:
        found["issued"] = {"literal": date_words(meta)}
    return found


def with_author(meta: Meta, item: Item) -> Item:
    """Return an item whose authors, if inferred, are names in brackets, to download."""
    if "author" not in meta.inferred or "author" not in item:
        return item
    names = [f"[{name['given']} {name['family']}]" for name in item["author"]]
    return item | {"author": [{"literal": name} for name in names]}


def with_brackets(meta: Meta, words: str) -> str:
    """Put brackets round the authors' names in a formatted citation, in Markdown."""
    for author in meta.authors if "author" in meta.inferred else ():
        family, _, given = author.partition(", ")
        initials = " ".join(f"{name[0]}." for name in given.split())
        forms = (f"{given} {family}", author, f"{family}, {initials}", family)
        found = next((form for form in forms if form in words), "")
        words = words.replace(found, rf"\[{found}\]", 1) if found else words
    return words
