"""Make the search index of a finished site, whatever rendered it."""

from edition.search.index import write_search_index

__all__ = ["write_search_index"]
