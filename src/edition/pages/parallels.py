"""Make the parallels: an index, a page for each theme, and one by pair of texts."""

from collections.abc import Iterable, Iterator

from edition.model import RELATIONS, Edition, GeneratedPage, Parallel, Text
from edition.pages.answers import figure
from edition.pages.markup import counted, escape, front_matter, text_link
from edition.pages.relations import (
    pairs,
    parallel_link,
    passages,
    relation,
    silence,
    tensions,
)
from edition.pages.routes import route_list
from edition.sources import PARALLELS

TITLE = "Parallels"
DESCRIPTION = "Where the texts contradict one another, agree or keep silent."
BY_TEXT = "parallels/by-text.md"
WHOSE = "Passages are quoted from the editors’ précis, not in their authors’ words."


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the index, the themes, and the parallels by text."""
    if not edition.parallels:
        return
    yield _page("parallels/index.md", TITLE, _index(edition), in_nav=True)
    for theme in themes(edition):
        title = f"Parallels: {_name(theme)}"
        yield _page(f"parallels/{theme}.md", title, _theme(edition, theme))
    yield _page(BY_TEXT, "Parallels by text", _by_text(edition))


def _page(path: str, title: str, body: str, *, in_nav: bool = False) -> GeneratedPage:
    markdown = f"{front_matter(title, DESCRIPTION)}# {title}\n\n{body}\n"
    return GeneratedPage(path, title, markdown, PARALLELS, DESCRIPTION, in_nav)


def themes(edition: Edition) -> dict[str, list[Parallel]]:
    """Return the parallels of each theme, in the order of the file."""
    found: dict[str, list[Parallel]] = {}
    for parallel in edition.parallels:
        found.setdefault(parallel.theme, []).append(parallel)
    return found


def _name(theme: str) -> str:
    return theme.replace("-", " ").capitalize()


# The index ----------------------------------------------------------------------


def _index(edition: Edition) -> str:
    inside = sum(parallel.relation == "tension" for parallel in edition.parallels)
    between = counted(len(edition.parallels) - inside, "relation")
    lead = (
        f"{between} between passages of different texts and "
        f"{counted(inside, 'tension')} inside one text, each with a commentary by the "
        f"editors. Titles lead to the passages side by side. {WHOSE}"
    )
    parts = [f"{lead}\n{{ .lead }}", *_answers(edition), *_routes(edition)]
    for theme, members in themes(edition).items():
        parts.append(f"## [{_name(theme)}](/parallels/{theme}.md) {{ #theme-{theme} }}")
        parts += [_entry(edition, parallel) for parallel in members]
    return "\n\n".join(parts)


def _entry(edition: Edition, parallel: Parallel) -> str:
    facts = [
        RELATIONS[parallel.relation],
        passages(edition, parallel),
        silence(edition, parallel),
    ]
    heading = f"### {parallel_link(parallel)} {{ #parallel-{parallel.id} .entry }}"
    return f"{heading}\n\n{' · '.join(f for f in facts if f)}\n{{ .entry__meta }}"


def _answers(edition: Edition) -> Iterator[str]:
    if pairs(edition):
        yield "## Who answers whom { #answers }"
        yield figure(edition)
        yield _table(edition)


def _table(edition: Edition) -> str:
    """Return the numbers of the drawing: a row for every two texts that meet."""
    kinds = [kind for kind in RELATIONS if kind != "tension"]
    titles = " | ".join(RELATIONS[kind] for kind in kinds)
    rows = [f"| Texts | {titles} |", "|---" * (len(kinds) + 1) + "|"]
    for pair, meeting in pairs(edition).items():
        found: list[str] = [parallel.relation for parallel in meeting]
        counts = " | ".join(str(found.count(kind)) for kind in kinds)
        names = " and ".join(escape(text.short_name) for text in pair)
        rows.append(f"| [{names}](/{BY_TEXT}#{_pair_id(pair)}) | {counts} |")
    return "\n".join(rows)


def _routes(edition: Edition) -> Iterator[str]:
    if edition.routes:
        yield "## Guided routes { #routes }"
        yield route_list(edition)


# A theme ------------------------------------------------------------------------


def _theme(edition: Edition, theme: str) -> str:
    members = themes(edition)[theme]
    lead = (
        f"{counted(len(members), 'parallel')} of [{len(edition.parallels)}]"
        f"(/parallels/index.md). {WHOSE}\n{{ .lead }}"
    )
    others = [
        f"**{_name(t)}**" if t == theme else f"[{_name(t)}](/parallels/{t}.md)"
        for t in themes(edition)
    ]
    ways = f"{' · '.join(others)} · [By text](/{BY_TEXT})\n{{ .entry__meta }}"
    return "\n\n".join(
        [lead, ways, *(relation(edition, parallel) for parallel in members)]
    )


# By text ------------------------------------------------------------------------


def _pair_id(pair: tuple[Text, Text]) -> str:
    return "-and-".join(text.slug for text in pair)


def _by_text(edition: Edition) -> str:
    parts = [
        "What every two texts say to each other, what stands against itself inside a "
        "text, and where each keeps silent.\n{ .lead }"
    ]
    for pair, meeting in pairs(edition).items():
        names = " and ".join(text_link(text) for text in pair)
        parts.append(f"## {names} {{ #{_pair_id(pair)} }}")
        parts.append(_list(edition, meeting, pair))
    for text in edition.texts:
        parts += _alone(edition, text)
    return "\n\n".join(parts)


def _alone(edition: Edition, text: Text) -> Iterator[str]:
    """Yield the tensions inside a text and what it is silent about."""
    mute = [p for p in edition.parallels if text.slug in p.silent]
    inside = tensions(edition, text)
    if inside:
        yield f"## Inside {text_link(text)} {{ #inside-{text.slug} }}"
        yield _list(edition, inside, (text,))
    if mute:
        yield f"## {text_link(text)} keeps silent {{ #silent-{text.slug} }}"
        yield _list(edition, mute, ())


def _list(edition: Edition, members: Iterable[Parallel], texts: Iterable[Text]) -> str:
    """Return a line for each parallel, with its passages in certain texts."""
    slugs = {text.slug for text in texts}
    return "\n".join(
        f"- {parallel_link(parallel)} · {RELATIONS[parallel.relation]}"
        + (f" · {passages(edition, parallel, slugs)}" if slugs else "")
        for parallel in members
    )
