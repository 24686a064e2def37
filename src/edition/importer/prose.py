"""Judge stretches of prose: where sentences end, how wide words are set."""

import re

MARKS = r"(?:\[\^?\w{1,4}\]|\((?:\d{1,4}|[*†‡§+]{1,4})\)|<sup>\d+</sup>|[⁰¹²³⁴-⁹]+)"
GLUED = (
    r"(?<=[^\W\d_]{3})(?<!vol)(?<!art)(?<!sec)(?<!fig)(?<!nos)(?<!chap)"
    r"[.!?…][\"'”’)\]]*\d{1,3}$"
)
"""A mark flattened to a digit behind the stop of a sentence."""
ENDING = re.compile(
    rf"{GLUED}|[.!?…:;。](?:[\s\"'”’»›)\]*_]|{MARKS})*(?:\s\d{{1,3}})?$"
)
STOP = re.compile(
    rf"{GLUED}|(?:[.!?…。]|\d\.)(?:[\s\"'”’»›)\]*_]|{MARKS})*(?:\s\d{{1,3}})?$|\s\d{{1,3}}\.$"
)
OPENING = re.compile(r"[\s\"'“‘„«‹(\[*_–—-]*")
ITEM = re.compile(
    r"""
    \s* (?: (?P<bullet> [-*+•·▪◦‣●○■] ) | (?P<dash> [–—] )
          | \(? (?P<number> \d{1,2} | [a-z] ) [.)] ) (?P<gap> [ \t]+ ) (?=\S)
    """,
    re.VERBOSE,
)
CHAPTER = re.compile(
    r"""
    (?: chapter | book | part | act | scene | section | letter | canto | appendix
      | kapitel | chapitre | rozdział | глава | розділ | частина | часть )
    \s+ (?: [IVXLCDM]+ | \d+ | [A-Z] | one | two | three | four | five | six | seven
      | eight | nine | ten | the\s\w+ ) \b
    | [IVXLC]+ \.? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
NUMBERED_HEADING = re.compile(
    r"""
    (?: chapter | book | part | act | scene | section | letter | canto | appendix
      | article | table | fig(?:ure|\.) | plate | map | paragraph | lesson | theorem
      | kapitel | teil | abschnitt | artikel | tabelle | abb(?:ildung|\.) | tafel
      | chapitre | partie | titre | livre | tableau | rozdział | część | artykuł
      | tabela
      | глава | раздел | часть | статья | таблица | рис(?:унок|\.)
      | розділ | частина | стаття | таблиця | § )
    \s* (?: [IVXLCDM]+ | \d+ (?:\.\d+)* ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What counts itself, and not the page it stands on: “Article 3”."""
ONE_OF_SERIES = re.compile(
    r"[^\W\d_a-zа-яґєії][\w'’-]*(?:\s[\w'’-]+){0,5}\s(?:[Nn][or°º]\.?|№)\s?\d{1,4}\.?"
)
"""“Harbour Papers No. 2”."""
COUNT = re.compile(r"\d{1,3}\.")
"""A number alone, as letters and poems have it for a title."""
SECTION = re.compile(
    r"(?:prologue|epilogue|preface|foreword|introduction|conclusions?|afterword)\b",
    re.I,
)
PERSON = re.compile(
    r"[-–—\s]*[^\W\d_a-zа-яґєії][\w'’.-]*"
    r"(?:\s(?:(?:van|von|de|der|di)\s)?[^\W\d_a-zа-яґєії][\w'’.-]*){1,3},?"
)
NOT_PERSONS = frozenset(
    {"a", "an", "the", "of", "on", "in", "how", "why", "what", "our"}
)
"""Words with which no person's name begins."""
QUOTED = re.compile(r"\s*[“\"«„].*[”\"»“]\s*", re.S)
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

_LOWER: tuple[int, ...] = (
    444,
    500,
    444,
    500,
    444,
    333,
    500,
    500,
    278,
    278,
    500,
    278,
    778,
)
_LOWER += (500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444)
_UPPER: tuple[int, ...] = (
    722,
    667,
    667,
    722,
    611,
    556,
    722,
    722,
    333,
    389,
    722,
    611,
    889,
)
_UPPER += (722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611)


class _Widths(dict[str, int]):
    """Gives every other character the width of a figure."""

    def __missing__(self, character: str) -> int:
        return 500


WIDTHS = _Widths(
    {
        **dict(zip("abcdefghijklmnopqrstuvwxyz", _LOWER, strict=True)),
        **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _UPPER, strict=True)),
        **dict.fromkeys(" .,", 250),
        **dict.fromkeys(";:/", 278),
        **dict.fromkeys("!-()’‘", 333),
        **dict.fromkeys("?“”", 444),
        **dict.fromkeys("—…", 1000),
    }
)
"""Thousandths of an em in Times, in which most of what is extracted was set."""


def width(text: str) -> int:
    """Return how wide a line is when set in Times."""
    return sum(map(WIDTHS.__getitem__, text))


def ends_sentence(text: str) -> bool:
    """Tell whether a stretch may be the end of a paragraph."""
    return not text[-1:].isalpha() and bool(STOP.search(text[-60:]))


def is_quoted(text: str) -> bool:
    """Tell whether a line is a quotation from its first sign to its last."""
    return bool(QUOTED.fullmatch(text))


def ends_clause(text: str) -> bool:
    """Tell whether a stretch ends with a stop, a colon or a semicolon."""
    return not text[-1:].isalpha() and bool(ENDING.search(text[-60:]))


def first_letter(text: str) -> str:
    """Return the first character after opening quotation marks and brackets."""
    match = OPENING.match(text)
    at = match.end() if match else 0
    return text[at : at + 1]


def starts_lower(text: str) -> bool:
    """Tell whether a stretch goes on with a sentence begun before."""
    return first_letter(text).islower()


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, apostrophes made alike."""
    return WORD.findall(text.lower().replace("’", "'"))


def is_capitals(text: str) -> bool:
    """Tell whether a line is set in capitals."""
    return text.upper() == text and sum(c.isalpha() for c in text) > 2


def is_name(text: str) -> bool:
    """Tell what may be a person's name: words with capitals, and not in capitals."""
    return (
        PERSON.fullmatch(text) is not None
        and not is_capitals(text)
        and not CHAPTER.match(text)
        and text.split()[0].lower() not in NOT_PERSONS
    )
