"""Own the grammar of references in notes: names, titles, numbers, dates."""

import re

UPPER = "A-ZÀ-ÖØ-ÞŁŚŻŹĆŃА-ЯЁҐЄІЇ"
CYRILLIC = re.compile(r"[а-яёґєії]", re.I)
URL = re.compile(r"<?(?P<url>https?://[^\s<>\]]*[^\s<>\].,;)])>?")
ACCESS = re.compile(
    r"""
    [,;\s]* \(? (?: last\s )? (?: access (?:ed)? | retrieved | viewed | visited
        | дата\sобращения ) (?:\son)? \s? [:;]? \s*
    (?P<date> \d{1,2}[. ]\s?\w+[. ]\s?\d{4}
        | \w+\s\d{1,2},?\s\d{4} | \d{4}-\d\d-\d\d ) \)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
YEAR = re.compile(r"(?<![\d/.-])(?P<year>1[5-9]\d\d|20\d\d)(?![\d]|/\w)")
PAGES = re.compile(
    r"\b(?:pp?|PP?|[Сс]{1,2}|ss?)\.\s?(?P<pages>\d+(?:\s?[–—-]\s?\d+)?)(?!\w)"
)
EXTENT = re.compile(
    r"(?:\b(?:pp?|PP?|ss?|S)\.\s?)?(?P<pages>\d+\s?[–—-]\s?\d+),?\s"
    r"(?:(?:at|here|hier|esp\.)(?:\sat)?|p\.|S\.)\s?(?:p\.\s?)?\d"
    r"|[–—-]\s[СсSs]\.\s?(?P<gost>\d+\s?[–—-]\s?\d+)\.?$"
)
"""All pages of a work: a page of them follows, or a record in the manner of GOST ends.

Other pages in a note are those it refers to, which no reference has.
"""
PUBLISHED = re.compile(
    rf"""
    (?P<location> [{UPPER}][\w .,]{{0,30}}? \.? ) \s?:\s
    (?P<publisher> [{UPPER}][^,:;()\[\]]{{2,70}} ), \s (?= 1[5-9]\d\d | 20\d\d )
    """,
    re.VERBOSE,
)
QUOTED = re.compile(
    r"[“\"„](?P<text>[^“”\"„]{3,200})[”\"]|«(?P<angled>[^«»]{2,200}(?:«[^«»]{2,80})?)»"
    r"|‘(?P<single>(?:[^‘’]|(?<=\w)’(?=\w)){3,200})’(?!\w)"
    r"|\*(?P<stars>[^*]{3,200})\*|_(?P<lines>[^_]{3,200})_"
)
NUMBERS = (
    re.compile(
        r"(?<![\d:])(?P<volume>\d{1,3}),?\s(?:no|nr|№)\.?\s?(?P<number>\d{1,3})", re.I
    ),
    re.compile(
        r"\b(?:vol(?:ume)?|том|т)\.?\s?(?P<volume>\d+)"
        r"(?:,?\s(?:no|number|issue|номер|№)\.?\s?(?P<number>\d+(?:\s?\(\d+\))?))?",
        re.I,
    ),
    re.compile(r"(?<![\d:])(?P<volume>\d{1,3})\s?\((?P<number>\d{1,3})\)"),
    re.compile(r"(?<![\d:])(?P<volume>\d{1,3}):(?P<number>\d{1,3})(?![\d:])"),
    re.compile(r"(?<![\d:])(?P<volume>\d{1,3})\s\((?=[12]\d{3}\))"),
    re.compile(r"(?:\bno|№)\.?\s?(?P<number>\d+(?:/\d+)?)", re.I),
)
EDITOR = re.compile(
    rf"[,;]?\s*\(?\b(?:eds?\.|edited)\s(?:by\s)?"
    rf"(?P<editor>[{UPPER}](?:[\w'’-]+|\.)(?:\s[{UPPER}](?:[\w'’-]+|\.)){{1,2}})\)?,?"
)
GIVEN = rf"(?![A-Z]{{3}})[{UPPER}](?:[\w'’-]+|\.)"
FAMILY = rf"(?:(?:van|von|de|der|di|la|le)\s)?(?![A-Z]{{3}})[{UPPER}][\w'’-]+"
PERSON = re.compile(
    rf"""
      (?P<family> {FAMILY} ), \s
      (?P<given> [{UPPER}]\. (?:\s?[{UPPER}]\.)*
        | {GIVEN} (?: (?:\s?[{UPPER}]\.)+ | (?:\s{GIVEN})? ) )
    | (?P<name> {FAMILY} ) \s (?P<initials> [{UPPER}]\. (?:\s?[{UPPER}]\.)* )
    | (?P<first> {GIVEN} (?:\s?{GIVEN}){{0,2}}? ) \s? (?P<last> {FAMILY} )
    """,
    re.VERBOSE,
)
AND = re.compile(
    rf"""
    ,?\s (?: and | und | et (?!\sal) | и (?!\sдр) | та (?!\sін) | & ) \s
    | ,\s (?= [{UPPER}]\. | {FAMILY},?\s[{UPPER}]\.
        | [^,.]{{4,40}} (?: ,?\sand\s | \. | ,\s[^,.]{{4,40}},?\sand\s ) )
    """,
    re.VERBOSE,
)
OTHERS = re.compile(r",?\s(?:et\sal\.?|and\sothers|u\.\s?a\.|и\sдр\.|та\sін\.)")
CORPORATE = re.compile(
    rf"""
    (?: [{UPPER}][\w'’-]*\s (?: (?:of|for|on|and|the)\s )* ){{0,4}}?
    (?: Ministry | Department | Office | Commission | Committee | Organi[sz]ation
      | Agency | Institute | Council | Nations | Union | Association | Society | Bank
      | Bureau | Board | University | Fund | Foundation | Parliament | Congress
      | Ministerium | Institut | Verein | Министерство | Министерства | Институт
      | Міністерство | Інститут | Рада ) \b
    (?: \s (?: (?:of|for|on|and|the|für|der|des)\s )* [{UPPER}][\w'’-]* ){{0,6}}
    (?= [,.:]\s )
    """,
    re.VERBOSE,
)
"""A body that publishes under its own name."""
TITLE_END = re.compile(
    rf"""
      (?<=[?!]) \s (?= [“"«„*‘] )
    | [.,] \s (?= [“"«„*‘] ) | \s (?= « )
    | \s//?\s | \.\s[–—-]\s | \s? (?= \( )
    | ,\s (?= (?: \d{{1,2}}\s\w{{3,9}},?\s | \w{{3,9}}\s\d{{1,2}},\s )? \d{{4}} \b )
    | ,\s (?= p{{1,2}}\.\s?\d )
    | (?<=[\w”"»)]{{3}}) \. \s (?= [{UPPER}\[№\d] ) | ,?\s (?= (?:ed\.|in:|vol) ) | \.?$
    """,
    re.VERBOSE,
)
LATIN = dict(
    zip("абвгдеёжзийклмнопрстуфхцчшщыэюяґєії", (
        *("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n"),
        *("o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "y", "e"),
        *("yu", "ya", "g", "ye", "i", "yi"),
    ), strict=True)
)  # fmt: skip
SMALL = frozenset({"the", "and", "for", "how", "why", "was", "its", "are"})


def authors(text: str) -> tuple[str, str]:
    """Split a reference into its authors, as BibTeX has them, and the rest."""
    if body := CORPORATE.match(text):
        return f"{{{body[0]}}}", text[body.end() :].lstrip(" ,.:")
    at = 0
    names: list[str] = []
    while match := PERSON.match(text, at):
        end = match.end()
        names.append(_name(match))
        joint = AND.match(text, end)
        if joint and PERSON.match(text, joint.end()):
            at = joint.end()
            continue
        if others := OTHERS.match(text, end):
            names.append("others")
            end = others.end()
        stop = re.match(r"\s?(?:\(eds?\.\)\s?)?[.,:]\s?", text[end:])
        if not stop and not text[:end].endswith("."):
            break
        rest = text[end + (stop.end() if stop else 0) :].strip()
        return (" and ".join(names), rest) if rest else ("", text)
    return "", text


def _name(match: re.Match[str]) -> str:
    if match["family"]:
        return f"{match['family']}, {match['given']}"
    if match["name"]:
        return f"{match['name']}, {match['initials']}"
    first = re.sub(r"\.(?=\w)", ". ", match["first"])
    return f"{match['last']}, {first}"


def within(quoted: re.Match[str]) -> str:
    """Return what stands between quotation marks or signs of emphasis."""
    return quoted[quoted.lastgroup or 0].strip(" ,.")


def title_of(text: str) -> tuple[str, str]:
    """Split what follows the authors into the title and what is said of it."""
    quoted = QUOTED.match(text)
    if quoted:
        return within(quoted), text[quoted.end() :]
    match = TITLE_END.search(text)
    title = text[: match.start()] if match else text
    if not 3 <= len(title) <= 250:
        return "", text
    return title.strip(" ,.;*_"), text[len(title) :]


def key_of(record: dict[str, str], keys: set[str]) -> str:
    """Make a key of family name, year and first word of the title; remember it."""
    family = record.get("author", "anon").split(",")[0]
    words = re.findall(r"[^\W\d_]{3,}", record.get("parallel", record.get("title", "")))
    word = next((w for w in words if w.lower() not in SMALL), "")
    letters = f"{family}{record.get('year', '')}{word}".lower()
    base = re.sub(r"[^a-z0-9]", "", "".join(LATIN.get(c, c) for c in letters)) or "work"
    key, count = base, 1
    while key in keys:
        count += 1
        key = f"{base}-{count}"
    keys.add(key)
    return key
