"""Make the search index of a finished site, whatever rendered it."""

from edition.search.beside import begin, tell, write_search_index

__all__ = ["begin", "tell", "write_search_index"]
