"""Own the reading of data: one kind of entry a file, and the edition's settings."""

from edition.readers.data_files.exceptions import read_exceptions
from edition.readers.data_files.glossary import TermFields, read_glossary
from edition.readers.data_files.names import NameFields, read_names
from edition.readers.data_files.parallels import (
    ParallelFields,
    RouteFields,
    read_parallels,
    read_routes,
)
from edition.readers.data_files.settings import SettingsFields, read_settings
from edition.readers.data_files.timeline import EventFields, read_timeline

__all__ = [
    "EventFields",
    "NameFields",
    "ParallelFields",
    "RouteFields",
    "SettingsFields",
    "TermFields",
    "read_exceptions",
    "read_glossary",
    "read_names",
    "read_parallels",
    "read_routes",
    "read_settings",
    "read_timeline",
]
