"""Words are divided and folded alike in Python and in the browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from edition.search.tokens import keys, tokens
from edition.sources import load_edition
from serving import serving
from support import ROOT

CASES = json.loads((Path(__file__).parent / "tokens.json").read_text("utf-8"))
SCRIPTS = ROOT / "src" / "edition" / "theme" / "js"
IN_BROWSER = """
async ([address, said]) => {
  const { keys, tokens } = await import(address + "search-tokens.js");
  return said.map(({ token, text }) =>
    token === undefined ? tokens(text).map((one) => one.token) : keys(token));
}
"""


def expected(case: dict[str, Any]) -> list[str]:
    found: list[str] = case["keys"] if "token" in case else case["tokens"]
    return found


def in_python(case: dict[str, Any]) -> list[str]:
    return [*keys(case["token"])] if "token" in case else tokens(case["text"])


@pytest.fixture(scope="module")
def in_browser(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what the browser makes of many cases at once."""
    page = chromium.new_page()
    with serving(SCRIPTS, tmp_path_factory.mktemp("scripts") / "x") as address:
        page.goto(address + "search-tokens.js")
        yield lambda cases: page.evaluate(IN_BROWSER, [address, cases])
    page.close()


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c.get("token", "text")))
def test_in_python(case: dict[str, Any]) -> None:
    assert in_python(case) == expected(case)


def test_in_the_browser(in_browser: Any) -> None:
    found = in_browser(CASES)
    assert list(zip(CASES, found, strict=True)) == [(c, expected(c)) for c in CASES]


def test_every_word_of_the_edition_is_alike_in_both(in_browser: Any) -> None:
    edition = load_edition(ROOT)
    words = {w for text in edition.texts for w in text.document.body.split()}
    cases = [{"token": word} for word in sorted(words)]
    assert in_browser(cases) == [in_python(case) for case in cases]
