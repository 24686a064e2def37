"""MkDocs still looks for every page and place that a link from the root names."""

import sys
from pathlib import Path

from building import copy_built
from edition.model import Edition
from support import run


def test_links_from_the_root_are_resolved_and_missed(
    built_small: Edition, tmp_path: Path
) -> None:
    root = copy_built(built_small, tmp_path / "edition")
    with (root / "docs/about/principles.md").open("a", encoding="utf-8") as page:
        page.write(
            "\n[A](/texts/marsh-1990.md#p1) [B](/nowhere.md) "
            "[C](/texts/marsh-1990.md#nowhere) [D](/bibliography.md) "
            "[E](/assets/css/print.css)\n"
        )
    done = run(
        root, sys.executable, "-m", "mkdocs", "build", "--no-strict", "-d", "../site"
    )
    told = [line for line in done.stderr.splitlines() if "Doc file" in line]
    assert len(told) == 3
    assert "a link '../nowhere.md', but the target 'nowhere.md' is not" in told[0]
    assert "an absolute link '/assets/css/print.css'" in told[1]
    assert "'../texts/marsh-1990.md#nowhere', but the doc" in told[2]
    made = (tmp_path / "site/about/principles/index.html").read_text(encoding="utf-8")
    assert 'href="../../texts/marsh-1990/#p1">A' in made
    assert 'href="../../bibliography/">D' in made
