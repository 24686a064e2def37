"""The renderer-free engine of an annotated edition."""

from importlib.metadata import version

__version__ = version("edition")
