"""Read again the tables that pandoc leaves raw among unknown commands."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from edition.importer.formats.pandoc_nodes import Node
from edition.problems import EditionError

SIGN = "EDITIONTABLE"
TABLE = re.compile(r"\\begin\{(?:longtable|table|tabular)")


def with_tables(tree: Node, read: Callable[[str], str]) -> Node:
    """Return a tree whose raw tables are read by themselves, all at once."""
    raw = [node for node in _nodes(tree["blocks"]) if _is_table(node)]
    if not raw:
        return tree
    parts = (f"{SIGN}{at}\n\n{node['c'][1]}" for at, node in enumerate(raw))
    try:
        blocks = json.loads(read("\n\n".join(parts)))["blocks"]
    except EditionError:
        return tree
    current: list[Node] = []
    found: dict[str, list[Node]] = {}
    for block in blocks:
        if sign := _sign(block):
            current = found.setdefault(sign, [])
        else:
            current.append(block)
    for at, node in enumerate(raw):
        if inner := found.get(f"{SIGN}{at}"):
            node["t"], node["c"] = "Div", [["", [], []], inner]
    return tree


def _is_table(node: Node) -> bool:
    is_raw = node.get("t") == "RawBlock" and node["c"][0] == "latex"
    return is_raw and TABLE.search(node["c"][1]) is not None


def _sign(block: Node) -> str:
    """Return the sign that a paragraph is, if it is one."""
    is_word = block["t"] == "Para" and len(block["c"]) == 1
    word = block["c"][0].get("c", "") if is_word else ""
    return word if isinstance(word, str) and word.startswith(SIGN) else ""


def _nodes(value: Any) -> Iterator[Node]:
    """Yield the nodes of a tree, without recursion: it may be deep."""
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, list):
            stack += reversed(one)
        elif isinstance(one, dict):
            yield one
            stack += [one.get("c")]
