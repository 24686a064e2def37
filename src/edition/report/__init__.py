"""Report what a change does to an edition, for those who decide whether it is right."""
