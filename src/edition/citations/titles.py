"""The capitals of titles, where a style wants others than the data have."""

import re
from collections.abc import Container

POSSESSIVE = re.compile("[’']s$")
NOCASE = re.compile(r'<span class="nocase">(?P<words>.*?)</span>')
PIECE = re.compile(
    r"""
    (?P<kept> <span\ class="nocase">.*?</span> )
    | (?P<word> [^\W\d_][\w’'-]* )
    | (?P<rest> . )
    """,
    re.VERBOSE | re.DOTALL,
)
PREPOSITIONS = frozenset(
    re.findall(
        r"\w+",
        """
        about above across after against along amid among around as before behind
        below beneath beside besides between beyond by despite down during except
        for from in inside into near of off on onto out outside over past per since
        than through throughout till to toward towards under underneath until up
        upon via with within without
        """,
    )
)
"""What the MLA writes small however long it is; adverbs of the same form are rarer."""


NO_NAMES = PREPOSITIONS | frozenset(
    re.findall(
        r"\w+",
        """
        a an and are can do does four five how is its nine not one or our seven should
        six ten the their three two what when where which who whose why will
        """,
    )
)
"""Words with which a subtitle may begin and which are no proper names."""


def plain_title(title: str) -> str:
    """Return a title without the marks for words whose capitals must stay."""
    return NOCASE.sub(r"\g<words>", title)


def with_capitals(title: str, common: Container[str] = ()) -> str:
    """Return a title whose capitals stay, marked so, but for those of common words.

    These lose theirs in a style that wants none where the title, or a part of it, has
    capitals as a headline has.

    Args:
        title: a title in plain words.
        common: words in lower case that are known to be no names.
    """
    return " ".join(
        _names_fixed(part, common) if _is_headline(part) else _fixed(part)
        for part in _parts(title)
    )


def with_names(title: str, common: Container[str]) -> str:
    """Return a title that styles may write as a sentence, but for what may be a name.

    Args:
        title: a title in plain words.
        common: words in lower case that are known to be no names.
    """
    return " ".join(
        _names_fixed(part, common) if _is_headline(part) else part
        for part in _parts(title)
    )


def _names_fixed(part: str, common: Container[str]) -> str:
    """Mark all but the words with a capital that are no names."""
    return "".join(
        match[0] if match["rest"] or _is_common(match[0], common) else _fixed(match[0])
        for match in PIECE.finditer(part)
    )


def _is_common(word: str, common: Container[str]) -> bool:
    small = word[0].lower() + word[1:]
    known = {small, POSSESSIVE.sub("", small)}
    return small != word and any(w in common or w in NO_NAMES for w in known)


def _fixed(words: str) -> str:
    return f'<span class="nocase">{words}</span>'


def sentence_case(title: str) -> str:
    """Return a title with capitals only where a sentence has them (APA).

    Words marked as fixed and words with a capital inside (“BBC”) stay. Title and
    subtitle are judged apart: one that is in sentence case already stays as it is,
    with the capitals of its names.
    """
    return " ".join(
        _sentence(part) if _is_headline(part) else part for part in _parts(title)
    )


def small_subtitles(title: str) -> str:
    """Return a title in sentence case, small after a colon too (Cite Them Right)."""
    first, *rest = re.split(r"(?<=:) ", title)
    return " ".join([sentence_case(first), *(_small(part) for part in rest)])


def _small(subtitle: str) -> str:
    """Begin a subtitle small; one with few capitals may begin with a name."""
    first, *rest = _parts(subtitle)
    if _is_headline(first):
        first = _sentence(first, begins=False)
    elif first.partition(" ")[0].lower() in NO_NAMES:
        first = first[0].lower() + first[1:]
    return " ".join([first, *map(sentence_case, rest)])


def _parts(title: str) -> list[str]:
    return re.split(r"(?<=[:?!]) ", title)


def mla_case(title: str) -> str:
    """Return a title with its prepositions small, as the MLA wants, but at the ends."""
    words = [m for m in PIECE.finditer(title) if m["word"]]
    ends = (":", "?", "!", "—")
    starts = [m.start() for m in words[1:-1]]
    inner = {at for at in starts if not title[:at].rstrip().endswith(ends)}
    pieces = []
    for match in PIECE.finditer(title):
        word = match[0].lower()
        small = match.start() in inner and word in PREPOSITIONS
        pieces.append(f'<span class="nocase">{word}</span>' if small else match[0])
    return "".join(pieces)


def _is_headline(part: str) -> bool:
    """Tell whether most of the longer words after the first have capitals."""
    words = [m["word"] for m in PIECE.finditer(part) if m["word"]][1:]
    longer = [word for word in words if len(word) > 3]
    capitals = sum(1 for word in longer if word[0].isupper())
    return capitals * 2 > len(longer)


def _sentence(part: str, *, begins: bool = True) -> str:
    pieces, first = [], begins
    for match in PIECE.finditer(part):
        word = match["word"]
        keep = not word or first or word[1:] != word[1:].lower()
        pieces.append(match[0] if keep else match[0].lower())
        first = first and not (word or match["kept"])
    return "".join(pieces)
