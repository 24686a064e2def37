"""Tell the time: that of the system, or of SOURCE_DATE_EPOCH, so that builds repeat."""

import os
import re
from datetime import UTC, datetime

from edition.problems import EditionError

VARIABLE = "SOURCE_DATE_EPOCH"
SECONDS = re.compile(r"[0-9]{1,10}")
MOST = 0xFFFFFFFF
"""As much as a compressed file can say."""


def now() -> datetime:
    """Return the time.

    Raises:
        EditionError: the variable is set, but not to a time in seconds.
    """
    if not (epoch := os.environ.get(VARIABLE)):
        return datetime.now(UTC)
    if not SECONDS.fullmatch(epoch) or int(epoch) > MOST:
        raise EditionError(f"{VARIABLE} is “{epoch[:40]}”, and no time in seconds.")
    return datetime.fromtimestamp(int(epoch), UTC)
