"""Make an index of an edition once, and keep it as long as the edition."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from edition.model.edition import Edition

P = ParamSpec("P")
T = TypeVar("T")
Index = Callable[Concatenate[Edition, P], T]


def per_edition(make: Index[P, T]) -> Index[P, T]:
    """Have a function of an edition called once for each; it is freed with it.

    What else it takes, such as a text, tells apart what it made; all of it is hashable.
    """

    @wraps(make)
    def index(edition: Edition, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key: Hashable = (index, *args, *kwargs.items())
        if key not in edition.indexes:
            edition.indexes[key] = make(edition, *args, **kwargs)
        found: T = edition.indexes[key]
        return found

    return index
