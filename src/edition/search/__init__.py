"""Write the search index: a static concordance in JSON (see `index` for its format)."""

from edition.search.index import index_digest, write_index

__all__ = ["index_digest", "write_index"]
