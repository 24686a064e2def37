"""Write the timeline as iCalendar (RFC 5545): each event as a whole day or more."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import isinf
from urllib.parse import urlsplit

from edition import addresses
from edition.chronology import certainty, timeline
from edition.dates import ISO_DAY
from edition.links import Link, event_refs
from edition.messages import gettext as _
from edition.model import Edition, Event, GeneratedFile, Text
from edition.plain_text import on_one_line

MOST_BYTES = 75
"""A longer line goes on in the next, after a space."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": r"\;", ",": r"\,", "\n": r"\n"})
UNDATED = "19700101T000000Z"
"""The stamp of a calendar that belongs to no published version."""


def whole(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield ``timeline.ics``."""
    if timeline(edition):
        yield GeneratedFile("timeline.ics", calendar(edition).encode())


def calendar(edition: Edition) -> str:
    """Return the calendar; an event without a beginning has no place in it."""
    title = _("%(title)s: timeline") % {"title": edition.settings.title}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//edition//timeline//EN"]
    lines.append(_text("X-WR-CALNAME", title))
    for event in timeline(edition):
        if event.date.earliest[0] >= 1:
            lines += _event(edition, event)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(edition: Edition, event: Event) -> Iterator[str]:
    """Yield an event; what its days leave uncertain is said in its summary."""
    settings = edition.settings
    day, is_exact = settings.published, "day" in certainty(event)
    yield "BEGIN:VEVENT"
    yield f"UID:event-{event.id}@{urlsplit(settings.site_url).hostname or 'localhost'}"
    is_day = ISO_DAY.fullmatch(day)
    stamp = f"{day.replace('-', '')}T000000Z" if is_day else UNDATED
    yield f"DTSTAMP:{stamp}"
    yield from _days(event)
    yield _text("SUMMARY", event.label + ("" if is_exact else f" ({event.date.words})"))
    yield _text("DESCRIPTION", _description(edition, event))
    yield _text("CATEGORIES", event.kind)
    yield f"URL:{edition.url(addresses.event(event.id))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(event: Event) -> Iterator[str]:
    """Yield the first day and the day after the last; an open end has no last."""
    year, month, day = event.date.earliest
    yield f"DTSTART;VALUE=DATE:{int(year):04}{month:02}{day:02}"
    if not isinf(event.date.latest[0]):
        year, month, day = event.date.latest
        after = date(int(year), month, day) + timedelta(days=1)
        yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"


def _description(edition: Edition, event: Event) -> str:
    """Return the date in words with whose it is, the account, and who says so."""
    stated, supplied = _("date stated by a text"), _("date supplied by the editors")
    whose = stated if event.dating == "stated" else supplied
    lines = [f"{event.date.words}, {whose}.", on_one_line(event.account)]
    lines.append(_("In the texts") + ":")
    lines += [_named(edition, text, link) for text, link in event_refs(edition, event)]
    return "\n".join(lines)


def _named(edition: Edition, text: Text, link: Link) -> str:
    """Return who names an event and where: “Marsh 1990, ¶ 7: https://…#p7”."""
    remark = f" ({link.remark})" if link.remark else ""
    assert link.address  # a passage of a text at hand
    url = edition.url(link.address)
    return f"{text.short_name}, {link.words}{remark}: {url}"


def _text(name: str, value: str) -> str:
    return f"{name}:{value.translate(ESCAPED)}"


def _folded(line: str) -> str:
    """Break a line after at most 75 bytes, never inside a character."""
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > MOST_BYTES:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += width
    return "\r\n".join(pieces)
