"""Write the citation file of the edition in the current directory."""

import sys
from pathlib import Path

from edition.exports.citation_file import write_citation_file
from edition.problems import EditionError
from edition.sources import load_edition

if __name__ == "__main__":
    try:
        write_citation_file(load_edition(Path.cwd()))
    except EditionError as error:
        sys.exit(f"edition: {error}")
