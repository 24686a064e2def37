"""Parse XML and HTML that nobody trusts: no entities, no network, no depth."""

from lxml import etree

from edition.problems import EditionError

BROKEN = "its XML is broken. Have the text recognised again"
XML = "xml"
HTML = "html"


def parsed(data: bytes, kind: str = XML) -> etree._Element:
    """Return the root of a file."""
    try:
        if kind == HTML:
            parser: etree.XMLParser | etree.HTMLParser = etree.HTMLParser(
                no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
            )
        else:
            parser = etree.XMLParser(
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise EditionError(f"{BROKEN} ({error})") from None
    if root is None:
        raise EditionError(BROKEN)
    return root


def name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element, *names: str) -> list[etree._Element]:
    """Return the children of an element that have one of some names."""
    return [child for child in element if name(child) in names]


def below(element: etree._Element, *names: str) -> list[etree._Element]:
    """Return everything below an element that has one of some names."""
    return [one for one in element.iter() if name(one) in names]


def number(value: str | None, default: float = 0.0) -> float:
    """Return an attribute as a number."""
    try:
        return float(value) if value else default
    except ValueError:
        return default
