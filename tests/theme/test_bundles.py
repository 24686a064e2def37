"""The scripts and styles of a kind of page are one file each, and all that it needs."""

import re
from pathlib import Path

import pytest

from edition.theme import bundles
from edition.theme.bundles import assets
from edition.theme.kinds import EARLY, EVERY, FACING, KINDS, PLAIN, kind_of

IMPORTS = re.compile(r"^import\b|^export\b", re.M)
LATE = re.compile(r'import\("\./(?P<file>[^"]+)"\)')
NOT_WEBKIT = re.compile(
    r"@supports not \(hanging-punctuation: first\) \{\s+[^{}]+\{\s+text-wrap: pretty;"
)
PAGES = {**KINDS, "about/": PLAIN}
MADE = {bundle.path: bundle.content for bundle in bundles.bundles()}


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Take styles and scripts from a folder of the test's own, and return it."""
    caches = [f for f in vars(bundles).values() if hasattr(f, "cache_clear")]
    for name in ("css", "js"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(bundles, "HERE", tmp_path)
    for function in caches:
        function.cache_clear()
    yield tmp_path / "js"
    for function in caches:
        function.cache_clear()


@pytest.mark.parametrize("facing", [True, False])
@pytest.mark.parametrize("path", PAGES)
def test_everything_a_page_links_is_made(path: str, facing: bool) -> None:
    linked = assets(kind_of(path), facing=facing)
    for name in (*linked.styles, *linked.scripts, linked.early):
        assert MADE[name]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_links_one_style_and_one_script_of_its_kind(path: str) -> None:
    linked = assets(kind_of(path))
    assert len(linked.styles) == 1
    assert len(linked.scripts) == 1


def test_every_import_is_resolved() -> None:
    scripts = {path: made for path, made in MADE.items() if path.endswith(".js")}
    names = {path.rpartition("/")[2] for path in scripts}
    late = set()
    for path, script in scripts.items():
        left = [found for found in IMPORTS.findall(script) if found == "import"]
        assert left == [], path
        late |= {found["file"] for found in LATE.finditer(script)}
    assert late <= names
    assert late


def test_every_style_and_script_of_the_theme_is_used() -> None:
    kinds = (EVERY, FACING, PLAIN, *KINDS.values())
    styles = {name for kind in kinds for name in kind.styles} | {"print"}
    styles |= bundles._late_styles()
    assert {path.stem for path in (bundles.HERE / "css").glob("*.css")} == styles
    named = {name for kind in kinds for name in kind.scripts} | {EARLY, "find-root"}
    named |= bundles._lazy_modules()
    used = {module for name in named for module in bundles._closure(name)}
    assert {path.stem for path in (bundles.HERE / "js").glob("*.js")} == used


def test_no_last_line_is_cared_for_where_webkit_ends_over_it() -> None:
    styles = [path.read_text("utf-8") for path in bundles.HERE.glob("css/*.css")]
    apart = [rule for style in styles for rule in NOT_WEBKIT.findall(style)]
    assert len(apart) == sum(style.count("text-wrap: pretty") for style in styles) > 0


def test_a_module_stands_once_behind_all_that_it_imports(sources: Path) -> None:
    (sources / "a.js").write_text('import { b } from "./b.js";\nb();\n')
    (sources / "b.js").write_text(
        'import { c as d } from "./c.js";\nexport function b() {\n  d();\n}\n'
    )
    (sources / "c.js").write_text("export const c = () => 1;\n")
    (sources / "d.js").write_text('import { c } from "./c.js";\nc();\n')
    joined = bundles._joined(["a", "d"])
    order = re.findall(r"const \$(\w)=", joined)
    assert order == ["c", "b", "a", "d"]
    assert "const{c:d}=$c;" in joined
    assert "import" not in joined
    assert "export" not in joined


def test_what_is_at_hand_is_not_read_late(sources: Path) -> None:
    late = 'export const open = () => import("./dialog.js");\n'
    (sources / "button.js").write_text(late)
    (sources / "dialog.js").write_text("export function show() {}\n")
    assert 'import("./dialog.' in bundles._joined(["button"])
    assert "Promise.resolve($dialog)" in bundles._joined(["dialog", "button"])


def test_what_a_page_has_is_handed_to_what_is_read_late(sources: Path) -> None:
    late = 'import { store } from "./store.js";\n'
    (sources / "store.js").write_text("export const store = {};\n")
    button = f'{late}export const open = () => import("./dialog.js");\n'
    (sources / "button.js").write_text(button)
    (sources / "dialog.js").write_text(f"{late}export const show = () => store;\n")
    assert "late.from({$store})" in bundles._joined(["button"]).replace(" ", "")
    assert "const $store=page.$store??" in bundles._lazy("dialog").content


def test_names_change_with_what_a_file_holds_and_not_otherwise(sources: Path) -> None:
    def name(content: str) -> str:
        (sources / "dialog.js").write_text(content)
        bundles._source.cache_clear()
        bundles._lazy.cache_clear()
        return bundles._lazy("dialog").path

    first = name("export function show() {}\n")
    assert name("export function hide() {}\n") != first
    assert name("export function show() {}  // with a comment\n") == first
    assert re.fullmatch(r"assets/js/dialog\.[0-9a-f]{8}\.js", first)


def test_a_style_comes_late_with_its_script(sources: Path) -> None:
    (sources.parent / "css").mkdir(exist_ok=True)
    (sources.parent / "css" / "dialog.css").write_text("p {\n  color: red;\n}\n")
    (sources / "dialog.js").write_text('export const style = "../css/dialog.css";\n')
    style = bundles._late_style("dialog")
    assert style.content == "p{color:red}"
    assert f'"../../{style.path}"' in bundles._lazy("dialog").content


def test_every_late_style_is_a_file_of_the_site() -> None:
    made = {bundle.path for bundle in bundles.bundles()}
    assert bundles._late_styles()
    for name in bundles._late_styles():
        assert bundles._late_style(name).path in made
