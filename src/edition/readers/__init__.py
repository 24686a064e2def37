"""Read one format each: BibTeX, YAML data, front matter."""
