"""Read entries of BibTeX under biblatex’s names, with what is wrong with them."""

import re
from collections.abc import Iterator, Mapping

from bibtexparser.model import Entry as Block
from bibtexparser.model import Field

from edition.dates import parse_date
from edition.problems import Place, Problem, suggestion
from edition.readers.biblatex import (
    BIBLATEX,
    FIELDS,
    NAMES,
    PASSED,
    TITLES,
    language_tag,
)
from edition.readers.biblatex_dates import DATES, with_dates
from edition.readers.bibtex_values import read_value
from edition.readers.tex import unread, without_group
from edition.syntax import KEY

VALID_KEY = re.compile(KEY)
TYPES: dict[str, str] = BIBLATEX["types"]
TYPE_NAMES: dict[str, list[str]] = BIBLATEX["type_names"]
FIELD_NAMES: dict[str, str] = BIBLATEX["field_names"]
KNOWN = frozenset(name for names in FIELDS.values() for name in names)
NOT_PRINTED = frozenset(FIELDS["not_printed"])
LONGEST = 10_000
"""Characters of a field that is printed."""
OF_PROGRAMS = re.compile("(?:bdsk|citeulike)-.*|opt.*|_.*")
"""Fields that programs keep for themselves."""
ADDRESS = re.compile(
    r"https?://[^\s<>\"{}\\^`|/?#:@\[\]]+(:[0-9]{1,5})?([/?#][^\s<>\"{}\\^`|]*)?"
)
DOI = re.compile(r"10\.[^\s\"{}\\]+")
URL = re.compile(r"\\url\s*\{(?P<address>[^{}]*)\}")
ESCAPED = re.compile(r"\\([_%&#~$])(?:\{\})?|\{(?:\\_|_|\\textunderscore)\}")
RESOLVER = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)+", re.I)
GROUP = re.compile(r"\{[^{}]*\}")
JOINED = re.compile(r";|\\?&")
"""What joins names but for the “and” of BibTeX."""
AND = re.compile(r"\s+and\s+", re.I)
SUFFIX = re.compile(r"\s*(?:[js]n?r\.?|junior|senior|[ivx]+\.?|\d+\w*\.?)\s*", re.I)
"""What may stand between two commas of a name: “King, Jr., Martin”."""
AND_OTHERS = re.compile(r"\bet\.?\s+al\b|\bи др\b|\bu\.\s*a\.", re.I)
WHOLES = frozenset({"book", "thesis"})
"""Types of CSL that are no part of a journal."""


class BibtexEntry:
    """An entry with biblatex’s names of type and fields."""

    def __init__(self, block: Block, path: str, strings: Mapping[str, str]) -> None:
        self.key = block.key
        self.place = Place(path, (block.start_line or 0) + 1)
        self.problems: list[Problem] = []
        self.places = {
            _name(f): Place(path, (f.start_line or 0) + 1) for f in block.fields
        }
        values = {_name(f): self._value(f, strings) for f in block.fields}
        for old, new in FIELD_NAMES.items():
            if old in self.places:
                self.places.setdefault(new, self.places[old])
        type = block.entry_type.lower()
        self.type, kind = TYPE_NAMES.get(type, (type, ""))
        self.fields = {"type": kind} if kind else {}
        self.fields |= renamed({name: value for name, value in values.items() if value})
        self.whole = self.fields
        self.problems += [*self._faults(), *self._faulty_names(), *self._faulty_dates()]

    def _value(self, field: Field, strings: Mapping[str, str]) -> str:
        """Read a value, white space folded."""
        name = _name(field)
        text, fault = read_value(str(field.value), strings)
        if len(text) > LONGEST and name not in NOT_PRINTED:
            text, fault = "", f"it has more than {LONGEST:,} characters"
        if fault:
            what = f"“{self.key}”: the field “{name}” cannot be read: {fault}"
            place = self.places[name]
            self.problems.append(Problem(place, "C004", what, subject=self.key))
        return " ".join(text.split())

    def problem(self, field: str, what: str, remedy: str = "") -> Problem:
        """Report a fault of a field, or of the entry if it has no such field."""
        sentence, place = f"“{self.key}”: {what}", self.places.get(field, self.place)
        return Problem(place, "C008", sentence, remedy, subject=self.key)

    def _faults(self) -> Iterator[Problem]:
        fields = self.fields
        if not VALID_KEY.fullmatch(self.key):
            yield self.problem("", "a key has letters, digits, and signs between them")
        if self.type not in TYPES:
            near = suggestion(self.type, (*TYPES, *TYPE_NAMES))
            yield self.problem("", f"the type “@{self.type}” is not known", near)
        if not fields.get("title") and "crossref" not in fields:
            yield self.problem("", "the field “title” is missing")
        if not ADDRESS.fullmatch(fields.get("url", "https://none")):
            what = "the field “url” is no address that begins with http or https"
            yield self.problem("url", what)
        if not DOI.fullmatch(fields.get("doi", "10.1/x")):
            what = "the field “doi” is no DOI, which begins with “10.”"
            yield self.problem("doi", what)

    def _faulty_names(self) -> Iterator[Problem]:
        """Yield faults of the names of persons and of the language."""
        for name in sorted(NAMES & self.fields.keys()):
            typed = GROUP.sub("", GROUP.sub("", self.fields[name]))
            if JOINED.search(typed):
                what = f"the names in “{name}” are joined by “;” or “&”"
                remedy = "Join them by “and”, and put the name of a body into braces."
                yield self.problem(name, what, remedy)
            elif not any(map(str.isalnum, self.fields[name])):
                what = f"“{self.fields[name]}” in “{name}” is nobody’s name"
                yield self.problem(name, what)
            elif others := AND_OTHERS.search(typed):
                what = f"“{others[0]}” in “{name}” is nobody’s name"
                yield self.problem(name, what, "Write “and others”.")
            else:
                yield from self._odd_commas(name, typed)
        langid = self.fields.get("langid", "english")
        if not language_tag(langid):
            near = suggestion(langid, BIBLATEX["languages"])
            yield self.problem("langid", f"the language “{langid}” is not known", near)

    def _odd_commas(self, field: str, typed: str) -> Iterator[Problem]:
        """Yield names with commas that no name has; braces are blank by now."""
        for name in AND.split(typed):
            _, *between = name.split(",")
            is_suffixed = len(between) == 2 and SUFFIX.fullmatch(between[0])
            if len(between) > 1 and not is_suffixed and "=" not in name:
                what = f"“{name.strip()}” in “{field}” has more commas than a name"
                remedy = (
                    "Join names by “and”; a suffix stands in the middle, “King, Jr., "
                    "Martin”, and the name of a body in braces."
                )
                yield self.problem(field, what, remedy)

    def _faulty_dates(self) -> Iterator[Problem]:
        for name in (*DATES, "archivedate"):
            try:
                parse_date(self.fields.get(name, "2000"))
            except ValueError as error:
                typed = name if name in self.places else "year"
                yield self.problem(typed, f"the field “{typed}” is invalid: {error}")

    def inherit(self, parent: "BibtexEntry | None") -> None:
        """Take over what it lacks and the entry has that its crossref names.

        The title of that becomes the title of the book or journal.
        """
        if parent is None:
            return
        host = "journal" if parent.type == "periodical" else "book"
        given = {k: v for k, v in parent.fields.items() if k not in FIELDS["own"]}
        for name in ("title", "subtitle"):
            if name in parent.fields:
                given[host + name] = parent.fields[name]
        self.whole = given | self.fields

    def unused(self, plain: Mapping[str, str], item: object) -> tuple[str, ...]:
        """Name the fields, and the TeX in them, that are in no print and no export.

        Args:
            plain: the words of fields in which TeX stands.
            item: the CSL item, which has no words of a field that its type has not.
        """
        names = [n for n in self.fields if n not in KNOWN and not OF_PROGRAMS.match(n)]
        said = _letters(str(item))
        lost = TITLES & self.fields.keys() - {"shorttitle"}
        names += sorted(
            n for n in lost if _letters(plain.get(n, self.fields[n])) not in said
        )
        if TYPES.get(self.type) in WHOLES:
            names.append("journaltitle")
        found = [f"“{n}”" for n in (*names, "year", "month") if n in self.fields]
        for name in PASSED & self.fields.keys():
            found += [f"“{tex}” in “{name}”" for tex in unread(self.fields[name])]
        return tuple(found)


def _letters(words: str) -> str:
    """Return the letters and digits of words without marks or TeX."""
    return re.sub(r"<[^<>]*>|\\\W|\W", "", words).casefold()


def _name(field: Field) -> str:
    """Return the name of a field; a line of comment before it is not of it."""
    return str(field.key).rpartition("\n")[2].strip().lower()


def renamed(fields: dict[str, str]) -> dict[str, str]:
    """Return fields under biblatex’s names, addresses and dates as they should be."""
    for old, new in FIELD_NAMES.items():
        if old in fields and fields.get(new, fields[old]) == fields[old]:
            fields[new] = fields.pop(old)
    if "holder" in fields and "author" not in fields:
        fields["author"] = fields.pop("holder")
    if match := URL.fullmatch(without_group(fields.get("howpublished", ""))):
        fields.setdefault("url", match["address"])
        del fields["howpublished"]
    for name in {"url", "doi", "archiveurl"} & fields.keys():
        fields[name] = _address(fields[name])
    if "doi" in fields:
        fields["doi"] = RESOLVER.sub("", fields["doi"])
    return with_dates(fields)


def _address(written: str) -> str:
    """Return an address without the TeX that a program has put into it."""
    plain = without_group(written)
    if match := URL.fullmatch(plain):
        plain = match["address"]
    plain = plain.replace("\\textasciitilde", "~")
    return ESCAPED.sub(lambda sign: sign[1] or "_", plain)
