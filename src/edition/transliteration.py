"""Transliteration by a declared scheme for each language, and collation."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

import icu

from edition.cldr import locale
from edition.messages import N_, language
from edition.messages import gettext as _


class Scheme(NamedTuple):
    """A way of writing a language in Latin letters."""

    title: str
    """What the scheme is called; translated where it is shown."""
    transform: str
    """The name of ICU's transform, or rules where ICU has none."""


UKRAINIAN = """
    $begin = [^[:L:]’'];
    [’'] > ;
    зг > zgh; Зг > Zgh;
    $begin { є > ye; ^ є > ye; є > ie; $begin { Є > Ye; ^ Є > Ye; Є > Ie;
    $begin { ї > yi; ^ ї > yi; ї > i; $begin { Ї > Yi; ^ Ї > Yi; Ї > I;
    $begin { й > y; ^ й > y; й > i; $begin { Й > Y; ^ Й > Y; Й > I;
    $begin { ю > yu; ^ ю > yu; ю > iu; $begin { Ю > Yu; ^ Ю > Yu; Ю > Iu;
    $begin { я > ya; ^ я > ya; я > ia; $begin { Я > Ya; ^ Я > Ya; Я > Ia;
    а > a; А > A; б > b; Б > B; в > v; В > V; г > h; Г > H; ґ > g; Ґ > G;
    д > d; Д > D; е > e; Е > E; ж > zh; Ж > Zh; з > z; З > Z; и > y; И > Y;
    і > i; І > I; к > k; К > K; л > l; Л > L; м > m; М > M; н > n; Н > N;
    о > o; О > O; п > p; П > P; р > r; Р > R; с > s; С > S; т > t; Т > T;
    у > u; У > U; ф > f; Ф > F; х > kh; Х > Kh; ц > ts; Ц > Ts; ч > ch; Ч > Ch;
    ш > sh; Ш > Sh; щ > shch; Щ > Shch; ь > ; Ь > ;
"""
"""Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010."""
BULGARIAN = """
    ия } [^[:L:]] > ia; ия } $ > ia; ИЯ } [^[:L:]] > IA; ИЯ } $ > IA;
    а > a; А > A; б > b; Б > B; в > v; В > V; г > g; Г > G; д > d; Д > D;
    е > e; Е > E; ж > zh; Ж > Zh; з > z; З > Z; и > i; И > I; й > y; Й > Y;
    к > k; К > K; л > l; Л > L; м > m; М > M; н > n; Н > N; о > o; О > O;
    п > p; П > P; р > r; Р > R; с > s; С > S; т > t; Т > T; у > u; У > U;
    ф > f; Ф > F; х > h; Х > H; ц > ts; Ц > Ts; ч > ch; Ч > Ch; ш > sh; Ш > Sh;
    щ > sht; Щ > Sht; ъ > a; Ъ > A; ь > y; Ь > Y; ю > yu; Ю > Yu; я > ya; Я > Ya;
"""
"""Transliteration Act of Bulgaria, 2009; ICU has only the system before it."""
SCHEMES = {
    "ru": Scheme("BGN/PCGN", "Russian-Latin/BGN"),
    "bg": Scheme(N_("the Transliteration Act of 2009"), BULGARIAN),
    "uk": Scheme(N_("the national system of 2010"), UKRAINIAN),
}
"""The one scheme that each language is transliterated by, wherever that is done."""


@lru_cache(maxsize=8)
def _transliterator(transform: str) -> icu.Transliterator:
    if ">" in transform:
        direction = icu.UTransDirection.FORWARD
        return icu.Transliterator.createFromRules("own", transform, direction)
    return icu.Transliterator.createInstance(transform)


def romanised(words: str, tag: str) -> str:
    """Return words in Latin letters by the scheme of their language.

    Nothing is returned where no scheme is known, or nothing changes.
    """
    if tag not in SCHEMES:
        return ""
    latin = str(_transliterator(SCHEMES[tag].transform).transliterate(words))
    return "" if latin == words else latin


def declared(languages: Iterable[str]) -> str:
    """Say by which schemes languages are transliterated, as far as they are."""
    used = set(languages)
    said = _("%(language)s by %(scheme)s")
    return "; ".join(
        said % {"language": language_name(tag), "scheme": _(scheme.title)}
        for tag, scheme in SCHEMES.items()
        if tag in used
    )


def language_name(tag: str) -> str:
    """Return the name of a language in that of the edition."""
    return str(icu.Locale(tag).getDisplayName(locale()))


@lru_cache(maxsize=4)
def _collator(tag: str, strength: int) -> icu.Collator:
    collator = icu.Collator.createInstance(locale(tag))
    collator.setStrength(strength)
    return collator


def collation_key(words: str) -> bytes:
    """Return what sorts words as an index in the edition’s language does."""
    return bytes(_collator(language(), icu.Collator.TERTIARY).getSortKey(words))


def initial(words: str) -> str:
    """Return the letter under which an index files words: “É” is an E, “Й” is not an И.

    What begins with no letter is filed under 0.
    """
    first = next((sign for sign in normalize("NFC", words) if sign.isalnum()), "0")
    if not first.isalpha():
        return "0"
    letter, plain = first.upper(), normalize("NFD", first.upper())[0]
    collator = _collator(language(), icu.Collator.PRIMARY)
    return letter if collator.compare(letter, plain) else plain


def spelt_out(number: int) -> str:
    """Return a number in words of the edition’s language."""
    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, locale())
    return str(rules.format(number))
