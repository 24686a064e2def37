"""Code of all kinds is told from text, and hidden only where that is safe."""

from itertools import pairwise

import pytest

from edition.scan.code import blank_code, code_spans, exposed

CODE = {
    "span": "a `[@x]` b",
    "span of two ticks": "a ``[@x] ` b`` c",
    "fence": "a\n\n```\n[@x]\n```\n",
    "fence with a language": "```markdown\n[@x]\n```",
    "fence of tildes": "~~~\n[@x]\n~~~\n",
    "longer fence around a shorter": "````\n```\n[@x]\n````\n",
    "fence after three blanks": "   ```\n[@x]\n   ```\n",
    "indented": "a\n\n    [@x]\n\nb",
    "indented by a tab": "a\n\n\t[@x]\n",
    "indented lines with a blank between": "a\n\n    b\n\n    [@x]\n",
    "comment": "a <!-- [@x] --> b",
    "comment over lines": "<!--\n[@x]\n-->",
}
TEXT = {
    "plain": "a [@x] b",
    "unclosed span": "a ` [@x] b",
    "escaped tick": "a \\`[@x]\\` b",
    "ticks of two lengths": "a ``[@x]` b",
    "unclosed fence": "```\n[@x]\n",
    "continued paragraph": "a\n    [@x]\n",
    "second paragraph of a note": "[^1]: a\n\n    [@x]\n",
    "third paragraph of a note": "[^1]: a\n\n    b\n\n    [@x]\n",
    "paragraph of an item": "- a\n\n    [@x]\n",
    "paragraph of a numbered item": "1. a\n\n    [@x]\n",
}


@pytest.mark.parametrize("source", CODE.values(), ids=CODE)
def test_marks_in_code_are_blanked(source: str) -> None:
    assert "@" not in blank_code(source)


@pytest.mark.parametrize("source", TEXT.values(), ids=TEXT)
def test_marks_in_text_stay(source: str) -> None:
    assert "[@x]" in blank_code(source)


@pytest.mark.parametrize("source", [*CODE.values(), *TEXT.values()])
def test_blanking_keeps_every_offset(source: str) -> None:
    blanked = blank_code(source)
    assert len(blanked) == len(source)
    assert all(b in (s, " ") for s, b in zip(source, blanked, strict=True))


def test_spans_are_in_order_and_do_not_overlap() -> None:
    spans = code_spans("`a` <!-- `b` --> `c`\n\n```\n`d`\n```\n\n    `e`\n")
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


EXPOSED = {
    "a plain fence hides": ("```\n<b>\n```", False),
    "with a language": ("```html\n<b>\n```", False),
    "of tildes": ("~~~\n<b>\n~~~", False),
    "around a shorter": ("````\n```\n<b>\n```\n````", False),
    "a plain span hides": ("a `<b>` c `d`", False),
    "a span of two ticks does not": ("``<b>``", True),
    "nor one over lines": ("`a\nb` <b> `c`", True),
    "nor where a tick is escaped": ("\\` `<b>`", True),
    "nor where any line is odd": ("`\n\n`<b>`", True),
    "nor indentation": ("a\n\n    <b>\n", True),
    "nor a comment": ("<!-- <b> -->", True),
    "nor an open fence": ("```\n<b>\n", True),
    "nor one closed by a longer": ("```\n<b>\n````\n", True),
    "nor one with options": ("``` {.html}\n<b>\n```", True),
    "nor any after one with options": ("``` {.x}\n```\n\n```\n<b>\n```", True),
    "nor one in an item": ("- ```\n<b>\n```\n", True),
    "nor one in a quotation": ("> ```\n<b>\n> ```\n", True),
    "nor an indented one": (" ```\n<b>\n ```\n", True),
}


@pytest.mark.parametrize(("source", "seen"), EXPOSED.values(), ids=EXPOSED)
def test_only_plain_fences_hide_what_could_do_harm(source: str, seen: bool) -> None:
    assert ("<b>" in exposed(source)) == seen
    assert len(exposed(source)) == len(source)
