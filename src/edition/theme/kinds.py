"""Say which styles and scripts each kind of page needs."""

from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of page: the files below ``css`` and ``js`` that it needs."""

    name: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...] = ()


EVERY = Kind(
    "every",
    (
        *("palette", "base", "frame", "header", "footer", "contents", "typography"),
        *("controls", "disclosures", "kinds", "search"),
    ),
    (
        *("colours", "contents", "search-box", "help-button", "neighbours"),
        *("arrival", "drawer", "opened", "top", "tables"),
    ),
)
"""What all pages need."""

KINDS = {
    "index.md": Kind(
        "front",
        ("strip", "strip-key", "word-strip", "dots", "stances", "front"),
        ("word-strip",),
    ),
    "texts/index.md": Kind("texts", ("front",)),
    "texts/": Kind(
        "text",
        (
            *("text", "strip", "strip-key", "page-strip", "chapters", "dots"),
            "beside",
            *("margin", "margin-tabs", "reader", "cite", "correct", "versions"),
        ),
        (
            *("chapters", "margin-tabs", "margin", "popups", "keys"),
            "settings-button",
            *("terms", "cite", "correct", "place"),
        ),
    ),
    "glossary/": Kind(
        "glossary",
        (
            *("apparatus", "alphabet", "forms", "filter", "frames", "strip"),
            *("strip-rows", "strip-key", "word-strip", "concordance", "glossary"),
            "versions",
        ),
        ("glossary",),
    ),
    "timeline.md": Kind(
        "timeline",
        (
            *("apparatus", "forms", "filter", "frames", "strip", "strip-rows"),
            *("strip-key", "matrix", "timeline", "correct", "versions"),
        ),
        ("timeline",),
    ),
    "parallels/": Kind(
        "parallels",
        (
            *("apparatus", "forms", "filter", "parallels", "dots", "stances"),
            *("correct", "versions"),
        ),
        ("parallels",),
    ),
    "names.md": Kind(
        "names",
        (
            *("apparatus", "alphabet", "forms", "filter", "strip", "strip-rows"),
            *("strip-key", "correct", "versions"),
        ),
        ("names",),
    ),
    "names/map.md": Kind("map", ("apparatus", "frames", "matrix", "map", "versions")),
    "emendations.md": Kind("emendations", ("apparatus", "emendations", "versions")),
    "bibliography.md": Kind(
        "bibliography",
        (
            *("apparatus", "forms", "filter", "strip", "strip-rows", "bibliography"),
            *("strip-key", "cite", "correct", "versions"),
        ),
        ("bibliography",),
    ),
    "search.md": Kind(
        "search",
        ("forms", "strip", "strip-key", "word-strip", "concordance"),
        ("search-near", "search-latin", "concordance"),
    ),
    "404.html": Kind("lost", ("lost",), ("lost",)),
}
"""The kinds of page, by the beginning of their path below ``docs``."""

PLAIN = Kind("plain", ("plain",))
"""A page that needs nothing but what all need."""

FACING = Kind("facing", ("facing",), ("facing",))
"""What a text needs besides where other layers stand beside its words."""

PRINT = "print"
"""The style for paper, which every page ends with."""

EARLY = "early"
"""The script that runs by itself, before the page is painted."""


def kind_of(path: str) -> Kind:
    """Return the kind of a page at a path below ``docs``."""
    found = (kind for start, kind in KINDS.items() if path.startswith(start))
    return next(found, PLAIN)
