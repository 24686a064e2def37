"""Read one PDF in this process."""

from edition.importer.pdf.process import main

main()
