"""The model of an edition: frozen values that know where they stand."""

from edition.model.apparatus import (
    GROUPS,
    RELATIONS,
    SIDES,
    STANDINGS,
    Event,
    Exemption,
    Parallel,
    Reference,
    Route,
    Term,
)
from edition.model.documents import (
    Citation,
    Cluster,
    Document,
    Heading,
    Link,
    Note,
    NoteMark,
    note_id,
    note_kind,
)
from edition.model.edition import Edition
from edition.model.emendations import Emendation
from edition.model.generated import GeneratedFile, GeneratedPage
from edition.model.names import Name
from edition.model.passages import NO_ATTRIBUTES, Kind, Passage, Ref
from edition.model.releases import Life, Release
from edition.model.settings import Settings
from edition.model.stances import Stance, Theme
from edition.model.texts import COPY, Chapter, Layer, Meta, Page, Text, Translation

__all__ = [
    "COPY",
    "GROUPS",
    "NO_ATTRIBUTES",
    "RELATIONS",
    "SIDES",
    "STANDINGS",
    "Chapter",
    "Citation",
    "Cluster",
    "Document",
    "Edition",
    "Emendation",
    "Event",
    "Exemption",
    "GeneratedFile",
    "GeneratedPage",
    "Heading",
    "Kind",
    "Layer",
    "Life",
    "Link",
    "Meta",
    "Name",
    "Note",
    "NoteMark",
    "Page",
    "Parallel",
    "Passage",
    "Ref",
    "Reference",
    "Release",
    "Route",
    "Settings",
    "Stance",
    "Term",
    "Text",
    "Theme",
    "Translation",
    "note_id",
    "note_kind",
]
