"""A page is shortened where nobody reads it, and asks once for all its styles."""

import re

from hypothesis import given
from hypothesis import strategies as st

from edition.policy import inline_hashes
from edition.slim import shortened, slim_page


@given(st.text("ab \n\t\r\u00a0\u2028", max_size=20))
def test_a_line_break_stands_for_all_white_space_around_it(source: str) -> None:
    assert shortened(source) == re.sub(r"\s*\n\s*", "\n", source)


def test_white_space_stays_where_it_has_a_meaning() -> None:
    source = "<p>\n  a\n\n</p>\n  <pre>\n\n  b\n</pre>  \n\n<p>"
    assert shortened(source) == "<p>\na\n</p>\n<pre>\n\n  b\n</pre>\n<p>"


def test_only_the_styles_of_the_head_are_put_together() -> None:
    links = "".join(
        f'<link rel="stylesheet" href="../assets/css/{name}.css">' for name in "abc"
    )
    page = slim_page(f"<head>{links}</head><body>{links}</body>")
    joined = '<link rel="stylesheet" href="../assets/css/a.b.c.min.css">\n'
    assert page == f"<head>{joined}</head><body>{links}</body>"


def test_no_script_between_two_articles_may_run() -> None:
    slipped = "<article>a</article><script>b</script><article>c</article>"
    assert inline_hashes(f"{slipped}<script>d</script>") == inline_hashes(
        "<script>d</script>"
    )
