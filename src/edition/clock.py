"""Tell the time: that of the system, or of SOURCE_DATE_EPOCH, so that builds repeat."""

import os
from datetime import UTC, datetime

from edition.problems import EditionError

VARIABLE = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """Return the time.

    Raises:
        EditionError: the variable is set, but not to a time in seconds.
    """
    if not (epoch := os.environ.get(VARIABLE)):
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        what = f"{VARIABLE} is “{epoch[:40]}”, and no time in seconds."
        raise EditionError(what) from error
