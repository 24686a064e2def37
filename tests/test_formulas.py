"""Formulas become MathML that can do nothing but be seen."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from edition.formulas import ATTRIBUTES, ELEMENTS, _html, formulas
from edition.sources import load_edition

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
