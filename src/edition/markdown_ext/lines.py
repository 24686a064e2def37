"""Divide verse into lines, count them, and say who speaks."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from edition.markdown_ext.elements import HEADINGS, add_class, prepend
from edition.markdown_ext.kinds import LINED
from edition.scan.kinds import speaker
from edition.syntax import LAYERED

STEP = 5
"""Every so many lines have their number beside them."""
BLANK = "\N{EN SPACE}"
"""What stands for a blank that indents a line."""
Node = str | Element


def divide_verse(root: Element) -> None:
    """Divide verse wherever it stands, and put speakers before their words.

    Lines are numbered from the heading before them.
    """
    following = 1
    first: dict[str, int] = {}
    for element in list(root.iter()):
        if element.tag in HEADINGS:
            following = 1
        elif element.attrib.pop(LINED, None) is not None:
            divide(element)
            following = _number_verse(element, following, first)
        if said := element.attrib.pop("speaker", None):
            _say_speaker(element, said)


def divide(element: Element) -> None:
    """Put every line of an element into one of its own."""
    lines = _lines(element)
    element.text = "\n"
    for child in list(element):
        element.remove(child)
    is_first_of_stanza = False
    for line in lines:
        if not any(one if isinstance(one, str) else True for one in line):
            is_first_of_stanza = bool(len(element))
            continue
        name = "line line--stanza" if is_first_of_stanza else "line"
        made = _filled(Element("span", {"class": name}), _indented(line))
        made.tail, is_first_of_stanza = "\n", False
        element.append(made)


def _lines(element: Element) -> list[list[Node]]:
    """Return what an element holds, line by line."""
    lines: list[list[Node]] = [[]]

    def add(words: str | None) -> None:
        first, *more = (words or "").split("\n")
        lines[-1].append(first)
        lines.extend([one] for one in more)

    add(element.text)
    for child in element:
        first, *others = _parts(child)
        lines[-1].append(first)
        lines.extend([other] for other in others)
        add(child.tail)
    return lines


def _parts(element: Element) -> list[Element]:
    """Return an element once for each line that it has words on."""
    lines = _lines(element)
    made = [Element(element.tag, dict(element.attrib)) for _ in lines]
    for other in made[1:]:
        other.attrib.pop("id", None)
    return [_filled(part, line) for part, line in zip(made, lines, strict=True)]


def _filled(element: Element, nodes: Iterable[Node]) -> Element:
    for node in nodes:
        if not isinstance(node, str):
            element.append(node)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + node
        else:
            element.text = (element.text or "") + node
    return element


def _indented(line: list[Node]) -> list[Node]:
    """Return a line whose first blanks are shown as they were written."""
    line, blanks = _without_blanks(line)
    if not blanks:
        return line
    indent = Element("span", {"class": "line__indent"})
    indent.text = BLANK * blanks
    return [indent, *line]


def _without_blanks(line: list[Node]) -> tuple[list[Node], int]:
    """Take away the blanks that a line begins with, be it within emphasis."""
    while line and line[0] == "":
        line = line[1:]
    first = line[0] if line else ""
    if isinstance(first, str):
        words = first.lstrip(" ")
        return [words, *line[1:]], len(first) - len(words)
    inner = first
    while not inner.text and len(inner):
        inner = inner[0]
    before = inner.text or ""
    inner.text = before.lstrip(" ")
    return line, len(before) - len(inner.text)


def _number_verse(element: Element, following: int, first: dict[str, int]) -> int:
    """Count the lines of verse; return the number of the line that follows.

    Args:
        element: a passage whose lines are divided.
        following: the number of its first line, unless ``first`` has it.
        first: that number by passage; those of a translation are the same.
    """
    if "verse" not in element.get("class", "").split():
        return following
    found = LAYERED.fullmatch(element.get("id", ""))
    passage = found["passage"] if found else ""
    following = _number(element, first.get(passage, following))
    if passage:
        first.setdefault(passage, following - len(element))
    return following


def _number(element: Element, number: int) -> int:
    """Count the lines of a passage; return the number of the line that follows."""
    given = element.attrib.pop("n", "")
    number = int(given) if given.isdecimal() else number
    is_numbered = element.attrib.pop("numbered", None) is not None or bool(given)
    for line in element:
        line.set("data-n", str(number))
        if is_numbered and number % STEP == 0:
            add_class(line, "line--numbered")
        number += 1
    return number


def _say_speaker(element: Element, by: str) -> None:
    """Put the name of who speaks before the words."""
    name = speaker(by)
    said = Element("span", {"class": "speaker"})
    said.text = name.removesuffix(".")
    if said.text != name:
        stop = Element("span", {"class": "speaker__stop"})
        stop.text = "."
        said.append(stop)
    element.text = (element.text or "").lstrip()
    prepend(element, said)
