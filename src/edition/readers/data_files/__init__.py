"""Own the reading of data: one kind of entry a file, and the edition's settings."""

from edition.readers.data_files.exemptions import read_exemptions
from edition.readers.data_files.glossary import read_glossary
from edition.readers.data_files.names import read_names
from edition.readers.data_files.parallels import read_parallels, read_routes
from edition.readers.data_files.settings import read_settings
from edition.readers.data_files.timeline import read_timeline

__all__ = [
    "read_exemptions",
    "read_glossary",
    "read_names",
    "read_parallels",
    "read_routes",
    "read_settings",
    "read_timeline",
]
