"""Make an index of an edition once, and keep it as long as the edition."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from edition.model.edition import Edition

T = TypeVar("T")


def per_edition(make: Callable[[Edition], T]) -> Callable[[Edition], T]:
    """Have a function of an edition called once for each; it is freed with it."""

    @wraps(make)
    def index(edition: Edition) -> T:
        if index not in edition.indexes:
            edition.indexes[index] = make(edition)
        found: T = edition.indexes[index]
        return found

    return index
