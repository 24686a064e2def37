"""Scan Markdown for what an edition cares about; never render it."""

from edition.scan.document import scan

__all__ = ["scan"]
