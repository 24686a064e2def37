"""Own the digests by which a text is known without being quoted."""

import re
import unicodedata
from hashlib import blake2b

FOLDED = str.maketrans(
    {**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛′", "'")}
    | dict.fromkeys("–—‑−", "-")
)
MARKUP = re.compile(
    r"(?<!\\)[*`]+|\\(?=[\\`*_{}\[\]()#+\-.!>$~^|])|(?<![\w\\])_+(?=\w)|(?<=\w)_+(?!\w)"
)
MARKED = re.compile(r"[*`\\_]")
LINK = re.compile(r"(?<!\^)\[(?P<text>[^\[\]\n]*)\]\([^()\n]*\)")
CITATION = re.compile(r"\s?\[[^\[\]\n]*@[A-Za-z][^\[\]\n]*\]")
WORD = re.compile(r"\[\^\w[\w-]*\]|[^\W_]+(?:'[^\W_]+)*")
SPOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
WINDOW = 8
"""Words in the windows by which a document is recognised."""
MOST_WORDS = 150_000
"""Words of a document that are searched for windows."""
CHUNK = 8
"""Words under one digest: too many to guess, few enough to show where copies differ."""


def folded(text: str) -> str:
    """Return a text as compared: blanks, quotation marks, dashes, emphasis alike."""
    if "[" in text:
        text = CITATION.sub("", LINK.sub(r"\g<text>", text))
    if MARKED.search(text):
        text = MARKUP.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(FOLDED)
    return " ".join(text.split())


def tokens(text: str) -> list[str]:
    """Return the words and note marks of a text in lower case."""
    return folded_tokens(folded(text))


def folded_tokens(text: str) -> list[str]:
    """Return the words and note marks of a text that was folded before."""
    return WORD.findall(text.lower())


def digest(text: str) -> str:
    """Return the digest of a text as compared."""
    return fingerprint(folded(text))


def fingerprint(text: str) -> str:
    """Return the digest of a file as it is, to the last blank."""
    return _digest(text)


def chunk_digest(words: list[str]) -> str:
    """Return the digest of some words in their order."""
    return _digest(" ".join(words))


def chunk_places(count: int) -> list[int]:
    """Return where the stretches of a passage begin; the last may overlap."""
    places = list(range(0, count - CHUNK + 1, CHUNK))
    if places and count % CHUNK:
        places.append(count - CHUNK)
    return places


def chunks(words: list[str]) -> list[str]:
    """Return the digests of the stretches of a passage."""
    return [chunk_digest(words[at : at + CHUNK]) for at in chunk_places(len(words))]


def matter_digest(text: str) -> str:
    """Return the digest of the words alone, by which matter is known."""
    return _digest(" ".join(spoken(folded(text))))


def window_digest(words: list[str]) -> str:
    """Return the digest of a window of words made of letters."""
    return _digest(" ".join(words))


def spoken(text: str) -> list[str]:
    """Return the words of a raw document that are made of letters alone."""
    words: list[str] = []
    for match in SPOKEN.finditer(text):
        words.append(match[0].lower().replace("’", "'"))
        if len(words) == MOST_WORDS:
            break
    return words


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()
