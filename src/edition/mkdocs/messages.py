"""Collect what MkDocs warns of."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

MKDOCS, PYTHON = "mkdocs", "py.warnings"
"""The loggers of MkDocs and its plugins, and of Python's own warnings."""


class _Collector(logging.Handler):
    """Collects warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a warning or an error."""
        self.messages.append(f"{record.levelname}: {record.getMessage()}")


@contextmanager
def warnings(*loggers: str) -> Iterator[list[str]]:
    """Collect warnings and errors, one a line, wherever else they go."""
    collector = _Collector()
    for name in loggers or (MKDOCS,):
        logging.getLogger(name).addHandler(collector)
    try:
        yield collector.messages
    finally:
        for name in loggers or (MKDOCS,):
            logging.getLogger(name).removeHandler(collector)


@contextmanager
def quiet() -> Iterator[list[str]]:
    """Collect what MkDocs and Python warn of in place of printing it."""
    loggers = [logging.getLogger(name) for name in (MKDOCS, PYTHON)]
    before = [logger.propagate for logger in loggers]
    logging.captureWarnings(True)
    try:
        with warnings(MKDOCS, PYTHON) as messages:
            for logger in loggers:
                logger.propagate = False
            yield messages
    finally:
        for logger, was in zip(loggers, before, strict=True):
            logger.propagate = was
        logging.captureWarnings(False)


def to_terminal() -> None:
    """Print what MkDocs tells, as its own command does."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-8s %(message)s"))
    logger = logging.getLogger(MKDOCS)
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(logging.INFO)
