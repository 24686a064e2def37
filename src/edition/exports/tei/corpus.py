"""Join the documents of all texts into one corpus, in which no id is there twice."""

import re
from copy import deepcopy

from edition.exports.tei.document import document
from edition.exports.tei.elements import ID, TEI, Element, element, name_of, titles
from edition.exports.tei.encoding import application, project
from edition.exports.tei.header import named_editors, publication, responsibility
from edition.exports.tei.inline import text_id
from edition.exports.tei.pointers import pointers
from edition.exports.tei.writing import part, written
from edition.model import Edition, Text

ELSEWHERE = re.compile(r"\.\./(?P<slug>[^/]+)/(?P=slug)\.tei\.xml(?:#(?P<id>.*))?")
ABOUT = (
    "Every text of the edition. Each id begins with the slug of its text and a stop; "
    "how passages are cited is declared in the file of each text."
)


def corpus(edition: Edition) -> str:
    """Return all texts as a corpus, ready to be written; one at a time is in memory."""
    whole = written(element("teiCorpus", _header(edition), lang="en"))
    members = (part(_member(edition, text), around="en") for text in edition.texts)
    begun, end, _ = whole.rpartition("</teiCorpus>")
    return "".join([begun, *members, end, "\n"])


def _member(edition: Edition, text: Text) -> Element:
    """Return a document whose ids and pointers are those of the corpus."""
    made = deepcopy(document(edition, text))
    for one in made.iter(f"{{{TEI}}}*"):
        if one.get(ID) and one is not made:
            one.set(ID, name_of(text.slug, str(one.get(ID))))
    for one, name in pointers(made):
        targets = str(one.get(name)).split()
        one.set(name, " ".join(_pointer(text, target) for target in targets))
    for decl in [*made.iter(f"{{{TEI}}}refsDecl")]:
        parent = decl.getparent()
        if parent is not None:
            parent.remove(decl)
    return made


def _pointer(text: Text, target: str) -> str:
    if target.startswith("#"):
        id = target[1:]
        return target if id == text_id(text) else f"#{name_of(text.slug, id)}"
    found = ELSEWHERE.fullmatch(target)
    if found is None:
        return target
    slug, id = found["slug"], found["id"]
    return f"#{name_of(slug, id) if id else name_of(f'text-{slug}')}"


def _header(edition: Edition) -> Element:
    settings = edition.settings
    named = titles(settings.title, settings.subtitle, settings.language)
    by = (*named_editors(settings), responsibility(settings, "edition"))
    made_from = "Made from the files of the edition; each text names its own source."
    source = element("sourceDesc", element("p", made_from))
    file = element(
        "fileDesc", element("titleStmt", *named, *by), publication(edition), source
    )
    encoding = element("encodingDesc", project(edition, ABOUT), application())
    return element("teiHeader", file, encoding)
