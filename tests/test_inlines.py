"""What pandoc formats becomes Markdown that reads back as it was."""

import re

import pytest
from markdown import markdown

from edition.citations.inlines import escape, mark_language, to_markdown


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "5 * 4 * 3",
        "_under_ and __twice__",
        "[brackets] and [^marks]",
        "`ticks` and \\back",
        "{ .braces }",
        "# hash | bar",
        "<b> & </b>",
        "a@example.org and @key",
        "AT&T &c. &#64; & more",
        "![x](y) <https://example.org>",
        "“Quoted” – dashed … and ’s",
        "C:\\path\\to",
        "[@key, p. 4]",
    ],
)
def test_what_is_escaped_reads_as_it_was(text: str) -> None:
    html = markdown(f"a {escape(text)} b", extensions=["attr_list", "footnotes"])
    words = re.sub(r"</?p>", "", html)
    for entity, sign in (("&#64;", "@"), ("&#124;", "|"), ("&lt;", "<"), ("&gt;", ">")):
        words = words.replace(entity, sign)
    assert words.replace("&amp;", "&") == f"a {text} b"


def test_what_is_escaped_holds_no_mark() -> None:
    assert "@" not in escape("[@key] a@b")


def string(text: str) -> dict:
    return {"t": "Str", "c": text}


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ([string("a"), {"t": "Space"}, string("b")], "a b"),
        ([string("a"), {"t": "SoftBreak"}, string("b")], "a b"),
        ([{"t": "Emph", "c": [string("a")]}], "*a*"),
        ([{"t": "Strong", "c": [string("a")]}], "**a**"),
        ([{"t": "Superscript", "c": [string("a")]}], "<sup>a</sup>"),
        ([{"t": "SmallCaps", "c": [string("a")]}], "a"),
        ([{"t": "Quoted", "c": [{"t": "DoubleQuote"}, [string("a")]]}], "“a”"),
        ([{"t": "Quoted", "c": [{"t": "SingleQuote"}, [string("a")]]}], "‘a’"),
        ([{"t": "Span", "c": [["", [], []], [string("a")]]}], "a"),
        ([{"t": "Link", "c": [["", [], []], [], ["https://a.org/@b", ""]]}],
         "<https://a.org/%40b>"),
        ([{"t": "Link", "c": [["", [], []], [], ["https://a.org/> <b>", ""]]}],
         "<https://a.org/%3E%20%3Cb%3E>"),
        ([{"t": "Link", "c": [["", [], []], [], ['https://a.org/"x="', ""]]}],
         "<https://a.org/%22x=%22>"),
        ([string("*a*")], "\\*a\\*"),
        ([], ""),
    ],
)  # fmt: skip
def test_to_markdown(inlines: list[dict], expected: str) -> None:
    assert to_markdown(inlines) == expected


def test_an_inline_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="Math"):
        to_markdown([{"t": "Math", "c": [{"t": "InlineMath"}, "x"]}])


@pytest.mark.parametrize(
    ("markdown_", "language", "expected"),
    [
        ("Порт и закон", "ru", '<span lang="ru">Порт и закон</span>'),
        ("“Порт”, no. 4", "uk", '“<span lang="uk">Порт</span>”, no. 4'),
        ("Порт [Port]", "ru", '<span lang="ru">Порт</span> [Port]'),
        ("Порт, 1995, вести", "ru", '<span lang="ru">Порт, 1995, вести</span>'),
        ("Порт", "en", "Порт"),
        ("Пристанище", "bg", '<span lang="bg">Пристанище</span>'),
        ("Порт", "uk-UA", '<span lang="uk-UA">Порт</span>'),
        ("Port", "ru", "Port"),
    ],
)
def test_runs_of_cyrillic_name_their_language(
    markdown_: str, language: str, expected: str
) -> None:
    assert mark_language(markdown_, language) == expected
