"""Write the citation file of the edition in the current directory."""

import sys
from pathlib import Path

from edition.exports.citation_file import FILE, citation_file
from edition.files import write
from edition.problems import EditionError
from edition.sources import load_edition

if __name__ == "__main__":
    try:
        write(Path.cwd(), FILE, citation_file(load_edition(Path.cwd())))
    except EditionError as error:
        sys.exit(f"edition: {error}")
