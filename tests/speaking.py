"""The small edition in a made-up language, which puts every message in brackets."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from building import made_once
from edition.messages import FOLDER
from serving import serving
from support import CASES, COMMAND, ROOT, copy_small, lay_copies, lay_over, run

MADE_UP = "qps"
SAID = re.compile(r"⟦[^⟦⟧]*⟧")


def write_catalogue(file: Path) -> None:
    """Say every message in brackets, as a translator would write it."""
    with (FOLDER / "edition.pot").open("rb") as template:
        catalog = read_po(template, locale=MADE_UP)
    catalog.fuzzy = False
    for message in catalog:
        if isinstance(message.id, str):
            message.string = f"⟦{message.id}⟧" if message.id else message.string
        else:
            message.string = tuple(f"⟦{form}⟧" for form in message.id)
    with file.open("wb") as po:
        write_po(po, catalog)


def unsaid(words: str) -> str:
    """Return what stands outside the brackets."""
    while SAID.search(words):
        words = SAID.sub(" ", words)
    return words


def _made_up(root: Path) -> None:
    package = root.with_name("package")
    shutil.copytree(ROOT / "src", package)
    write_catalogue(package / "edition" / "locale" / f"{MADE_UP}.po")
    lay_copies(copy_small(root))
    lay_over(root, CASES / "apparatus")
    with (root / "edition.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"language: {MADE_UP}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(package))
        done = run(root, COMMAND, "build", "--transcriptions")
    if done.returncode:
        pytest.fail(f"not built: {done.stdout}{done.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site."""
    return made_once(tmp_path_factory, "built-made-up", _made_up) / "build" / "full"


@pytest.fixture(scope="session")
def made_up_address(
    made_up: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the site."""
    with serving(made_up, tmp_path_factory.mktemp("served-made-up")) as address:
        yield address
