"""Read PDFs: letters with their places, links and tags become lines of pages."""
