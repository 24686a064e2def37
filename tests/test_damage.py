"""Whatever a file of an edition holds, it ends in findings and never in a traceback."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from damaging import OTHERS, SMALL, Damage, damaged, files, survives, whole

SIGNS = (
    *("\t", "\n", "\n\n", "\n---\n", "  ", "\r", "\x00", "\u2028", "\ufeff", "\u0301"),
    *(":", ": ", "- ", "[", "]", "{", "}", "{}", "[]", '"', "'", "|", ">-", "\\", "#"),
    *("&a ", "*a", "!!python/name:os.system ", "<<: ", "? ", "%", "@", "~", "null"),
    *("0", "-1", "1e999", ".nan", "2001-02-30", "[2017..]", "9" * 400, "../x", "<b>"),
    *("[^1]", "[^a]: ", "[@k, p. 1]", "{ #p1 }", "<!--", "`", "[x](", "# "),
)
damage = st.lists(
    st.builds(
        Damage,
        at=st.integers(0, 20_000),
        length=st.integers(0, 40),
        put=st.one_of(st.sampled_from(SIGNS).map(str.encode), st.binary(max_size=12)),
    ),
    min_size=1,
    max_size=6,
)
PATHS = (
    *("bibliography.bib", "edition.yml", "data/glossary.yml", "data/timeline.yml"),
    *("data/parallels.yml", "data/stances.yml", "data/routes.yml", "data/names.yml"),
    *("docs/texts/marsh-1990.md", "docs/about/index.md", "sources/marsh-1990.yml"),
    *("transcriptions/marsh-1990.md", *OTHERS),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole(tmp_path_factory.mktemp("damage") / "edition")


def test_a_file_of_every_kind_is_damaged(root: Path) -> None:
    own = {path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*.*")}
    assert set(files(root)) - own <= {*PATHS, "mkdocs.yml"}
    assert set(PATHS) <= set(files(root))


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=10)
@given(damage=damage)
def test_damage_ends_in_findings(root: Path, path: str, damage: list[Damage]) -> None:
    survives(root, path, damaged((root / path).read_bytes(), damage))
