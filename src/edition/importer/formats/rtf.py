"""Read RTF: its bare words, and its signs spelled as pandoc reads them rightly.

Pandoc 3.9 takes every byte above 127 for Windows-1252, whatever the file says, and
swallows the sign behind a fall-back that is not written in hexadecimal (``\\u8220?h``).
"""

import re
from collections.abc import Iterator

TOKEN = re.compile(
    r"(?P<apart>\\\*\s?\\(?!footnote|shpinst|shptxt))|"
    r"\\'(?P<hex>[0-9a-f]{2})|\\u(?P<code>-?\d{1,5})(?:\\'[0-9a-f]{2}|[ ]?\?|[ ])?"
    r"|\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\(?P<sign>[^a-z])"
    r"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.IGNORECASE,
)
UNSEEN_WORDS = """
fonttbl colortbl stylesheet info pict object generator header headerl headerr
headerf listtext nonesttables footer footerl footerr footerf listtable xmlnstbl
rsidtbl listoverridetable themedata colorschememapping latentstyles datastore
fldinst bkmkstart bkmkend pgdsctbl
"""
UNSEEN = frozenset(UNSEEN_WORDS.split())
"""Groups of RTF that hold no words of the text."""
APART = frozenset({"par", "line", "tab", "cell", "row", "page", "sect"})
SIGNS = {
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "endash": "–",
    "emdash": "—",
    "bullet": "•",
}
HARD = {"~": "\N{NO-BREAK SPACE}", "_": "\N{NON-BREAKING HYPHEN}", "-": ""}
PAGE = re.compile(r"\\ansicpg(\d{3,5})")
WESTERN = "cp1252"
FALLBACK = re.compile(r"(\\u-?\d{1,5}+)[ ]?(?:\\'[0-9a-fA-F]{2}|[^\\{}\s])?")
"""A sign by its number, with what programs are to show that do not know it."""
BYTE = re.compile(r"\\'([89a-f][0-9a-f])", re.IGNORECASE)
NO_FALLBACK = "\\uc0"


def words_of(data: bytes) -> str:
    """Return the words as they come."""
    text = data.decode("latin-1")
    return "".join(_words(text, _page(text)))


def spelled_out(data: bytes) -> bytes:
    """Write signs that pandoc would take for others by their numbers."""
    text, page = data.decode("latin-1"), _page(data.decode("latin-1"))
    text = text.replace("{\\*\\footnote", "{\\footnote")
    if NO_FALLBACK not in text:
        text = FALLBACK.sub(r"\1\\'3f", text)
    if page != WESTERN:
        text = BYTE.sub(lambda found: _numbered(found, page), text)
    return text.encode("latin-1")


def _page(text: str) -> str:
    """Return the encoding that a file names, if it is one of single bytes."""
    found = PAGE.search(text)
    name = f"cp{found[1]}" if found else WESTERN
    try:
        is_single = len(bytes(range(0xC0, 0x100)).decode(name)) == 0x40
    except (LookupError, UnicodeDecodeError):
        return WESTERN
    return name if is_single else WESTERN


def _numbered(found: re.Match[str], page: str) -> str:
    sign = bytes.fromhex(found[1]).decode(page, "replace")
    return f"\\u{ord(sign)}\\'3f"


def _words(text: str, page: str) -> Iterator[str]:
    """Yield the words of RTF, group by group."""
    depth, unseen = 0, 0  # how deep a group is, and how deep the one that is not seen
    for token in TOKEN.finditer(text):
        if token["open"]:
            depth += 1
        elif token["close"]:
            unseen = 0 if depth == unseen else unseen
            depth -= 1
        elif not unseen and (token["word"] in UNSEEN or token["apart"]):
            unseen = depth
        elif not unseen:
            yield _sign(token, page)


def _sign(token: re.Match[str], page: str) -> str:
    if token["hex"]:
        return bytes.fromhex(token["hex"]).decode(page, "replace")
    if token["code"]:
        return chr(int(token["code"]) % 65536)
    if token["word"]:
        return SIGNS.get(token["word"], " " * (token["word"] in APART))
    if token["sign"]:
        return HARD.get(token["sign"], token["sign"])
    return token["text"] or ""
