"""Divide text into tokens, and fold a token into the keys by which it is found.

search-tokens.js does the same in the browser; tests/search/tokens.json holds cases for
both.
"""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

import regex

MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)
"""Accents, and the vowels of Hebrew and Arabic; those of Indian scripts are letters."""
LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss"}
LETTERS |= {"œ": "oe", "æ": "ae", "ı": "i", "ς": "σ"}
APOSTROPHES = dict.fromkeys("’‘ʼ′`", "'")
UNSEEN = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u0640ʿʾʹʺ", "")
"""Soft hyphen, joiners, tatweel; half rings and primes of transliterations."""
FOLDED = str.maketrans(LETTERS | APOSTROPHES | UNSEEN)
CYRILLIC = re.compile("[\u0400-\u04ff]")
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
)
"""Thai, Lao, Burmese, Khmer, kana and Han: each character is a token."""
LINE_END = r"//?(?=\s|$)"
"""What stands between lines or stanzas of verse, and is no token."""
TOKEN = re.compile(rf"[{UNSPACED}]|(?!{LINE_END})[^\s{UNSPACED}]+")
PART = regex.compile(r"[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*")
"""What signs divide in a token; an apostrophe between letters does not."""
MOST_PARTS = 4
"""Parts that may be one word, as in “co-operate”; an address has more."""
SHORTEST = 3
"""Letters after an apostrophe that are a word: “imbroglio” in “l’imbroglio”."""
STOP: dict[str, str] = tomllib.loads(
    (files("edition") / "stop_words.toml").read_text(encoding="utf-8")
)
"""Words that are not looked for, by language: a third of a text."""


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return what is not looked for in a language."""
    return frozenset(map(fold, STOP.get(language.partition("-")[0], "").split()))


def tokens(text: str) -> list[str]:
    """Return the tokens of a text: its words with the signs about them."""
    return TOKEN.findall(text)


def fold(word: str) -> str:
    """Return a word as it is compared: in lower case, without accents."""
    plain = MARKS.sub("", unicodedata.normalize("NFKD", word).lower())
    return unicodedata.normalize("NFC", plain.translate(FOLDED))


def keys(token: str) -> tuple[str, ...]:
    """Return the keys of a token: its parts, what an article hides, then the whole."""
    parts, found = _parts(token), dict[str, None]()
    for part in parts:
        found[part.replace("'", "")] = None
        elided = part.split("'")[1:]
        found |= dict.fromkeys(rest for rest in elided if len(rest) >= SHORTEST)
    if len(parts) <= MOST_PARTS:
        found[whole(token)] = None
    return tuple(filter(None, found))


def whole(token: str) -> str:
    """Return a token as one key, without its signs."""
    return "".join(_parts(token)).replace("'", "")


def _parts(token: str) -> list[str]:
    return [part.removesuffix("'s") for part in PART.findall(fold(token))]
