"""Read recognised text: hOCR, ALTO and PAGE become lines of pages."""
