"""Join and minify the styles and the scripts of each kind of page."""

import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rcssmin import cssmin
from rjsmin import jsmin

from edition.messages import ENGLISH, language, of_scripts
from edition.theme import fonts
from edition.theme.kinds import EARLY, EVERY, FACING, KINDS, PLAIN, PRINT, Kind

HERE = Path(__file__).parent
IMPORT = re.compile(
    r"^import\s*\{(?P<names>[^}]*)\}\s*from\s*\"\./(?P<module>[\w-]+)\.js\";\n", re.M
)
"""A static import, as every script writes it: names in braces, at the top."""
LAZY = re.compile(r"\bimport\(\"\./(?P<module>[\w-]+)\.js\"\)")
"""An import at the moment of use."""
LATE_STYLE = re.compile(r"\"\.\./css/(?P<name>[\w-]+)\.css\"")
"""A style that a script brings along when it is needed."""
EXPORT = re.compile(r"^export (?P<what>(?:async )?function|const) (?P<name>\w+)", re.M)
AS = re.compile(r"(\w+) as (\w+)")


class Bundle(NamedTuple):
    """A joined file of a site; its name changes with its content."""

    path: str
    content: str


class Assets(NamedTuple):
    """What a page links: the paths of its styles and scripts below the site."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    early: str
    face: str
    """That which the first screen is set in, to be fetched at once."""


@cache
def bundles() -> tuple[Bundle, ...]:
    """Return every joined file of a site: styles, scripts, and scripts read late."""
    kinds = (*KINDS.values(), FACING, PLAIN)
    joined = [_style(kind) for kind in kinds]
    joined += [_script(kind) for kind in kinds]
    joined += [_lazy(module) for module in sorted(_lazy_modules())]
    joined += [_late_style(name) for name in sorted(_late_styles())]
    joined.append(_early(EARLY))
    return tuple(dict.fromkeys(joined))


def assets(kind: Kind, *, facing: bool = False) -> Assets:
    """Return what a page of a kind links, in order."""
    kinds = [kind, *[FACING] * facing]
    return Assets(
        tuple(_style(one).path for one in kinds),
        tuple(_script(one).path for one in kinds),
        _early(EARLY).path,
        fonts.preloaded(),
    )


def catalogue() -> Bundle | None:
    """Return what scripts say in the edition’s language; in English they know it."""
    if language() == ENGLISH:
        return None
    words = json.dumps(of_scripts(), ensure_ascii=False, separators=(",", ":"))
    content = f"globalThis.editionMessages={words};"
    return _bundle(f"messages.{language()}", "js", content)


def colours(found: Iterable[tuple[str, str, str]]) -> Bundle | None:
    """Return accents, each of a class in a scheme, as a style; None where none is."""
    rules = "".join(
        f'[data-scheme="{scheme}"] .content:has(.{name}){{--text-accent:{colour}}}'
        for name, scheme, colour in found
    )
    return _bundle("colours", "css", rules) if rules else None


def _bundle(name: str, suffix: str, content: str) -> Bundle:
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    return Bundle(f"assets/{suffix}/{name}.{digest}.{suffix}", content)


@cache
def _source(name: str) -> str:
    """Return a style or script as it is written, by its name below ``theme``."""
    return (HERE / name).read_text(encoding="utf-8")


@cache
def _style(kind: Kind) -> Bundle:
    """Join the styles of all pages and of a kind; what is for paper comes last."""
    names = kind.styles if kind is FACING else EVERY.styles + kind.styles
    parts = [_source(f"css/{name}.css") for name in names]
    if kind is not FACING:
        parts.insert(0, fonts.css())
    parts.append("@media print {\n" + _source(f"css/{PRINT}.css") + "}\n")
    return _bundle(kind.name, "css", str(cssmin("".join(parts))))


@cache
def _late_style(name: str) -> Bundle:
    return _bundle(name, "css", str(cssmin(_source(f"css/{name}.css"))))


def _late_styles() -> set[str]:
    """Return every style that a script brings along when it is needed."""
    sources = (_source(f"js/{path.name}") for path in (HERE / "js").glob("*.js"))
    return {found["name"] for text in sources for found in LATE_STYLE.finditer(text)}


@cache
def _early(name: str) -> Bundle:
    return _bundle(name, "js", str(jsmin(_source(f"js/{name}.js"))))


@cache
def _script(kind: Kind) -> Bundle:
    """Join the scripts of all pages and of a kind with what they import."""
    names = kind.scripts if kind is FACING else EVERY.scripts + kind.scripts
    return _bundle(kind.name, "js", _joined(names))


@cache
def _lazy(module: str) -> Bundle:
    """Join a script that is read when it is needed with all that it imports, when ever.

    What the page has of that already it takes from there: both share what they
    remember, and nothing is listened for twice.
    """
    ordered = _ordered([*_late([module]), module])
    scopes = "\n".join(_scoped(one, ordered, "page.") for one in ordered)
    body = f"{scopes}\nreturn {_name(module)};"
    made = (
        f"let made;\nexport const from = (page) => (made ??= (() => {{\n{body}\n}})());"
    )
    return _bundle(module, "js", str(jsmin(made)))


def _joined(modules: Iterable[str]) -> str:
    """Return modules and what they import as one, each in a scope of its own."""
    ordered = _ordered(modules)
    return str(jsmin("\n".join(_scoped(module, ordered) for module in ordered)))


def _ordered(modules: Iterable[str]) -> list[str]:
    """Return modules and what they import, each behind what it needs."""
    return list(dict.fromkeys(m for each in modules for m in _closure(each)))


@cache
def _closure(module: str) -> tuple[str, ...]:
    """Return a module behind all that it imports, directly or not."""
    source = _source(f"js/{module}.js")
    needed = [m for found in IMPORT.finditer(source) for m in _closure(found["module"])]
    return tuple(dict.fromkeys([*needed, module]))


def _scoped(module: str, together: list[str], given: str = "") -> str:
    """Return a module as a function that is called at once and returns its exports.

    Args:
        module: its name.
        together: the modules that are joined with it.
        given: the beginning of the name by which it may be at hand already.
    """
    source = _source(f"js/{module}.js")
    body = EXPORT.sub(r"\g<what> \g<name>", IMPORT.sub(_take, source))
    body = LAZY.sub(lambda found: _await(found["module"], together), body)
    body = LATE_STYLE.sub(
        lambda found: f'"../../{_late_style(found["name"]).path}"', body
    )
    exports = ", ".join(found["name"] for found in EXPORT.finditer(source))
    before = f"{given}{_name(module)} ?? " if given else ""
    scope = f"(() => {{\n{body}\nreturn {{ {exports} }};\n}})()"
    return f"const {_name(module)} = {before}{scope};"


def _take(found: re.Match[str]) -> str:
    """Return an import as what takes the names out of the module's scope."""
    names = AS.sub(r"\1: \2", " ".join(found["names"].split()))
    return f"const {{ {names} }} = {_name(found['module'])};\n"


def _await(module: str, together: list[str]) -> str:
    """Return what gives a module later: at hand already, or a file of its own."""
    if module in together:
        return f"Promise.resolve({_name(module)})"
    shared = [one for one in _ordered([*_late([module]), module]) if one in together]
    given = ", ".join(map(_name, shared))
    file = _lazy(module).path.rpartition("/")[2]
    return f'import("./{file}").then((late) => late.from({{ {given} }}))'


def _name(module: str) -> str:
    return "$" + module.replace("-", "_")


def _lazy_modules() -> set[str]:
    """Return every module that a bundle of some kind reads late and does not hold."""
    kinds = (EVERY, *KINDS.values(), FACING)
    return {module for kind in kinds for module in _late(kind.scripts)}


def _late(modules: Iterable[str]) -> list[str]:
    """Return what modules, or what they import, read late and do not hold."""
    together = {m for module in modules for m in _closure(module)}
    sources = [_source(f"js/{module}.js") for module in sorted(together)]
    found = (lazy["module"] for source in sources for lazy in LAZY.finditer(source))
    return [module for module in dict.fromkeys(found) if module not in together]


@cache
def find_root() -> str:
    """Return the one script that stands in a page, that for lost readers."""
    return str(jsmin(_source("js/find-root.js")))
