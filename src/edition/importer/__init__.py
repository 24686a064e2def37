"""Turn raw extractions into transcriptions, with evidence for every repair."""
