"""Page analysis: lines with places become the blocks and notes of a document."""
