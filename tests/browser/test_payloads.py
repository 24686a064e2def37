"""What editors may write in plain fields runs nowhere, with the policy and without."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from building import copy_built
from edition.model import Edition
from serving import serving
from support import run_edition

BREAK_OUT = 'x\' \\" onmouseover=\\"window.PWN=1\\" autofocus onfocus=\\"window.PWN=1'
LEAD_AWAY = '0;url=https://evil.example/\\" http-equiv=\\"refresh'
FIELDS = {
    "docs/texts/marsh-1990.md": (r"^title: .*$", f'title: "{BREAK_OUT}"'),
    "docs/texts/anonymous-2001.md": (r"^summary: .*\n(?: .*\n)*", ""),
    "edition.yml": (r"^title: .*$", f'title: "{BREAK_OUT}"'),
    "data/glossary.yml": (r"headword: treaty$", f'headword: "{BREAK_OUT}"'),
}
PAGES = ("", "texts/marsh-1990/", "texts/anonymous-2001/", "about/away/")
PAGES += ("glossary/", "glossary/treaty/", "search/?q=treaty", "bibliography/")


@pytest.fixture(scope="module")
def site(built_small: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small edition, built with payloads in its fields."""
    root = copy_built(built_small, tmp_path_factory.mktemp("payloads") / "edition")
    for name, (field, payload) in FIELDS.items():
        path = root / name
        source = path.read_text(encoding="utf-8")
        line = payload or f'summary: "{LEAD_AWAY}"\n'
        found = re.search(field, source, re.M)
        assert found, name
        changed = source[: found.start()] + line + source[found.end() :]
        path.write_text(changed, encoding="utf-8")
    away = f'---\ntitle: "{BREAK_OUT}"\ndescription: "{LEAD_AWAY}"\n---\n\n# Away\n'
    (root / "docs/about/away.md").write_text(away, encoding="utf-8")
    done = run_edition(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.mark.parametrize("without_policy", [False, True])
def test_no_payload_runs_or_leads_away(
    chromium: Browser, site: Path, tmp_path: Path, without_policy: bool
) -> None:
    context = chromium.new_context(bypass_csp=without_policy)
    page = context.new_page()
    with serving(site, tmp_path / "served") as address:
        for path in PAGES:
            page.goto(f"{address}{path}")
            page.keyboard.press("Tab")
            page.locator("h1").first.hover()
            assert page.url.startswith(address), path
            assert page.evaluate("window.PWN") is None, path
    context.close()
