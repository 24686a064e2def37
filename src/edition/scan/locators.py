"""The grammar of locators: “pp. 4-6”, “vol. 2, p. 14”, “s.v. security”."""

import re
from difflib import get_close_matches

from edition.messages import N_

WORDS = {
    "act": (N_("act"), N_("acts")),
    "appendix": (N_("app."), N_("apps."), "appendix", "appendices"),
    "article-locator": (N_("art."), N_("arts."), "article", "articles"),
    "book": (N_("bk."), N_("bks."), "book", "books"),
    "canon": (N_("can."), N_("cann."), "canon", "canons"),
    "chapter": (N_("chap."), N_("chaps."), "chapter", "chapters", "ch.", "chs."),
    "column": (N_("col."), N_("cols."), "column", "columns"),
    "elocation": (N_("loc."), N_("locs."), "location", "locations"),
    "equation": (N_("eq."), N_("eqq."), "eqs.", "equation", "equations"),
    "figure": (N_("fig."), N_("figs."), "figure", "figures"),
    "folio": (N_("fol."), N_("fols."), "folio", "folios"),
    "issue": (N_("no."), N_("nos."), "issue", "issues"),
    "line": (N_("line"), N_("lines"), "l.", "ll."),
    "note": (N_("n."), N_("nn."), "note", "notes", "fn.", "fnn."),
    "opus": (N_("op."), N_("opp."), "opus", "opera"),
    "page": (N_("p."), N_("pp."), "page", "pages"),
    "paragraph": (N_("para."), N_("paras."), "paragraph", "paragraphs", "¶", "¶¶"),
    "part": (N_("pt."), N_("pts."), "part", "parts"),
    "rule": (N_("r."), N_("rr."), "rule", "rules"),
    "scene": (N_("sc."), N_("scs."), "scene", "scenes"),
    "section": (N_("sec."), N_("secs."), "section", "sections", "§", "§§"),
    "sub-verbo": ("s.v.", "s.vv.", "sv."),
    "supplement": (N_("supp."), N_("supps."), "supplement", "supplements"),
    "surah": (N_("surah"), N_("surahs")),
    "table": (N_("table"), N_("tables"), "tbl.", "tbls.", "tab.", "tabs."),
    "timestamp": ("timestamp",),
    "title-locator": (N_("title"), N_("titles"), "tit.", "titt."),
    "verse": (N_("v."), N_("vv."), "st.", "verse", "verses"),
    "version": (N_("version"), N_("versions")),
    "volume": (N_("vol."), N_("vols."), "volume", "volumes"),
}
"""The labels of CSL and the words that stand for them: first one and many, in English
as Chicago writes them."""
LABELS = {
    word.removesuffix("."): label for label, words in WORDS.items() for word in words
}
"""The labels by word, without its final stop."""
BEFORE = re.findall(
    r"\w+",
    "as at by cf esp especially from here in notably of on particularly quoted see "
    "with",
)
"""Words that begin a suffix, however like a label they look."""
ROMAN = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})\b", re.I)
NUMBER = r"""
    (?: [A-Za-z]{0,3} \d (?: (?! ff?\b ) [0-9A-Za-z] )*
          (?: [.:/] [0-9A-Za-z]+ | \( [0-9A-Za-z]+ \) )*
      | [ivxlcdm]+ | [IVXLCDM]+ | [A-Z] (?: [.:] \d+ )?
      | \[ (?: \d+ | [ivxlcdm]+ ) \] )
    (?: \s? ff? (?: \. | \b ) )? (?! [\w(] | \.\s?\d )
"""
JOINT = r"\s* (?: --? | – | , | & | and\b ) \s*"
LIST = re.compile(rf"{NUMBER} (?: {JOINT} {NUMBER} )*", re.VERBOSE)
"""A number, list or range; “15-[23]” has a supplied one, “10 ff.” more behind it."""
FINER = re.compile(
    rf"""
    (?: \s* , \s* | \s+ ) (?P<name> (?i: {"|".join(map(re.escape, LABELS))} ) ) \.? \s*
    (?P<list> {NUMBER} (?: {JOINT} {NUMBER} )* )
    """,
    re.VERBOSE,
)
"""A finer place within the one before it: “, p. 14”."""
TAIL = re.compile(r"\s*,.*|\s+[^\W\d_].*|\s*\(.*|\s*\.?\s*", re.DOTALL)
"""What may follow: a suffix, or a stop that says nothing."""
RANGE = re.compile(r"(?<![\w.:])(\d{1,4000})-(\d{1,4000})(?![\w.:])")
LABEL = re.compile(
    r"(?P<name>s\.vv?|[A-Za-z]+|[§¶]{1,2})(?P<stop>\.?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
Fault = tuple[str, str]
Parsed = tuple[str, str, str, Fault | None]
NO_LOCATOR: Parsed = ("", "", "", None)


def parse_locator(rest: str) -> Parsed:
    """Split what follows a key into CSL label, locator, suffix, and a fault if any.

    A bare number is a page; what follows “s.v.” is a word; a finer place may follow
    (“vol. 2, p. 14”). Other words that are no locator are a suffix, with the comma
    before it.
    """
    if not rest:
        return "", "", "", ("C002", "Nothing follows the comma after the key")
    found = LABEL.fullmatch(rest)
    label = LABELS.get(found["name"].lower(), "") if found else ""
    if found and label == "sub-verbo" and found["rest"]:
        word, _, suffix = found["rest"].partition(",")
        return label, word.strip(), suffix and f", {suffix.strip()}", None
    if found and label:
        return _labelled(label, found, rest)
    if not found or _is_roman(rest) or re.match(r"[A-Za-z]\d", rest):
        return _unlabelled(rest)
    return "", "", f", {rest}", _unknown_label(rest, found)


def _labelled(label: str, found: re.Match[str], rest: str) -> Parsed:
    if located := _located(label, found["rest"]):
        return located
    if _is_roman(rest):  # “v-x” is no verse
        return _unlabelled(rest)
    if found["stop"] or not found["rest"] or re.search(r"\d", found["rest"][:3]):
        what = f"The locator “{rest}” has no number, or one that breaks off"
        return "", "", f", {rest}", ("C002", what)
    return "", "", f", {rest}", None


def _unlabelled(rest: str) -> Parsed:
    located = _located("page", rest)
    if located and not located[2][:1].isalpha():
        return located
    fault = ("C002", f"The locator “{rest}” breaks off") if rest[0].isdigit() else None
    return "", "", f", {rest}", fault


def _located(label: str, rest: str) -> Parsed | None:
    """Read numbers, the finer places behind them, and a suffix."""
    if not (match := LIST.match(rest)):
        return None
    value, at = match[0], match.end()
    while finer := FINER.match(rest, at):
        value += f", {finer['name']}. {finer['list']}"
        at = finer.end()
    if not TAIL.fullmatch(rest, at):
        return None
    value = re.sub(r"\s*(?:--|–|-)\s*", "-", value)
    suffix = rest[at:].strip()
    suffix = "" if suffix == "." else re.sub(r"^,\s*", ", ", suffix)
    return label, value, suffix, _descending(value)


def _is_roman(rest: str) -> bool:
    return bool((match := ROMAN.match(rest)) and match[0])


def _unknown_label(rest: str, found: re.Match[str]) -> Fault | None:
    name = found["name"]
    if not re.search(r"\d", rest) or name.lower() in BEFORE:
        return None
    if not found["stop"] and len(name) > 4:
        return None
    near = get_close_matches(name, LABELS, n=1, cutoff=0.4)
    hint = f" (did you mean “{near[0]}”?)" if near else ""
    return ("C002", f"The locator “{rest}” has an unknown label “{name}”{hint}")


def runs_backwards(value: str) -> bool:
    """Tell whether a range does: 9-4; 369-70 abbreviates 369-370 and is right."""
    for first, last in RANGE.findall(value):
        shared = first[: max(0, len(first) - len(last))]
        if int(shared + last) < int(first):
            return True
    return False


def _descending(value: str) -> Fault | None:
    if runs_backwards(value):
        return ("C002", f"The locator “{value}” runs backwards")
    return None
