"""Know what letters stand for of which a font gives only the code.

PDFs by TeX often have no Unicode for what its own encodings, T1 and OT1, keep where
other ones have control characters; those by Word have the signs of lists in a font of
symbols.
"""

LETTERS = {
    "\x02": "-",
    "\x0b": "ff",
    "\x0c": "fi",
    "\x0e": "ffi",
    "\x0f": "ffl",
    "\x10": "“",
    "\x11": "”",
    "\x12": "„",
    "\x13": "«",
    "\x14": "»",
    "\x15": "–",
    "\x16": "—",
    "\x19": "ı",
    "\x1b": "ff",
    "\x1c": "fi",
    "\x1d": "fl",
    "\x1e": "ffi",
    "\x1f": "ffl",
    "\uf0a7": "▪",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
}
"""By its code; PDFium writes the first for a hyphen at the end of a line."""
