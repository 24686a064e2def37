"""Make the search index of a finished site, whatever rendered it."""

from edition.search.index import begin, write_search_index

__all__ = ["begin", "write_search_index"]
