"""Web pages that nest, repeat, lie about their encoding, and ask for more."""

from importer.hostile import MANY, OUTSIDE, SAID, VERY_MANY, Family


def page(body: str, head: str = "") -> str:
    """Return a page that says what every page here does, behind something else."""
    return f"<!doctype html><head>{head}</head><body>{body}<p>{SAID}</p>"


REFUSED = {
    "unclosed tags": lambda: page("<a " * VERY_MANY),
    "unclosed quotes": lambda: page("<a '" * VERY_MANY),
    "unclosed comments": lambda: page("<!--" * VERY_MANY),
    "a million attributes": lambda: page(
        "<p " + " ".join(f"a{n}=1" for n in range(1_000_000)) + ">a</p>"
    ),
    "100,000 elements within each other": lambda: page("<div>" * VERY_MANY),
    "100,000 words in bold within each other": lambda: page("<p>" + "<b>x" * VERY_MANY),
    "a page of 51 MB": lambda: page("<p>a</p>\n" * 5_700_000),
    "a word of 12 MB": lambda: page(f"<p>{'a' * 12_000_000}</p>"),
}
READ = {
    "many links to one": lambda: page(
        '<a href="#n">1</a> ' * MANY + "<p id=n>a</p>" * MANY
    ),
    "many pictures": lambda: page("<p>" + f"<img alt=a src={OUTSIDE}>" * MANY),
    "many list items": lambda: page("<ol>" + "<li>a" * MANY + "</ol>"),
    "wide cells": lambda: page(
        "<table>" + '<tr><td colspan="999999999">a<td>b</tr>' * 100 + "</table>"
    ),
    "high cells": lambda: page(
        '<table><tr><td rowspan="1000000000" colspan="-1">a<td>b</table>'
    ),
    "tables within tables": lambda: page("<table><tr><td>a" * 60 + "</table>" * 60),
    "signs of Markdown": lambda: page("<p>" + "*_`[]{}~^$ " * MANY),
    "4,000 attributes": lambda: page(
        "<p " + " ".join(f"a{n}='>'" for n in range(4_000)) + ">a</p>"
    ),
    "a comment of 9 MB": lambda: page(f"<!--{'- ' * 4_500_000}-->"),
    "signs that are none": lambda: page("<p>&#0;&#xD800;&#x110000;&#xFFFE;&#27;[2J&a;"),
    "an encoding that is none": lambda: page(
        "<p>a\N{BULLET}</p>", "<meta charset=undefined>"
    ).encode("cp1252"),
    "an encoding of names of hosts": lambda: page(
        "<p>a\N{BULLET}</p>", "<meta charset=idna>"
    ).encode("cp1252"),
    "an encoding of bytes": lambda: page(
        "<p>a\N{BULLET}</p>", "<meta charset=zlib>"
    ).encode("cp1252"),
    "an encoding of escapes": lambda: page(
        "<p>a\N{BULLET}\\ud800</p>", "<meta charset=unicode_escape>"
    ).encode("cp1252"),
    "half of a pair in UTF-16": lambda: (
        page("<p>a\ud800b</p>").encode("utf-16", "surrogatepass") + b"\0"
    ),
    "tags in UTF-7": lambda: page(
        "<p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "<meta charset=utf-7>"
    ),
    "a script in signs": lambda: page("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    "addresses that run": lambda: page(
        "<p><a href='javascript:alert(1)'>a</a> <a href='data:text/html,x'>b</a></p>"
    ),
    "notes in a circle": lambda: page(
        '<p>a<sup><a id="r1" href="#n1">1</a></sup></p>'
        '<p id="n1"><a href="#r1">1</a> b<sup><a id="r2" href="#n2">2</a></sup></p>'
        '<p id="n2"><a href="#r2">2</a> c<sup><a href="#n1">1</a></sup></p>'
    ),
    "one id for all": lambda: page('<p id="a"><a href="#a">1</a> b</p>' * MANY),
    "a title of a megabyte": lambda: page("", f"<title>{'a ' * 500_000}</title>"),
    "a heading of a megabyte": lambda: page(f"<h1>{'a ' * 500_000}</h1>"),
    "things that nobody closes": lambda: page("<embed src=a><wbr><track src=a>"),
    "blanks of 5 MB": lambda: page(f"<p>a{' ' * 5_000_000}b</p>"),
}
DOUBTED = {
    "unclosed scripts": lambda: page("<script" * VERY_MANY),
}
FAMILY = Family(REFUSED, READ, DOUBTED)
