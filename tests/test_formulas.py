"""Formulas become MathML that can do nothing but be seen."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml.html import fragment_fromstring

from edition.checks import check
from edition.formulas import ATTRIBUTES, ELEMENTS, _html, formulas
from edition.model import Edition
from edition.sources import load_edition
from support import render_text

HOSTILE = (
    r"$\text{<script>alert(1)</script>}$",
    r"$\text{</math><img src=x onerror=alert(1)>}$",
    r"$\begin{pmatrix}1&2\\3&4\end{pmatrix}$",
    r"$a<b$",
    r"$\mathrm{\&lt;script\&gt;}$",
)
UNREADABLE = (r"$\href{javascript:alert(1)}{x}$", r"$\style{color:red}{x}$")


@pytest.fixture
def root(small_root: Path) -> Path:
    page = small_root / "docs/about/principles.md"
    with page.open("a", encoding="utf-8") as file:
        file.write("\n\n".join(("", *HOSTILE, *UNREADABLE, "$$E = mc^2$$", "")))
    return small_root


def test_nothing_but_what_is_allowed_comes_of_them(root: Path) -> None:
    made = formulas(load_edition(root))
    assert set(made) == {*HOSTILE, "$$E = mc^2$$"}
    for html in made.values():
        span = ElementTree.fromstring(html)
        assert span.tag == "span"
        for element in span[0].iter():
            assert element.tag in ELEMENTS
            assert set(element.attrib) <= ATTRIBUTES
    assert 'display="block"' in made["$$E = mc^2$$"]
    assert "E = mc^2</annotation>" in made["$$E = mc^2$$"]


QUOTED = """\
> $$
> a > \\frac{b}{c}
> $$
> { #p2 }
"""


def quoting(root: Path, lines: str) -> Edition:
    """Return an edition with other lines in the place of a quotation."""
    file = root / "docs/texts/anonymous-2001.md"
    source = file.read_text(encoding="utf-8")
    quotation = "> Whoever owns the water owns the locks.\n> { #p2 }\n"
    assert quotation in source
    file.write_text(source.replace(quotation, lines), encoding="utf-8")
    return load_edition(root)


def test_a_quotation_may_hold_one_on_lines_of_its_own(small_root: Path) -> None:
    edition = quoting(small_root, QUOTED)
    assert check(edition) == []
    passage = edition.text["anonymous-2001"].passages[1]
    assert passage.kind == "formula"
    assert passage.markdown == "$$\na > \\frac{b}{c}\n$$"
    page = fragment_fromstring(render_text(edition, "anonymous-2001"), True)
    assert len(page.xpath("//blockquote//math[@display='block']//mfrac")) == 1
    assert "$$" not in page.text_content()


@pytest.mark.parametrize("sign", [">", "> > "])
def test_one_that_is_quoted_otherwise_is_told(small_root: Path, sign: str) -> None:
    edition = quoting(small_root, QUOTED.replace("> ", sign))
    assert "T040" in {problem.code for problem in check(edition)}


def test_they_are_made_once_and_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = formulas(load_edition(root))
    monkeypatch.setattr("edition.formulas.run_pandoc", None)
    assert formulas(load_edition(root)) == first


@pytest.mark.parametrize(
    "inner",
    ["<script>alert(1)</script>", "<mi href='javascript:a'>x</mi><a>b</a>", "<svg/>"],
)
def test_what_is_no_mathml_is_refused(inner: str) -> None:
    xmlns = 'xmlns="http://www.w3.org/1998/Math/MathML"'
    assert _html(ElementTree.fromstring(f"<math {xmlns}>{inner}</math>")) == ""


def test_attributes_that_are_not_known_are_taken_out() -> None:
    xmlns = 'xmlns="http://www.w3.org/1998/Math/MathML"'
    source = f"<math {xmlns}><mi style='color:red' onclick='a()' href='b'>x</mi></math>"
    html = _html(ElementTree.fromstring(source))
    assert html == '<span class="formula"><math><mi>x</mi></math></span>'
