"""The theme as MkDocs finds it: templates for the frame of every page."""
