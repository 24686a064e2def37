"""What the checks let pass renders to harmless HTML: attacks, and mixtures of them."""

import re
from collections.abc import Callable

import nh3
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.checks import security
from edition.checks.citations import malformed_cluster
from edition.model import Edition
from edition.readers.characters import refused
from edition.scan import scan
from support import render

TAGS = {
    *(
        "a",
        "abbr",
        "blockquote",
        "br",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
    ),
    *("h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "section", "span"),
    *("strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul", "wbr"),
}
HOSTILE = {"script", "svg", "iframe", "object", "form", "x:y", "b", "style", "input"}
HARMLESS = {"id", "class", "lang", "title", "role", "start", "value", "type", "foo"}
HARMLESS |= {"aria-label", "aria-labelledby", "aria-hidden", "tabindex"}
HANDLERS = {"onclick", "onload", "onerror", "onmouseover", "style", "srcdoc", "src"}
ALIGNED = re.compile(r' style="text-align: \w+;"')
SCHEMES = {"http", "https", "mailto"}
ATTACKS = (
    *("<script>alert(1)</script>", "<b onclick=alert(1)>", "<svg/onload=alert(1)>"),
    *("<x:y onclick=alert(1)>", "<p/@ onclick=alert(1)>", "<p/onclick=alert(1)@x>"),
    *("<!--><script>alert(1)</script>-->", "<!-- --!><b onclick=x>-->"),
    *("<br onclick=alert(1)>", "<br\nonclick=alert(1)>", "</p onclick=alert(1)>"),
    *(
        "[x](javascript:alert(1))",
        "[x](java\nscript:alert(1))",
        "[x](data:text/html,x)",
    ),
    *("[x](&#106;avascript:alert(1))", "[x](java&Tab;script:alert(1))"),
    *("[x](<javascript:alert(1)>)", "<javascript:alert(1)>", "<javascript://%0ax>"),
    *("[x]: javascript:alert(1)\n", "[x]:\n  javascript:alert(1)\n", "[x]", "[x][x]"),
    *("[^1]: [x]: javascript:alert(1)\n", "`<b onclick=x>`", "`a\n<b onclick=x>`"),
    *("*x*{ onclick=alert(1) }", "*x*{ foo onclick=alert(1) }", "*x*{: style=x }"),
    *('*x*{ #a onclick="a{b}" }', '*x*{ lang="}" onclick=x }', "{ é onclick=x }"),
    *("[x](y){ href=javascript:x }", "# h { onclick=x }\n", "\n{ #p1 onclick=x }\n"),
    *("[@k, p. `4] <b onclick=x>`", "`a [ b` [@k] `<b onclick=x>`", "` [@k] `<b>`"),
    *(
        "$<b onclick=x>$",
        "$$\n<script>x</script>\n$$",
        "$`<b onclick=x>`$",
        "$\t<b x>$",
    ),
    *("$$ ``\n<b onclick=x>`` $$", "$a\n<b onclick=x>$", "\\$<b onclick=x>$"),
    *("x\n{ .verse onclick=x }\n", 'x\n{ .speech speaker="<b onclick=x>" }\n'),
    *('*x*{ speaker="a" onclick=x }', '# h { date="<b onclick=x>" }\n'),
    *("![<b onclick=x>](x)\ny\n{ #p1 }\n", '![x](y "<b onclick=x>")\n{ #p1 }\n'),
    *("|a|b|\n|-|-|\n: <b onclick=x>\n{ #p1 }\n", "1^<b\x20onclick=x>^", "x~<b>~"),
    *("<\x02b onclick=x>", "[x]\x02(javascript:x)", "[y]\x02: javascript:x\n[y]"),
    *("<\x03script>x</script>", "\\\x02`<b onclick=x>\\`", "<\x02meta http-equiv=x>"),
)
AROUND = (
    *(
        "`",
        "``",
        "```\n",
        "~~~\n",
        "``` {.a}\n",
        "````\n",
        "```html\n",
        "<!-- ",
        " -->",
    ),
    *(
        "\n",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "1. ",
        ":   ",
        "[^1]: ",
        "x",
        "[^1]",
        "\\",
        "| ",
    ),
    *("|---|\n", "# ", "\t", "   ", "\n---\n", "<", ">", "{", "}", "(", ")"),
    *(
        "[",
        "]",
        "]: ",
        "[^`]",
        "[@k]",
        "[@k, `]",
        "[@k `x`]",
        "[x](y `)",
        "{ `",
        "{ .`a }",
    ),
    *("$", "$$", "$x", "x$", "~", "^", "\n//\n", ": ", "|a|b|\n|-|-|\n", "![a](b)\n"),
    *("\n{ #p1 .verse numbered }\n", "\n{ #p1 }\n", '\n{ .speech speaker="a" }\n'),
    *("`a`", "`[`", "`]`", "`{`", "`<i>`", " @k ", "![", ":   `", "[`]: x\n"),
)
"""What mkdocs-bibtex takes for a citation mark, if there is a key in it."""


def problems(markdown: str) -> list[str]:
    """Return the codes of family S that a page of this Markdown would have."""

    class Only:
        documents = (scan(markdown, "docs/about/x.md", 1),)

    if refused(markdown):
        return ["S004"]
    rules = (*security.RULES, malformed_cluster)
    return [problem.code for rule in rules for problem in rule(Only())]  # type: ignore[arg-type]


def harmless(html: str) -> bool:
    """Tell whether a browser's parser finds nothing but what we ourselves make."""
    html = ALIGNED.sub("", html)  # the cells of tables

    def cleaned(tags: set[str], attributes: set[str], schemes: set[str]) -> str:
        return nh3.clean(
            html,
            tags=tags,
            clean_content_tags=set(),
            attributes={"*": attributes, "a": {"href"}, "img": {"src"}},
            url_schemes=schemes,
            link_rel=None,
        )

    known = cleaned(TAGS, HARMLESS, SCHEMES)
    scripts = {"javascript", "data", "vbscript"}
    return known == cleaned(TAGS | HOSTILE, HARMLESS | HANDLERS, SCHEMES | scripts)


@pytest.fixture(scope="module")
def rendered(small: Edition) -> Callable[[str], str]:
    return lambda markdown: render(markdown, small, "about/x.md")


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_or_harmless(
    attack: str, rendered: Callable[[str], str]
) -> None:
    assert problems(attack) or harmless(rendered(attack))


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p onclick=x>",
        '<a href="javascript:x">a</a>',
        '<a href="java\nscript:x">a</a>',
        "<!--><b>x</b>-->",
        "<x:y>a</x:y>",
    ],
)
def test_the_measure_of_harm_itself_finds_harm(html: str) -> None:
    assert not harmless(html)


@pytest.mark.parametrize(
    "markdown",
    [
        "A *Geist*{ lang=de } of H<sub>2</sub>O<br>and 1 < 2.\n{ #p1 .a }",
        "```html\n<script>alert(1)</script>\n```",
        "[a](https://example.org/?b=c), <https://example.org/>, <a@example.org>",
        "Indeed![^1]\n\n[^1]: Note: a colon.",
        "Files are named `<slug>.md` or `{ #p7 onclick=x }`.",
    ],
)
def test_what_editors_write_is_not_refused(
    markdown: str, rendered: Callable[[str], str]
) -> None:
    assert problems(markdown) == []
    assert harmless(rendered(markdown))


@settings(
    max_examples=400,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.sampled_from((*ATTACKS, *AROUND, *AROUND)), max_size=12).map("".join)
)
def test_no_mixture_gets_through(rendered: Callable[[str], str], markdown: str) -> None:
    assert problems(markdown) or harmless(rendered(markdown))
