"""E-books that name what they lack, hold bombs, or are locked."""

import io
import warnings
import zipfile
from collections.abc import Iterable

from importer.hostile import MANY, OUTSIDE, SAID, Family
from importer.hostile.archives import (
    encrypted,
    link,
    lying_about_size,
    lying_about_size_64,
    overlapping,
    packed_oddly,
    zipped,
)
from importer.hostile.tei import BOMB

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="{}"/></rootfiles></container>'
)
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
PAGE = XHTML.format(f"<p>{SAID}</p>")
LOCKED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData'
    ' xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://'
    'www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="{}"/>'
    "</CipherData></EncryptedData></encryption>"
)
METADATA = '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">{}</dc:title>'


def package(names: Iterable[str], spine: int = 1, said: str = "", dtd: str = "") -> str:
    """Return the list of an e-book."""
    names = list(names)
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(names)
    )
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names))) * spine
    return (
        f'{dtd}<package xmlns="http://www.idpf.org/2007/opf"><metadata>{said}'
        f"</metadata><manifest>{items}</manifest><spine>{refs}</spine></package>"
    )


def book(
    names: Iterable[str] = ("a.xhtml",),
    files: dict[str, str | bytes] | None = None,
    *,
    spine: int = 1,
    listed: str = "",
    container: str = "c.opf",
) -> bytes:
    """Return an e-book that lists some files, and has others."""
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER.format(container),
            "c.opf": listed or package(names, spine),
            **({"a.xhtml": PAGE} if files is None else files),
        },
        plain=1,
    )


def linked() -> bytes:
    """Return an e-book whose members lead out of it: absolute, upwards, by links."""
    data = io.BytesIO(book())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("../../escaped.txt", "x")
        archive.writestr("/tmp/escaped.txt", "x")
        archive.writestr(*link("b.xhtml", "/etc/passwd"))
    return data.getvalue()


def twice() -> bytes:
    """Return an e-book that has two files of one name."""
    data = io.BytesIO(book(files={"a.xhtml": "<html>"}))
    with zipfile.ZipFile(data, "a") as archive, _silence():
        archive.writestr("a.xhtml", PAGE)
    return data.getvalue()


def _silence() -> "warnings.catch_warnings[None]":
    return warnings.catch_warnings(action="ignore")


def heavy() -> bytes:
    """Return an e-book of many pages, none of them a bomb, that is one as a whole."""
    much = XHTML.format(f"<p>{'word ' * 180_000}</p>")  # just below a megabyte
    files = {f"{n}.xhtml": much for n in range(300)}
    return book(files, files)


REFUSED = {
    "zip bomb": lambda: book(files={"a.xhtml": PAGE + "a" * 30_000_000}),
    "many small bombs": heavy,
    "many files": lambda: book(files={f"{n}.xhtml": "" for n in range(6_000)}),
    "no package": lambda: book([], {}),
    "a package elsewhere": lambda: book(container="../../../../etc/passwd"),
    "a package that is a page": lambda: book(container="a.xhtml"),
    "files outside": lambda: book(
        ["../../../../etc/passwd", "https://example.org/x"], {}
    ),
    "broken archive": lambda: b"PK\x03\x04" + b"junk" * 100,
    "bytes left out": lambda: book()[:200] + book()[240:],
    "entity bomb in the list": lambda: book(
        listed=package(
            ["a.xhtml"], dtd=f'<!DOCTYPE x [<!ENTITY e0 "a">{BOMB}]>'
        ).replace("a.xhtml", "&e9;")
    ),
    "a size of 4 GB": lambda: lying_about_size(book(), "a.xhtml", 0xFFFFFFFE),
    "a size in 64 bits that is not there": lambda: lying_about_size_64(
        book(), "a.xhtml"
    ),
    "overlapping files": lambda: overlapping(
        book(["a.xhtml", "b.xhtml"], {"a.xhtml": PAGE, "b.xhtml": PAGE}),
        "b.xhtml",
        "a.xhtml",
    ),
    "an encrypted file": lambda: encrypted(book(), "a.xhtml"),
    "an unknown way to pack": lambda: packed_oddly(book(), "a.xhtml"),
    "locked pages": lambda: book(
        files={
            "META-INF/encryption.xml": LOCKED.format("a.xhtml"),
            "a.xhtml": bytes(range(256)) * 100,
        }
    ),
}
READ = {
    "long spine": lambda: book(spine=2_000),
    "many names of one page": lambda: book(
        [f"a.xhtml?{n}" for n in range(MANY)] + ["a.xhtml"]
    ),
    "a thousand items for one page": lambda: book(["a.xhtml"] * 1_000),
    "a list that lists itself": lambda: book(["a.xhtml", "c.opf"]),
    "missing pages": lambda: book(["a.xhtml", "b.xhtml"]),
    "lying name": lambda: book(files={"a.xhtml": PAGE.replace("html", "HTML")}),
    "members that lead out": linked,
    "a name for two files": twice,
    "a mimetype of another": lambda: book(files={"a.xhtml": PAGE, "word/x.xml": "a"}),
    "a title of a megabyte": lambda: book(
        listed=package(["a.xhtml"], said=METADATA.format("a " * 400_000))
    ),
    "pages that load": lambda: book(
        files={
            "a.xhtml": f'<!DOCTYPE html [<!ENTITY x SYSTEM "{OUTSIDE}">]>'
            + XHTML.format(f"<p>&x;</p><iframe src='{OUTSIDE}'/><p>{SAID}</p>")
        }
    ),
}
FAMILY = Family(REFUSED, READ)
