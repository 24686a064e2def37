"""Have MkDocs make an edition.

Texts with notes and citations, glossary, timeline, parallels, names, bibliography,
emendations, versions, search, and files for machines: the package makes them all.
"""

from edition.mkdocs import *  # noqa: F403 -- one function for every event of MkDocs
