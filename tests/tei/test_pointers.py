"""TEI has every id once, points to what is there, and marks whatever is known."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from edition.exports.tei.elements import ID, TEI, local, name_of
from edition.exports.tei.marking import HIDDEN
from edition.exports.tei.pointers import POINTING
from edition.indexes import name_matcher, term_matcher
from tei_files import NAMES, Element, by_id, document, editions, parsed

each_edition = pytest.mark.parametrize("name", NAMES)
FAR = ("http://", "https://", "mailto:")
OPAQUE = frozenset({"note", "bibl", "ref", "formula", "code", "rdg"})


def targets(root: Element) -> Iterator[str]:
    for element in root.iter(f"{{{TEI}}}*"):
        for name in POINTING.intersection(element.attrib):
            yield from str(element.get(name)).split()


@each_edition
def test_every_pointer_of_a_text_leads_somewhere(name: str) -> None:
    texts = editions()[name].texts
    ids = {text.slug: by_id(document(name, text.slug)) for text in texts}
    for text in texts:
        for target in targets(document(name, text.slug)):
            path, sign, id = target.partition("#")
            if not target.startswith(FAR):
                slug = PurePosixPath(path).name.removesuffix(".tei.xml") or text.slug
                assert path in ("", f"../{slug}/{slug}.tei.xml")
                assert sign, target
                assert id in ids[slug], target


@each_edition
def test_the_corpus_has_every_text_and_is_whole_in_itself(name: str) -> None:
    root = parsed(f"{name}/corpus.tei.xml")
    ids = by_id(root)
    for target in targets(root):
        assert target.startswith(FAR) or target[1:] in ids, target
    for text in editions()[name].texts:
        assert name_of(f"text-{text.slug}") in ids
        for anchor in text.anchors:
            assert name_of(text.slug, anchor) in ids


@each_edition
def test_every_passage_and_note_has_the_id_of_its_page(name: str) -> None:
    for text in editions()[name].texts:
        ids = by_id(document(name, text.slug))
        for passage in text.passages:
            assert ids[passage.id].get("n") == passage.number
        for note in text.document.notes:
            assert local(ids[name_of(note.id)]) == "note"


def _said(element: Element) -> str:
    """Return the words in which names and terms are looked for."""
    words = element.text or ""
    for child in element:
        if local(child) in ("bibl", "ref", "formula", "code"):
            words += HIDDEN * len("".join(map(str, child.itertext())))
        elif local(child) not in OPAQUE:
            words += _said(child)
        words += child.tail or ""
    return words


def _marked(element: Element) -> Iterator[Element]:
    for child in element:
        if local(child) not in ("note", "rdg"):
            yield child
            yield from _marked(child)


def test_terms_and_names_are_marked_wherever_they_occur() -> None:
    """Only where two forms overlap in part is one of them not marked."""
    edition = editions()["own"]
    find = {"term": term_matcher(edition).find, "name": name_matcher(edition).find}
    wanted, lost = Counter[str](), Counter[str]()
    for text in edition.texts:
        for id, passage in by_id(document("own", text.slug)).items():
            if id in text.anchors and local(passage) == "p":
                inside = Counter(str(e.get("ref")) for e in _marked(passage))
                words = _said(passage)
                for kind, matches in find.items():
                    here = Counter(f"#{kind}-{m.owner}" for m in matches(words))
                    wanted += here
                    lost += here - inside
    assert lost.total() <= wanted.total() / 100, lost


def test_a_term_that_is_a_name_is_both() -> None:
    root = document("odd", "1st-letters")
    both = [e for e in root.iter(f"{{{TEI}}}term") if e.get("ref") == "#term-board"]
    nested = [e for e in both if len(e) and e[0].get("ref") == "#name-river-board"]
    assert len(nested) == 1


def test_a_second_mark_of_a_note_points_to_the_first() -> None:
    root = document("odd", "1st-letters")
    pointers = [e for e in root.iter(f"{{{TEI}}}ptr") if e.get("type") == "note"]
    assert {(e.get("target"), e.get("n")) for e in pointers} == {("#n1", "1")}
    assert len(pointers) == 3
    assert by_id(root)["n1"].getparent() is not None


def test_ids_of_pages_become_names_of_xml() -> None:
    assert name_of("p7") == "p7"
    assert name_of("", "p7") == "p7"
    assert name_of("1st-letters", "p7") == "t-1st-letters.p7"
    assert name_of("ref-müller²") == "ref-müller.b2."
    assert name_of("ref-левада") == "ref-левада"
    assert ID.endswith("}id")
