"""Read LaTeX: spelled as pandoc reads it, its commands, and its bare words."""

import re
import unicodedata

ACCENTS = {
    '"': "\N{COMBINING DIAERESIS}",
    "'": "\N{COMBINING ACUTE ACCENT}",
    "`": "\N{COMBINING GRAVE ACCENT}",
    "^": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "~": "\N{COMBINING TILDE}",
    "=": "\N{COMBINING MACRON}",
    ".": "\N{COMBINING DOT ABOVE}",
    "u": "\N{COMBINING BREVE}",
    "v": "\N{COMBINING CARON}",
    "H": "\N{COMBINING DOUBLE ACUTE ACCENT}",
    "c": "\N{COMBINING CEDILLA}",
    "d": "\N{COMBINING DOT BELOW}",
    "b": "\N{COMBINING MACRON BELOW}",
    "r": "\N{COMBINING RING ABOVE}",
    "k": "\N{COMBINING OGONEK}",
}
SPECIAL = {
    **{"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å"},
    **{"o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ"},
}
"""Letters that are commands."""
ENDS = ("\\begin{document}", "\\end{document}")
UNSEEN = re.compile(
    r"""
      (?P<formula>
        \\begin\{(?P<kind>(?:equation|align|eqnarray|gather|multline|displaymath)\*?)\}
          .{1,5000}? \\end\{(?P=kind)\}
      | \$\$?[^$]{1,2000}\$\$? | \\\([^\n]{1,500}?\\\) | \\\[.{1,2000}?\\\] )
    | (?<!\\)%[^\n]* | \\(?:def|(?:re)?newcommand|providecommand)\b[^\n]*
    | \\newtheorem\*?\{[^{}\n]{0,80}\}(?:\[[^\]\n]{0,80}\])?\{[^{}\n]{0,80}\}
      (?:\[[^\]\n]{0,80}\])?
    | \\texorpdfstring\{(?P<shown>(?:[^{}]|\{[^{}]{0,80}\}){0,200})\}
      \{[^{}\n]{0,200}\}
    | \\begin\{(?:longtable|tabular)[a-z]?\*?\}(?:\[[^\]\n]{0,80}\])?
      \{(?:[^{}\n]|\{[^{}\n]{0,80}\}){0,200}\}
    | \\(?:setcounter|setlength|rule|addcontentsline)
      \{[^{}\n]{0,200}\}\{[^{}\n]{0,200}\}
    | \\(?:begin|end|label|ref|pageref|eqref|cite[a-z]*|includegraphics|input|include
          |href|vspace|hspace|hypertarget|hyperlink|hyperref|bibliography|bibliographystyle
          |selectlanguage|foreignlanguage|pagestyle|thispagestyle)
      \*?(?:\[[^\]\n]{0,200}\])?\{[^{}\n]{0,200}\}
    | \{\\(?P<special_in>ss|ae|oe|aa|AE|OE|AA|[oOlLij])\}
    | \\(?P<special>ss|ae|oe|aa|AE|OE|AA|[oOlLij])(?:\{\}|\s+|(?![A-Za-z]))
    | \{\\(?P<sign_in>["'`^~=.])\{?(?P<letter_in>[a-zA-Z])\}?\}
    | \\(?P<sign>["'`^~=.]\s?|[uvHcdbrk](?:\s+|(?=\{)))\{?(?P<letter>[a-zA-Z])\}?
    | \\[a-zA-Z@]+\*?(?:\[[^\]\n]{0,200}\])?
    | \\.|[{}$&~]
    """,
    re.VERBOSE | re.DOTALL,
)
"""What of LaTeX are no words; of an accent, its letter; of a formula, all of it."""
GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,2000}\}){0,2000}\}){0,2000}\}"
TITLE = re.compile(rf"\\(?:title|subtitle|author|date|thanks)\s*(?P<words>{GROUP})")
"""What stands before the text and is said of it."""
ENVIRONMENT = re.compile(
    rf"\\(?:re)?newenvironment\*?\s*{GROUP}(?:\[[^\]]{{0,80}}\]){{0,2}}\s*{GROUP}\s*{GROUP}"
)
MACRO = re.compile(
    rf"\\(?:(?:re)?newcommand\*?|providecommand\*?|DeclareMathOperator\*?|def)\s*"
    rf"\{{?\\(?P<name>[A-Za-z]+)\}}?\s*(?:\[(?P<count>\d)\]|(?P<given>(?:\#\d)+))?"
    rf"(?:\[[^\]]{{0,80}}\])?\s*(?P<body>{GROUP})"
)
SETTINGS = re.compile(
    r"\\(?:usepackage|RequirePackage|IfFileExists|urlstyle|hypersetup|setlength"
    r"|PassOptionsToPackage|setcounter|geometry|pagestyle|VerbatimFootnotes)"
    rf"\s*(?:\[[^\]]{{0,400}}\])?(?:\s*{GROUP}){{1,3}}"
)
"""What the head of a file says about its look."""
COMMAND = re.compile(r"\\(?P<name>[A-Za-z]+)")
ARGUMENT = re.compile(rf"\s*(?P<words>{GROUP})")
ROUNDS, LARGEST = 4, 30_000_000


def without_settings(text: str) -> str:
    """Return a file without what its head says to the programs that set it."""
    begin = max(text.find(ENDS[0]), 0)
    return SETTINGS.sub("", text[:begin]) + text[begin:]


def without_environments(text: str) -> str:
    """Return a file without the environments it defines, some of which pandoc refuses.

    What stands in one is then read as if that were not there.
    """
    return ENVIRONMENT.sub("", text)


def words_of(text: str) -> str:
    """Return the bare words, those of the commands that the file defines too."""
    begin, end = (text.find(sign) for sign in ENDS)
    head = text[: max(begin, 0)]
    said = " ".join(found["words"] for found in TITLE.finditer(head))
    body = text[max(begin, 0) : end if end >= 0 else len(text)]
    macros = {found["name"]: found for found in MACRO.finditer(text)}
    body = f"{said} {MACRO.sub('', body)}"
    for _ in range(ROUNDS):
        body = _written_out(body, macros) if len(body) < LARGEST else body
    return shown(body)


def shown(text: str) -> str:
    """Return the words of a stretch of LaTeX without its commands."""
    return UNSEEN.sub(_seen, text)


def _written_out(text: str, macros: dict[str, re.Match[str]]) -> str:
    """Write what commands stand for, the words that they are given in their places."""
    parts, at = [], 0
    for found in COMMAND.finditer(text):
        macro = macros.get(found["name"])
        if macro is None or found.start() < at:
            continue
        given, end = [], found.end()
        for _ in range(int(macro["count"] or len(macro["given"] or "") // 2)):
            argument = ARGUMENT.match(text, end)
            if argument is None:
                break
            given.append(argument["words"][1:-1])
            end = argument.end()
        body = macro["body"][1:-1]
        for number, words in enumerate(given, start=1):
            body = body.replace(f"#{number}", words)
        parts += [text[at : found.start()], body]
        at = end
    return "".join((*parts, text[at:]))


def _seen(found: re.Match[str]) -> str:
    """Return what is seen of something in LaTeX that is no words, or a blank."""
    if found["shown"]:
        return UNSEEN.sub(_seen, found["shown"])
    if special := found["special"] or found["special_in"]:
        return SPECIAL[special]
    letter = found["letter"] or found["letter_in"]
    if letter:
        sign = (found["sign"] or found["sign_in"]).strip()
        return unicodedata.normalize("NFC", letter + ACCENTS.get(sign, ""))
    return found["formula"] or " "
