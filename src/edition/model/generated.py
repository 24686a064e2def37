"""The model of what is made of an edition: pages and files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from edition.model.edition import Edition
from edition.problems import Place


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page made from data, at a path below ``docs``."""

    path: str
    title: str
    source: str | Place
    """The data file it is made from, or the lines of it, for the edit link."""
    template: str
    view: Callable[[Edition], Mapping[str, object]] = lambda _: {}
    """Returns what the page says, by the names that the template has for it."""
    description: str = ""
    in_nav: bool = True


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A file for machines, at a path below the site."""

    path: str
    content: str | bytes

    @property
    def data(self) -> bytes:
        """The content as it is written."""
        content = self.content
        return content if isinstance(content, bytes) else content.encode()
