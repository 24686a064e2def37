"""The capitals of titles, where a style wants others than the data have."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, filterfalse

import Stemmer

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
WORD = re.compile(r"[^\W\d_][\w’'-]*")
STEMMER = Stemmer.Stemmer("english")
BEGINNING = 3
"""Letters that forms of a word have alike, at least."""


@dataclass(frozen=True)
class Evidence:
    """What texts tell of the words in a title."""

    texts: Sequence[str]
    persons: frozenset[str]
    """The names of who wrote or edited them, a word each."""

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the texts."""
        return frozenset(chain.from_iterable(map(WORD.findall, self.texts)))

    def tells(self, word: str) -> bool | None:
        """Tell whether a word with a capital is a common one; None if it may be.

        It is, where a text has it or a form of it without; it is none, where a text has
        it amid a sentence.
        """
        word = POSSESSIVE.sub("", word)
        small = word[0].lower() + word[1:]
        if word in self.persons or word[1:] != word[1:].lower():
            return False
        if small in NO_NAMES or self._has(small, r"(?<![\w’'-])"):
            return True
        if self._has(word, r"(?<=[\w,;] )"):
            return False
        beginning, stem = small[:BEGINNING], STEMMER.stemWord(small)
        found = (x for x in self.words if x.startswith(beginning))
        return stem in map(STEMMER.stemWord, found) or None

    def _has(self, word: str, before: str) -> bool:
        pattern = rf"{before}{re.escape(word)}(?![\w-])"
        return any(word in text and re.search(pattern, text) for text in self.texts)


def evidence(texts: Sequence[str], names: Iterable[str] = ()) -> Evidence:
    """Return what texts, and the names of persons, tell of the words in a title."""
    return Evidence(texts, frozenset(WORD.findall(" ".join(names))))


def plain_title(title: str) -> str:
    """Return a title without the marks for words whose capitals must stay."""
    return NOCASE.sub(r"\g<words>", title)


def with_capitals(title: str, told: Evidence) -> str:
    """Return a title in plain words with its names marked, whose capitals stay.

    Other words lose theirs in a style that wants none, and get them in one that does.
    In a title with capitals as a headline has, all stay if only one word may be a name.
    """
    parts = _parts(title)
    headlines = (part for part in parts if _is_headline(part))
    words = (word for part in headlines for word in WORD.findall(part)[1:])
    is_sure = None not in map(told.tells, filterfalse(_small, words))
    return " ".join(_names_fixed(part, told, is_sure) for part in parts)


def _names_fixed(part: str, told: Evidence, is_sure: bool) -> str:
    """Mark the names of a part; of a headline small words too, or all but these."""
    is_headline = _is_headline(part)
    pieces = []
    for match in PIECE.finditer(part):
        word = match["word"]
        if not word or (_small(word) and not is_headline):
            is_free = True
        elif is_headline and not is_sure:
            is_free = word.lower() in PREPOSITIONS
        else:
            is_free = not _small(word) and told.tells(word) is True
        pieces.append(match[0] if is_free else _fixed(match[0]))
    return "".join(pieces)


def _small(word: str) -> bool:
    return word[0].islower()


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
    return " ".join([sentence_case(first), *(_small_subtitle(part) for part in rest)])


def _small_subtitle(subtitle: str) -> str:
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
    words = [m for m in PIECE.finditer(title) if not m["rest"]]
    ends = (":", "?", "!", "—")
    starts = [m.start() for m in words[1:-1]]
    inner = {at for at in starts if not title[:at].rstrip().endswith(ends)}
    pieces = []
    for match in PIECE.finditer(title):
        word = match[0].lower()
        small = match.start() in inner and word in PREPOSITIONS
        pieces.append(_fixed(word) if small else match[0])
    return "".join(pieces)


def _is_headline(part: str) -> bool:
    """Tell whether most of the longer words after the first have capitals."""
    pieces = [m for m in PIECE.finditer(part) if m["word"] or m["kept"]]
    words = [m["word"] for m in pieces[1:] if m["word"]]
    longer = [word for word in words if len(word) > 3]
    longer = longer or [word for word in words if word.lower() not in NO_NAMES]
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
