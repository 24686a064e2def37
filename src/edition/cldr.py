"""Conventions of the edition's language that CLDR records: numbers, months, region."""

from functools import lru_cache

import icu

from edition.messages import ENGLISH, language

BRITISH = "en_GB"
"""The English of an edition."""
FORMAT, STANDALONE = icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.STANDALONE


def locale(tag: str = "") -> icu.Locale:
    """Return the locale of a language, or of the edition's."""
    tag = tag or language()
    return icu.Locale(BRITISH if tag == ENGLISH else tag)


@lru_cache(maxsize=256)
def is_assigned(tag: str) -> bool:
    """Tell whether a tag begins with a language’s code; three letters are not judged.

    All codes of two letters are known, of those of three the most used.
    """
    code = tag.partition("-")[0]
    return len(code) > 2 or code in icu.Locale.getISOLanguages()


@lru_cache(maxsize=256)
def shortest(tag: str) -> str:
    """Return a tag with a code of two letters in place of one of three.

    BCP 47 wants “ru”, not “rus”; a language without one, as “grc”, keeps its three.
    """
    code, hyphen, rest = tag.partition("-")
    short = icu.Locale.createCanonical(code).getLanguage() if len(code) == 3 else ""
    return f"{short}{hyphen}{rest}" if len(short) == 2 else tag


def with_region(join: str = "-") -> str:
    """Return the edition's language with the country it is foremost spoken in."""
    likely = locale().addLikelySubtags()
    return join.join(filter(None, [likely.getLanguage(), likely.getCountry()]))


def csl_locale(english: str = "en-US") -> str:
    """Return the locale of CSL for the edition's language; English has several."""
    return english if language() == ENGLISH else with_region()


@lru_cache(maxsize=64)
def months(tag: str, *, alone: bool = True) -> tuple[str, ...]:
    """Return the months, as they stand alone or as they follow a day."""
    symbols = icu.DateFormatSymbols(locale(tag))
    names = symbols.getMonths(STANDALONE if alone else FORMAT, symbols.WIDE)
    return tuple(map(str, names))


def number(value: float, decimals: int = 0) -> str:
    """Write a number with the separators of the edition's language."""
    return str(_numbers(language(), decimals).format(value))


@lru_cache(maxsize=16)
def _numbers(tag: str, decimals: int) -> icu.NumberFormat:
    form = icu.NumberFormat.createInstance(locale(tag))
    form.setMinimumFractionDigits(decimals)
    form.setMaximumFractionDigits(decimals)
    return form
