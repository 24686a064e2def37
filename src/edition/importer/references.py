"""Draft references from the notes of a document that has no profile."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from edition.importer.reference_dates import day_in, iso_date
from edition.importer.reference_parts import (
    ACCESS,
    CYRILLIC,
    EDITOR,
    EXTENT,
    NUMBERS,
    PAGES,
    PERSON,
    PUBLISHED,
    QUOTED,
    URL,
    YEAR,
    authors,
    key_of,
    title_of,
    within,
)

LEAD = re.compile(
    r"""
    \b (?i: (?: see | found ) \b [^:.()\[\]]{0,150} (?= [:;]\s )
         | see (?:\s also)? (?:\s in | \s here)? | cf\.? | compare | см\.? | див\.?
         | (?:found|presented|developed|discussed|published|article) (?:\s\w+){0,3} )
    \s? [:;,]? \s (?= [“"«„*(]? [^\W\d_a-zа-яґєії] )
    """,
    re.VERBOSE,
)
COLON = re.compile(r"\bin:\s(?=[^\W\d_a-zа-яґєії])")
IDENTITY = ("author", "title", "year")
"""What makes two references references to one work."""
LONGEST_TITLE = 30
"""Words from which on what has no author is prose, not a title."""
NEXT = re.compile(r"(?<=[\d\])>.]);\s+(?=[^\W\d_a-zа-яґєії])")
FRAME = re.compile(r"[\[\]<>]")
PARALLEL = re.compile(r"\((?P<text>[A-Z“\"](?:[^()]|\([^()]*\)){8,300})(?:\)|$)")
SENTENCE = re.compile(
    r"(?<=[^\W_]{3})[.!?]?[\"”»’)]*[.!?][\"”»’)]*\s+(?=[“\"«„]?[^\W\d_a-zа-яґєії])"
)
"""Where a sentence ends and another begins: no initials, no abbreviations."""
BODY = re.compile(
    r"[\s,.]*(?P<text>[^\W\d_a-zа-яґєії][\w .’'-]{2,60}?),\s"
    r"(?=\d{1,2}\s\w+,?\s\d{4})"
)
"""Who published something on a certain day."""
YEARED = re.compile(r"^\((?:1[5-9]|20)\d\d[a-z]?\)[.,:]?\s")
"""The year behind the authors."""
SLASHED = re.compile(r"\s//\s(?P<text>[^./–—]{3,120})")
"""A journal or a book behind two slashes, in the manner of GOST."""
NUMBERED = re.compile(
    r"[\s,.]*(?P<text>[^\W\d_a-zа-яґєії][^\d,.:;()“”\"«»*_]{3,80}),?\s"
    r"(?:(?:vol\.\s)?\d{1,3}(?:[.:/]\d{1,3})?\s?(?:,\s(?:no|№)\.?\s\d{1,3}\s?)?"
    r"\([^()]*\d{4}\)|\d{1,3}\s?\(\d{1,3}\))"
)
"""A journal with its volume and, in brackets, the year."""


def references(notes: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Parse the works that notes cite, as far as they can be parsed.

    Args:
        notes: pairs of a note's label and its text.

    Returns:
        One record for each work found: ``key``, ``note`` (the labels of all notes that
        cite it), ``cited`` (their words for it, a line each), ``raw`` (the whole note)
        and what there is of author, title, container, volume, number, year, pages,
        location, publisher, url, urldate, a parallel title, and a locator, the pages
        that the note refers to.
    """
    found: dict[tuple[str, ...], dict[str, str]] = {}
    keys: set[str] = set()
    for label, text in notes:
        whole = " ".join(text.split())
        for record in _records(whole):
            work = tuple(record.get(name, "") for name in IDENTITY)
            if record.get("title") and work in found:
                found[work]["note"] += f", {label}"
                found[work]["cited"] += f"\n{record['cited']}"
                continue
            key = key_of(record, keys)
            known = {"key": key, "note": label, **record, "raw": whole}
            found[work if record.get("title") else (key,)] = known
    return list(found.values())


def _records(text: str) -> Iterator[dict[str, str]]:
    """Yield what each stretch of a note cites."""
    for index, stretch in enumerate(_citing(text)):
        if record := parsed(stretch, is_led=index > 0):
            yield {**record, "cited": stretch}


def _citing(text: str) -> Iterator[str]:
    """Yield the stretches of a note that may each cite a work."""
    starts = {0, *(m.end() for p in (LEAD, NEXT) for m in p.finditer(text))}
    starts |= {m.end() for m in COLON.finditer(text) if PERSON.match(text, m.end())}
    starts = {at for at in starts if not _is_in_editor(text, at)}
    edges = [*sorted(starts), len(text)]
    for start, end in pairwise(edges):
        yield text[start:end].strip()


def _is_in_editor(text: str, at: int) -> bool:
    """Tell whether a semicolon only follows an editor in square brackets."""
    before = text[:at].rstrip("; ")
    inside = before[before.rfind("[") :]
    return before.endswith("]") and not any(c.isdigit() for c in inside)


def last_sentence(text: str) -> str:
    """Return what follows the author's own words: the sentence with the date."""
    dated = [m.start() for m in YEAR.finditer(text)]
    ends = [0, *(m.end() for m in SENTENCE.finditer(text))]
    before = [end for end in ends if not dated or end < dated[-1]] or [0]
    last, earlier = text[before[-1] :], text[before[-2:][0] :]
    return earlier if BODY.match(last) and QUOTED.match(earlier) else last


def parsed(text: str, *, is_led: bool = False) -> dict[str, str]:
    """Return the fields found in one stretch; none where it cites nothing.

    Args:
        text: the stretch.
        is_led: whether words such as “see:” stand before it, so that it holds no prose.
    """
    url, access = URL.search(text), ACCESS.search(text)
    bare = FRAME.sub("", URL.sub("", ACCESS.sub("", text))).strip()
    names, rest = authors(bare)
    if not names and (not is_led or QUOTED.match(rest)):
        rest = last_sentence(rest)
    title, after = title_of(YEARED.sub("", rest))
    year = YEAR.search(after) or YEAR.search(bare)
    if not _is_work(names, url is not None, year is not None, after):
        return {}
    record = {"author": names} if names else {}
    if title and (names or len(title.split()) < LONGEST_TITLE):
        record["title"] = title
    record |= _container(rest, after, title)
    record |= {"year": year["year"]} if year else {}
    record |= {"date": day} if (day := day_in(after[:80])) else {}
    record |= _details(after.replace(record.get("container", "\0"), ""))
    record |= {"url": url["url"]} if url else {}
    record |= {"urldate": iso_date(access["date"])} if access else {}
    record |= _parallel(title, after)
    if record.get("container") == record.get("parallel"):
        record.pop("container", None)
    return record


def _is_work(names: str, url: bool, year: bool, after: str) -> bool:
    """Tell a reference from prose: it names an author and a year, or an address."""
    dated = year and bool(names or PAGES.search(after) or PUBLISHED.search(after))
    return url or dated


def _container(rest: str, after: str, title: str) -> dict[str, str]:
    """Find the journal or book a work stands in."""
    inside = re.match(r"[\s,.]*(?:\[?in:?\]?)\s(?P<text>[^,.]{4,120})", after, re.I)
    if inside:
        return {"container": inside["text"].strip(" *")}
    if body := BODY.match(after):
        return {"container": body["text"].strip()}
    for pattern in (SLASHED, NUMBERED):
        if named := pattern.match(after):
            return {"container": named["text"].strip(" ,")}
    quoted = next((m for m in QUOTED.finditer(after[:160])), None)
    if quoted and within(quoted) != title:
        return {"container": within(quoted)}
    return {}


def _details(after: str) -> dict[str, str]:
    """Find volume, number, pages, place and publisher."""
    found: dict[str, str] = {}
    if editor := EDITOR.search(after):
        found["editor"] = editor["editor"]
        after = EDITOR.sub(",", after)
    for pattern in NUMBERS:
        if match := pattern.search(after):
            found |= {k: v for k, v in match.groupdict().items() if v}
            break
    extent, pages = EXTENT.search(after), PAGES.search(after)
    if extent:
        found["pages"] = _range(extent["pages"] or extent["gost"])
    elif pages:
        found["locator"] = _range(pages["pages"])
    if published := PUBLISHED.search(QUOTED.sub("", after)):
        found["location"] = published["location"].strip(" .")
        found["publisher"] = published["publisher"].strip()
    return found


def _range(pages: str) -> str:
    return re.sub(r"\s?[–—-]\s?", "--", pages)


def _parallel(title: str, after: str) -> dict[str, str]:
    """Find the translation that stands in brackets after a title in Cyrillic."""
    if not CYRILLIC.search(title):
        return {}
    match = PARALLEL.search(after)
    if not match:
        return {"langid": "russian"}
    _, rest = authors(match["text"])
    translated, _ = title_of(rest)
    return {"langid": "russian", "parallel": translated or match["text"]}
