"""What a command asks reaches the renderer, and only for as long as it runs."""

import pytest
from mkdocs.config.defaults import MkDocsConfig

from edition.mkdocs.options import Options, is_preview, options_for, using


def config(site_url: str) -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict({"site_name": "A site", "site_url": site_url})
    made.validate()
    return made


PUBLISHED = config("https://example.org/edition/")
PREVIEW = config("http://127.0.0.1:8000/edition/")


def test_mkdocs_alone_shows_copies_in_a_preview_and_not_in_a_build() -> None:
    assert options_for(PREVIEW) == Options(transcriptions=True)
    assert options_for(PUBLISHED) == Options(transcriptions=False)


@pytest.mark.parametrize("transcriptions", [True, False])
def test_a_command_decides_for_both(transcriptions: bool) -> None:
    asked = Options(transcriptions=transcriptions, is_checked=True)
    with using(asked):
        assert options_for(PREVIEW) is options_for(PUBLISHED) is asked
    assert not options_for(PUBLISHED).transcriptions
    assert not options_for(PUBLISHED).is_checked


def test_what_fails_leaves_no_option_behind() -> None:
    with pytest.raises(ZeroDivisionError), using(Options(transcriptions=True)):
        raise ZeroDivisionError
    assert not options_for(PUBLISHED).transcriptions


@pytest.mark.parametrize(
    ("site_url", "expected"),
    [
        ("http://127.0.0.1:8000/", True),
        ("http://127.0.0.1:8000/below/", True),
        ("http://127.0.0.1:80/", False),
        ("https://127.0.0.1:8000/", False),
        ("http://127.0.0.1:8000.example.org/", False),
        ("", False),
    ],
)
def test_a_preview_is_known_by_the_address_it_is_served_at(
    site_url: str, expected: bool
) -> None:
    assert is_preview(config(site_url)) is expected
