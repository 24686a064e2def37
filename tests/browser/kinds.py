"""One page of each kind, by the name it has in tests and pictures."""

KINDS = {
    "front": "",
    "texts": "texts/",
    "text": "texts/nikitina-2015/",
    "text-parallels": "texts/nikitina-2015/parallels/",
    "text-versions": "texts/nikitina-2015/versions/",
    "glossary": "glossary/",
    "term": "glossary/nato/",
    "timeline": "timeline/",
    "parallels": "parallels/",
    "theme": "parallels/order/",
    "routes": "parallels/routes/",
    "names": "names/",
    "map": "names/map/",
    "bibliography": "bibliography/",
    "emendations": "emendations/",
    "search": "search/?q=security",
    "about": "about/",
    "manual": "manual/checks/",
    "lost": "texts/nikitina-2051/",
}
