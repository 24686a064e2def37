"""Whatever looks through a file takes time in proportion to its length."""

import gc
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from edition.checks import security, signs
from edition.features import words
from edition.fixes import mended
from edition.problems import Place
from edition.publish.gate import ANY, LEFT
from edition.readers.characters import refused
from edition.readers.front_matter import beginning_faults, split
from edition.readers.yaml_places import YamlError, load_yaml
from edition.scan import scan, scan_plain
from edition.scan.clusters import parse_cluster
from edition.scan.code import blank_code, code_spans, exposed
from edition.scan.kinds import KINDS as KINDS_OF_PASSAGES
from edition.scan.kinds import kind_of, running
from edition.scan.locators import parse_locator
from edition.scan.plain import plain
from edition.syntax import attributes

SHORT, LONG = 5_000, 50_000
TIMES = 12
"""How many times as long the long one may take: ten, and some for the machine."""
GRACE = 0.06
"""Seconds of CPU below which a clock measures itself."""


def _secured(markdown: str) -> None:
    class Only:
        documents = (scan(markdown, "docs/a.md", 1),)

    for rule in security.RULES:
        list(rule(Only()))  # type: ignore[arg-type]


def _run(words: str) -> None:
    said = attributes(f'.verse speaker="{words}" {words}')
    for kind in KINDS_OF_PASSAGES:
        running(kind, said, f"{words}\n{words}")
        running(kind, attributes(""), f"{words}\n{words}")
    kind_of(attributes(words), words.split("\n"))


def _gated(page: str) -> None:
    for pattern in (ANY, *LEFT.values()):
        list(pattern.finditer(page))


def _torn(source: str) -> None:
    with suppress(YamlError):
        load_yaml(f"{source}\n\tx: [", "a.yml")


def _signs(markdown: str) -> None:
    class Only:
        files = (scan(f"{markdown}\n\nA ‘word’.", "docs/a.md", 1),)

    for rule in signs.RULES:
        list(rule(Only()))  # type: ignore[arg-type]


CODE = ("`", "``a", "`a`", "\\`", "<!--", "```a\n", "````\n```\n", "~~~\n", "    a\n")
MARKS = ("[", "[^", "[^a", "[@a", "@a", "[a](", "![", "](", "[a]: ", "[^a]: b\n")
MARKS += ("[a](b ", "[a(#b)", "[a(#", "[a ", "@a ", "[^a ")
ATTRIBUTES = ("{", "{ #a ", "{#a", "{:", "{{", "a\n{ #p1 }\n\n")
HTML = ("<", "<a ", "&", "<pre ", "<script>", "</pre>", "http://a.")
KINDS = ("$", "$$", "$a", "$1 ", "$$a\n", "~", "a~", "^", "a^", "~~", "++a", "==a")
KINDS += ("\\begin{", "^[", "[a]{", "{--", "{ .verse }\n", "//\n", "| a\n", "![a](")
BLOCKS = ("- ", "> ", "# ", "1. ", "|a", "\n", " ", "a", "*", "a_", "_", "a\n")
LOCATORS = ("1-", "1, ", "i", "1 - ", "a, ", "p. ", "1:", "0", "(")
SCANNERS: dict[str, tuple[Callable[[str], object], tuple[str, ...]]] = {
    "security": (_secured, (*CODE, *MARKS, *ATTRIBUTES, *HTML, *BLOCKS, *KINDS)),
    "code": (code_spans, CODE),
    "blank": (blank_code, CODE),
    "exposed": (exposed, CODE),
    "plain": (plain, (*MARKS, *ATTRIBUTES, *KINDS, "`", "*", "_", "a_", "\\_")),
    "running": (_run, (*ATTRIBUTES, *KINDS, "|a", "|-", " ", "\n", "![a](b ")),
    "fields": (lambda s: scan_plain(s, "a.yml", 1), (*MARKS, *HTML)),
    "cluster": (
        lambda s: parse_cluster(f"@a, {s}", Place("a"), ""),
        (*LOCATORS, "@a;", ";"),
    ),
    "locator": (parse_locator, LOCATORS),
    "page": (lambda s: parse_locator(f"p. {s}"), LOCATORS),
    "torn-yaml": (_torn, ('a: "b\n', '"', "'a ", "a: b: ", "a: ", "- ", "[", "a:b\n")),
    "fixes": (
        lambda s: mended(s, ".md"),
        (*CODE, *MARKS, *ATTRIBUTES, "[@a p. 8]", "@a p. ", "> ", "\r", "date: “"),
    ),
    "front-matter": (split, ("---\n", "--- \n", "a: b\n", " ")),
    "first-line": (lambda s: beginning_faults(s, "a"), ("a", "-", " ")),
    "characters": (refused, ("\u202a", "\u202a\u202c", "\u202c", "a")),
    "signs": (_signs, (*MARKS, *ATTRIBUTES, *HTML, "'", '"a', "a", "$", "a [^b] ")),
    "words": (words, ("a", "a'", "'", "é")),
    "gate": (_gated, (*MARKS, *ATTRIBUTES, "a", "a-?", "??", "///")),
}
"""What looks through a text, and what was, or could be, hardest for it."""
CASES = [
    pytest.param(scanner, unit, id=f"{name}-{unit!r}")
    for name, (scanner, worst) in SCANNERS.items()
    for unit in worst
]


def _seconds(scanner: Callable[[str], object], unit: str, length: int) -> float:
    """Return the CPU time for a text of one unit over and over."""
    text = (unit * (length // len(unit) + 1))[:length]
    gc.disable()  # its rounds are not the scanner's
    start = time.process_time()
    scanner(text)
    taken = time.process_time() - start
    gc.enable()
    return taken


def _is_linear(scanner: Callable[[str], object], unit: str) -> bool:
    long = _seconds(scanner, unit, LONG)
    return long <= GRACE or long <= TIMES * _seconds(scanner, unit, SHORT) + GRACE


@pytest.mark.parametrize(("scanner", "unit"), CASES)
def test_ten_times_the_text_takes_ten_times_the_time(
    scanner: Callable[[str], object], unit: str
) -> None:
    """What takes longer once may do so by chance; not so three times."""
    assert any(_is_linear(scanner, unit) for _ in range(3))
