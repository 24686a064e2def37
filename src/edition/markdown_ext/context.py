"""Learn which page is being rendered, without importing a renderer."""

import posixpath

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


def address(md: Markdown, path: str) -> str:
    """Return how the page being rendered refers to another, given from the root.

    MkDocs is asked; Zensical makes a folder of every page; without either the path
    of the file is given.
    """
    here = page_path(md)
    relative = posixpath.relpath(path.lstrip("/"), posixpath.dirname(here) or ".")
    if "relpath" in md.treeprocessors:
        return str(getattr(md.treeprocessors["relpath"], "path_to_url")(relative))  # noqa: B009 -- untyped
    if "rendering_context" in md.preprocessors:
        return posixpath.relpath(_folder(path.lstrip("/")), _folder(here)) + "/"
    return relative


def _folder(path: str) -> str:
    """Return the folder in which a page is published."""
    stem = path.removesuffix(".md")
    return (posixpath.dirname(stem) if stem.endswith("index") else stem) or "."
