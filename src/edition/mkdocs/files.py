"""Give MkDocs what is not in ``docs``: pages, exports, styles, scripts, pictures."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.metadata import version

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from edition import addresses
from edition.cache import Cache, cache_of, digest
from edition.manual import paths, schemas, source
from edition.mkdocs.pages import TemplatePage
from edition.model import Edition, GeneratedFile
from edition.publish import csp
from edition.theme import fonts, pictures
from edition.theme.bundles import bundles, catalogue, colours
from edition.views import facets
from edition.views.card import ICON, cards, edition_card
from edition.views.pages import generated_pages

AS_IT_IS = ".as-it-is"
"""What hides from MkDocs that a file is Markdown, which it would make a page of."""
FONTS, PICTURES = "fonts", "pictures"
"""The namespaces of the cache."""
FIRST = 5
"""Texts that the sign of a site shows."""
LICENCES = ".license"
"""How the names of files end that state the rights of the file beside them."""


def remove_unused(files: Files, edition: Edition) -> None:
    """Leave out what no page asks for, and what is no page of its own."""
    layers = (layer for some in edition.translations.values() for layer in some)
    translations = {layer.document.page for layer in layers}
    for file in [*files]:
        name = file.src_uri
        if name.endswith(LICENCES) or name in translations:
            files.remove(file)


def name_chapters(files: Files, edition: Edition) -> None:
    """Publish each chapter without the number of its file."""
    for text in edition.texts:
        for chapter in text.chapters:
            file = files.get_file_from_path(chapter.page)
            if file:
                file.dest_uri = f"{addresses.published(chapter.page)}index.html"


def add_pages(files: Files, config: MkDocsConfig, edition: Edition) -> None:
    """Add the generated pages."""
    for page in generated_pages(edition):
        shown = InclusionLevel.UNDEFINED if page.in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.path, content="", inclusion=shown)
        files.append(file)
        TemplatePage(page, file, config)


def add_manual(files: Files, config: MkDocsConfig, edition: Edition) -> None:
    """Add the pages of the manual, and the schemas they link to, from the package."""
    for path in (*paths(edition), *schemas()):
        file = File.generated(config, path, abs_src_path=str(source(path)))
        files.append(file)


def add(files: Files, config: MkDocsConfig, added: Iterable[GeneratedFile]) -> None:
    """Add files that are written as they are."""
    for file in added:
        source = f"{file.path}{AS_IT_IS * file.path.endswith('.md')}"
        made = File.generated(config, source, content=file.content)
        made.dest_uri = file.path
        files.append(made)


def assets(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield the styles, scripts and faces of all pages, and what servers are to say."""
    yield from _faces(cache_of(edition.root))
    yield from picture_files(edition)
    own = (catalogue(), colours(facets.colours(edition)))
    for bundle in (*bundles(), *filter(None, own)):
        yield GeneratedFile(bundle.path, bundle.content)
    yield GeneratedFile(csp.HEADERS, csp.headers())


def _faces(cache: Cache) -> Iterator[GeneratedFile]:
    """Yield the faces of all pages, and their licence."""
    for cut in fonts.cuts():
        made = cache.get_or_make(FONTS, digest(cut.recipe), partial(_subset, cut))
        yield GeneratedFile(cut.path, made)
    yield GeneratedFile(f"{fonts.FOLDER}/OFL.txt", fonts.licence())


def _subset(cut: fonts.Cut) -> bytes:
    """Return a face; what subsets it, 140 modules, is loaded only where one lacks."""
    from edition.theme.subsetting import subset

    return subset(*cut)


def picture_files(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield a card for the edition and for each text, and the sign of the site."""
    for path, card in cards(edition).items():
        yield GeneratedFile(path, _drawn(edition, pictures.card, *card))
    bars = edition_card(edition).bars[:FIRST]
    yield GeneratedFile(ICON, _drawn(edition, pictures.icon, bars))


def _drawn(edition: Edition, draw: Callable[..., bytes], *what: object) -> bytes:
    """Return a picture, from the cache if it was drawn before."""
    key = digest(repr((draw.__name__, what, version("pillow"))))
    return cache_of(edition.root).get_or_make(PICTURES, key, partial(draw, *what))
