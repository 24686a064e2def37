"""Learn which page is being rendered, without importing a renderer."""

import posixpath
from functools import cache, lru_cache
from typing import Any

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
    if "relpath" in md.treeprocessors:
        return str(getattr(md.treeprocessors["relpath"], "path_to_url")(path))  # noqa: B009 -- untyped
    here = page_path(md)
    if "rendering_context" in md.preprocessors:
        return posixpath.relpath(_folder(path.lstrip("/")), _folder(here)) + "/"
    return _relative(path.lstrip("/"), posixpath.dirname(here))


def resolve_from_root(md: Markdown) -> None:
    """Have MkDocs resolve links from the root, by looking up the page they name.

    It would take every link for one it has never seen: most of a page’s many links are
    ours, or stay on the page. Their anchors are noted as it does, and looked for at
    the end. Without MkDocs nothing is done.
    """
    if "relpath" not in md.treeprocessors:
        return
    links: Any = md.treeprocessors["relpath"]
    resolve = links.path_to_url

    @cache
    def found(path: str) -> tuple[Any, str]:
        """Return the page that a path leads to and its address seen from this one."""
        if not path:
            return links.file, ""
        file = links.files.src_uris.get(path[1:]) if _is_from_root(path) else None
        if file is None or file.inclusion.is_excluded():
            return None, ""
        return file, file.url_relative_to(links.file)

    def path_to_url(url: str) -> str:
        path, sign, anchor = url.partition("#")
        file, address = found(path)
        if file is None:
            return str(resolve(from_page(md, path) + sign + anchor))
        if anchor:
            links.links_to_anchors.setdefault(file, {}).setdefault(anchor, url)
        return f"{address}{sign}{anchor}"

    links.path_to_url = path_to_url


def from_page(md: Markdown, path: str) -> str:
    """Return a path from the root as one from the page; another as it is."""
    if not _is_from_root(path):
        return path
    return _relative(path[1:], posixpath.dirname(page_path(md)))


def _is_from_root(path: str) -> bool:
    """Tell whether a path is one of ours; to other absolute paths MkDocs objects."""
    return path.startswith("/") and path.endswith(".md")


@lru_cache(maxsize=4096)
def _relative(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder or ".")


def _folder(path: str) -> str:
    """Return the folder in which a page is published."""
    stem = path.removesuffix(".md")
    return (posixpath.dirname(stem) if stem.endswith("index") else stem) or "."
