"""Write the citation file of the edition in the current directory."""

from pathlib import Path

from edition.exports.citation_file import write_citation_file
from edition.sources import load_edition

if __name__ == "__main__":
    write_citation_file(load_edition(Path.cwd()))
