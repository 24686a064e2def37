"""Run the rules in Schematron that a schema holds, as one style sheet for Saxon."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree
from saxonche import PySaxonProcessor

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "http://www.w3.org/1999/XSL/Transform"
SHEET = """\
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  {namespaces}>
<xsl:output method="text"/>
<xsl:template match="/">{calls}</xsl:template>
<xsl:template match="node()|@*" mode="#all" priority="-9">
<xsl:apply-templates select="*|@*" mode="#current"/></xsl:template>
{rules}
</xsl:stylesheet>
"""
NAME = re.compile(r"\s+")


class Rules:
    """The rules of a schema; what breaks one is a line of its report."""

    def __init__(self, schema: Path) -> None:
        tree = etree.parse(schema)
        patterns = [*tree.iter(f"{SCH}pattern")]
        self.count = sum(1 for _ in tree.iter(f"{SCH}assert", f"{SCH}report"))
        calls = "".join(
            f'<xsl:apply-templates select="/" mode="m{n}"/>'
            for n in range(len(patterns))
        )
        rules = "\n".join(
            _template(rule, f"m{n}", priority)
            for n, pattern in enumerate(patterns)
            for priority, rule in enumerate(reversed(pattern.findall(f"{SCH}rule")))
        )
        named = {str(ns.get("prefix")): ns.get("uri") for ns in tree.iter(f"{SCH}ns")}
        named = {"xs": "http://www.w3.org/2001/XMLSchema"} | named
        spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in named.items())
        self.sheet = SHEET.format(calls=calls, rules=rules, namespaces=spaces)

    def broken(self, files: Sequence[Path]) -> dict[str, list[str]]:
        """Return what each file breaks, those that break nothing left out."""
        with PySaxonProcessor(license=False) as saxon:
            sheet = saxon.new_xslt30_processor().compile_stylesheet(
                stylesheet_text=self.sheet
            )
            found = {
                file.name: [*_said(sheet.transform_to_string(source_file=str(file)))]
                for file in files
            }
        return {name: lines for name, lines in found.items() if lines}


def _said(report: str | None) -> Iterator[str]:
    yield from filter(None, (report or "").split("\n"))


def _template(rule: etree._Element, mode: str, priority: int) -> str:
    made = etree.Element(f"{{{XSL}}}template", nsmap={"xsl": XSL})
    made.set("match", str(rule.get("context")))
    made.set("mode", mode)
    made.set("priority", str(priority + 1))
    for one in rule:
        if one.tag == f"{SCH}let":
            let = etree.SubElement(made, f"{{{XSL}}}variable")
            let.set("name", str(one.get("name")))
            let.set("select", str(one.get("value")))
    for one in rule:
        if one.tag in (f"{SCH}assert", f"{SCH}report"):
            test = str(one.get("test"))
            when = f"not({test})" if one.tag == f"{SCH}assert" else test
            broken = etree.SubElement(made, f"{{{XSL}}}if", test=when)
            words = NAME.sub(" ", "".join(map(str, one.itertext()))).strip()
            at = etree.SubElement(broken, f"{{{XSL}}}value-of")
            at.set("select", "path()")
            etree.SubElement(broken, f"{{{XSL}}}text").text = f" {words}\n"
    onward = etree.SubElement(made, f"{{{XSL}}}apply-templates", mode="#current")
    onward.set("select", "*|@*")
    return etree.tostring(made, encoding="unicode")
