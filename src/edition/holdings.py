"""Count what an edition holds."""

from edition.model import Edition


def holdings(edition: Edition) -> dict[str, int]:
    """Return how many there are of each thing that an edition holds, by its name."""
    passages = [passage for text in edition.texts for passage in text.passages]
    return {
        "texts": len(edition.texts),
        "passages": len(passages),
        "words in passages": sum(len(p.markdown.split()) for p in passages),
        "notes": sum(len(text.document.notes) for text in edition.texts),
        "works": len(edition.references),
        "terms": len(edition.terms),
        "events": len(edition.events),
        "parallels": len(edition.parallels),
        "themes": len(edition.themes),
        "routes": len(edition.routes),
        "names": len(edition.names),
    }
