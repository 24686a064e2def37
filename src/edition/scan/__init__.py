"""Scan Markdown for what an edition cares about; never render it."""

from edition.scan.document import scan, scan_plain

__all__ = ["scan", "scan_plain"]
