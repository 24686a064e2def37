"""Make the search page: a form that needs script, and lists that do not."""

from collections.abc import Iterator

from edition.model import Edition, GeneratedPage
from edition.pages.markup import front_matter
from edition.sources import SETTINGS

TITLE = "Search"
DESCRIPTION = "A concordance of every passage, note, term, event and work."
FORM = """
<form id="concordance" class="concordance" role="search" hidden
 aria-label="Concordance">
<p><label for="concordance-q">Words, or a phrase in quotation marks</label>
<input id="concordance-q" name="q" type="search" autocomplete="off" spellcheck="false">
<button type="submit">Search</button></p>
<p id="concordance-facets" hidden>
<label>In <select name="text"><option value="">Everywhere</option></select></label>
<label>Kind <select name="kind"><option value="">Every kind</option></select></label>
<label>Sorted by <select name="sort">
<option value="text">date and place</option>
<option value="left">words before</option>
<option value="right">words after</option>
<option value="word">the word found</option>
</select></label>
<button id="concordance-csv" type="button" hidden>Save as CSV</button></p>
<p id="concordance-status" role="status"></p>
<table class="kwic" hidden><caption>Lines found</caption>
<colgroup><col class="kwic__left"><col class="kwic__word"><col class="kwic__right">
<col class="kwic__where"></colgroup>
<thead><tr><th scope="col">before</th><th scope="col">word</th>
<th scope="col">after</th><th scope="col">where</th></tr></thead>
<tbody id="concordance-lines"></tbody></table>
</form>
"""
WITHOUT_SCRIPT = """
Every line is a passage, note, term, event or work in which your words occur, with the
words around them. Forms of a term find the term, Cyrillic finds its transliteration.

The search runs in your browser and needs JavaScript. Without it, the
[glossary](/glossary/index.md), the [timeline](/timeline.md) and the
[bibliography](/bibliography.md) list every passage in which a term, an event or a work
occurs.
"""


def pages(edition: Edition) -> Iterator[GeneratedPage]:
    """Yield the search page."""
    head = front_matter(TITLE, DESCRIPTION)
    markdown = f"{head}# {TITLE}\n{FORM}\n{WITHOUT_SCRIPT}"
    yield GeneratedPage("search.md", TITLE, markdown, SETTINGS, DESCRIPTION)
