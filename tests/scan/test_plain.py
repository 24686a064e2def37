"""The words of a passage as a reader sees them."""

import pytest

from edition.scan.plain import plain


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("A claim.[^1][^csto-membership] Another.", "A claim. Another."),
        ("As shown [see @a, p. 4; @b].", "As shown ."),
        ("The *Geist*{ lang=de } of it.", "The Geist of it."),
        ("**Strong** and _weak_ and `code`.", "Strong and weak and code."),
        ("snake_case_name", "snake_case_name"),
        ("See [passage 7](#p7), [Dyner](dyner-2024.md#p1).", "See passage 7, Dyner."),
        ("A picture ![of it](a.png).", "A picture of it."),
        ("5 \\* 4, \\[sic\\], \\_x\\_", "5 * 4, [sic], _x_"),
        ("“Quoted [sic] words”", "“Quoted [sic] words”"),
        ("[@a](b.md)", "@a"),
        ("", ""),
    ],
)
def test_plain(markdown: str, words: str) -> None:
    assert plain(markdown) == words


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            "[Marsh 1990, p7](marsh-1990.md#p7)",
            "Marsh 1990,\N{NO-BREAK SPACE}¶\N{NO-BREAK SPACE}7",
        ),
        ("[p7](../texts/marsh-1990.md#p7)", "¶\N{NO-BREAK SPACE}7"),
        (
            "[Marsh 1990, n2](marsh-1990.md#n2)",
            "Marsh 1990,\N{NO-BREAK SPACE}n.\N{NO-BREAK SPACE}2",
        ),
        ("[Marsh 1990, p7](marsh-1990.md#p8)", "Marsh 1990, p7"),
        ("[passage 7](#p7)", "passage 7"),
        ("[step7](#p7)", "step7"),
        ("[p7](https://example.org/)", "p7"),
    ],
)
def test_a_link_to_a_passage_names_it_as_the_site_does(
    markdown: str, expected: str
) -> None:
    assert plain(markdown) == expected


@pytest.mark.parametrize("markdown", ["One  \ntwo.", "One\\\ntwo."])
def test_a_hard_break_is_no_word(markdown: str) -> None:
    assert plain(markdown).split() == ["One", "two."]
