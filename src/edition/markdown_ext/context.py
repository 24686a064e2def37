"""Learn which page is being rendered, without importing a renderer."""

from markdown import Markdown


def page_path(md: Markdown) -> str:
    """Return the path of the page below ``docs``, or nothing where none is known.

    MkDocs and Zensical each hang the page on a processor of their own.
    """
    if "relpath" in md.treeprocessors:
        return _attribute(md.treeprocessors["relpath"], "file", "src_uri")
    if "rendering_context" in md.preprocessors:
        return _attribute(md.preprocessors["rendering_context"], "page", "path")
    return str(getattr(md, "edition_page", ""))


def text_slug(md: Markdown) -> str:
    """Return the slug of the text being rendered, or nothing on other pages."""
    folder, _, name = page_path(md).rpartition("/")
    return name.removesuffix(".md") if folder == "texts" else ""


def _attribute(processor: object, *names: str) -> str:
    value: object = processor
    for name in names:
        value = getattr(value, name, None)
    return str(value or "")
