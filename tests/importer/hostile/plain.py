"""Plain text and Markdown: lines, marks and signs beyond number, and what is unseen."""

from importer.hostile import MANY, SAID, VERY_MANY, Family

MANY_MORE = 1_000_000


def text(body: str) -> str:
    """Return a text that says what every file here does."""
    return f"A keeper\n\n{body}\n\n{SAID} It was nine, and nobody passed until six.\n"


REFUSED = {
    "nothing but blank lines": lambda: "\n" * MANY_MORE,
    "a million blank lines": lambda: text("\n" * MANY_MORE),
    "commands for a terminal": lambda: text("a \x1b[2J\x1b]0;b\x07 c"),
    "one line of 20 MB": lambda: "word " * 4 * MANY_MORE,
    "NUL": lambda: text("a\0b"),
    "half of a pair": lambda: text("a\ud800b \ud83d\ude00" + "é" * 60),
    "longer than allowed": lambda: text("word word word\n" * 1_700_000),
    "mostly controls": lambda: text("\x01\x02\x03" * MANY_MORE),
    "UTF-32": lambda: text("a").encode("utf-32"),
    "a sign cut in two": lambda: text("ж" * 99).encode() + b"\n\xd0",
}
READ = {
    "a word of a megabyte": lambda: text("a" * MANY_MORE),
    "100,000 marks of notes": lambda: text("[1]" * VERY_MANY),
    "3,000 notes": lambda: text(
        "".join(f"a[^{n}]\n\n" for n in range(MANY))
        + "".join(f"[^{n}]: b\n\n" for n in range(MANY))
    ),
    "notes in a circle": lambda: text("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n\n[^1]: d"),
    "a million brackets": lambda: text("[" * MANY_MORE),
    "20,000 form feeds": lambda: text("\f" * 20_000),
    "a million stars": lambda: text("*_" * MANY_MORE),
    "100,000 quotations within each other": lambda: text(">" * VERY_MANY + " a"),
    "blanks of 2 MB": lambda: text("a" + " " * 2 * MANY_MORE + "b"),
    "changes of direction": lambda: text(
        "a \u202egate\u202c \u2066b\u2069 \u200e" * 99
    ),
    "signs on signs": lambda: text("a" + "\u0301" * MANY_MORE),
    "signs without width": lambda: text("a\u200b\u200c\u200d\ufeff\u00ad" * 5_000),
    "a script": lambda: text("<script>alert(1)</script> a {#p1 onclick=x}"),
    "3,000 hyphens at ends": lambda: text("gate-\nway " * MANY),
    "3,000 headings": lambda: text("\n\n".join(["# a"] * MANY)),
    "settings that refer to themselves": lambda: (
        f"---\na: &a [*a, *a]\ntitle: {'{' * 999}\n---\n\n{text('b')}"
    ),
    "line ends of all kinds": lambda: text(
        "a\r\rb\r\n\rc\x85d\u2028e\u2029f\x0bg" * 99
    ),
    "rows of pages": lambda: text("\n".join(f"{n}" for n in range(MANY))),
    "a table of 1,000 columns": lambda: text(
        "|".join("a" * 9 for _ in range(1_000)) + "\n" + "|".join(["---"] * 1_000)
    ),
}
FAMILY = Family(REFUSED, READ)
