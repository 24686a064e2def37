"""Know which page is being converted: our processors all ask here."""

from markdown import Markdown

PAGE = "edition_page"


def set_page(md: Markdown, page: str) -> None:
    """Note the path, below ``docs``, of the page that is being converted."""
    setattr(md, PAGE, page)


def page_path(md: Markdown) -> str:
    """Return the path of the page below ``docs``, or nothing where none is known."""
    return str(getattr(md, PAGE, ""))


def text_slug(md: Markdown) -> str:
    """Return the slug of the text being converted, or nothing on other pages."""
    folder, _, name = page_path(md).rpartition("/")
    return name.removesuffix(".md") if folder == "texts" else ""
