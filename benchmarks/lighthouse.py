"""Print what Lighthouse says of a text page, served as a good host serves it.

Run after ``make site`` on a machine that has nothing else to do: the figure for
performance measures the machine, too.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from serving import serving  # noqa: E402 -- the tests know how to serve a site

LIGHTHOUSE = "lighthouse@12.8.2"
PAGE = "texts/nikitina-2015/"
LEAST = 0.95
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic"
FORMS = {"mobile": (), "desktop": ("--preset=desktop",)}


def scores(address: str, form: tuple[str, ...]) -> dict[str, float]:
    """Return the score of each category for the page at an address."""
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", *form]
    done = subprocess.run(
        [*command, f"--chrome-flags={FLAGS}"],
        env={"CHROME_PATH": "/usr/bin/chromium", **os.environ},
        capture_output=True,
        text=True,
        check=True,
    )
    categories = json.loads(done.stdout)["categories"]
    return {name: category["score"] for name, category in categories.items()}


def main() -> int:
    """Print a line for each form of screen; return 1 where a score is too low."""
    lowest = 1.0
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(ROOT / "site", Path(folder)) as address,
    ):
        for name, form in FORMS.items():
            found = scores(address + PAGE, form)
            lowest = min(lowest, *found.values())
            print(name, *(f"{what} {score:.2f}" for what, score in found.items()))
    return int(lowest < LEAST)


if __name__ == "__main__":
    sys.exit(main())
