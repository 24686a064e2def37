"""Read UTF-8 that was once taken for Latin-1 or Windows-1252."""

import re

from ftfy import TextFixerConfig, fix_text

from edition.importer.job import Job, Result
from edition.importer.lines import Line, Lines, substitute
from edition.importer.repairs import Repair

RULE = "mojibake"
SUSPECT = re.compile(
    r"""
    [^ \t]{0,40}? [ÂÃÄÅÐÑâ]
    [\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ] [^ \t]{0,200}
    """,
    re.VERBOSE,
)
PAIR = re.compile(r"[ÂÃÄÅÐÑâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
CAREFUL = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    restore_byte_a0=True,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
)


def mojibake(lines: Lines, job: Job) -> Result:
    """Repair words whose letters were decoded with the wrong table."""
    repaired: list[Line] = []
    repairs: list[Repair] = []
    for line in lines:
        if not line.text.isascii() and PAIR.search(line.text):
            line, changes = substitute(line, SUSPECT, lambda m: fix_text(m[0], CAREFUL))
            repairs += [Repair(RULE, c.raw, c.before, c.after, 0.9) for c in changes]
        repaired.append(line)
    return tuple(repaired), repairs
