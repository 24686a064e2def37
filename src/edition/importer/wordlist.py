"""Own the evidence that a word exists: the document's own words and word lists."""

import gzip
import json
from functools import cache
from importlib.resources import files

LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "lv", "nl", "pt", "ru"})


@cache
def known_words(language: str) -> frozenset[str]:
    """Return the words of a language, in lower case; none where there is no list.

    The lists are those of the package pyspellchecker.
    """
    code = language.partition("-")[0].lower()
    if code not in LANGUAGES:
        return frozenset()
    file = files("spellchecker").joinpath("resources", f"{code}.json.gz")
    return frozenset(json.loads(gzip.decompress(file.read_bytes())))
