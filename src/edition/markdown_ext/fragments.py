"""Turn the Markdown of a field into HTML for a page that is a template."""

import re
from functools import lru_cache

from markdown import Markdown
from markupsafe import Markup

from edition import markdown_ext
from edition.model import Edition

EXTENSIONS = ("attr_list", "tables")
"""What a field may use besides what every page may; it holds no notes."""
PARENT = re.compile(r"\]\(\.\./")
"""A link as fields write it: from the folder of the page they are shown on."""
PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;.:?!()’“”‘–…-])*(?<! )")
"""A line of words in which nothing means anything to Markdown or to us."""
PARAGRAPH = re.compile(r"<p>(?P<words>(?:(?!</?p>).)*)</p>", re.DOTALL)


def blocks(edition: Edition, source: str, here: str) -> Markup:
    """Return the paragraphs of a field as HTML, with links as ``here`` has them."""
    if PLAIN.fullmatch(source):
        return Markup(f"<p>{source}</p>")
    md = _markdown(edition, here)
    md.reset()
    return Markup(md.convert(PARENT.sub("](/", source)))


def inline(edition: Edition, source: str, here: str) -> Markup:
    """Return a field as HTML that stands within a paragraph."""
    html = blocks(edition, " ".join(source.split()), here)
    alone = PARAGRAPH.fullmatch(html)
    return Markup(alone["words"]) if alone else html


@lru_cache(maxsize=2)
def _markdown(edition: Edition, here: str) -> Markdown:
    options = {"edition": edition, "page": here, "finished": True}
    name = markdown_ext.__name__
    return Markdown(extensions=[*EXTENSIONS, name], extension_configs={name: options})
