"""Whole files of TEI, to be read as an encoder reads them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edition import __version__
from support import CASES
from tei_files import folder

FILES = ("poems/alon-1931", "kinds/letters-1831", "kinds/lockkeeper-1888")
FILES += ("kinds/wheels-1925", "small/marsh-1990", "odd/1st-letters")


@pytest.mark.parametrize("name", FILES)
def test_the_whole_file(name: str, golden: Callable[[str, Path], None]) -> None:
    edition, slug = name.split("/")
    path = folder() / edition / f"texts/{slug}/{slug}.tei.xml"
    written = path.read_text("utf-8").replace(f'version="{__version__}"', "")
    golden(written, CASES / "tei" / f"{slug}.tei.xml")
