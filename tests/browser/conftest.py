"""Tests in a browser carry its marker."""

from pathlib import Path

import pytest

from browsing import address, chromium, serving

__all__ = ["address", "chromium", "serving"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
