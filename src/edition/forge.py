"""Know the addresses of the sites that host repositories: to edit a line, to report."""

from typing import NamedTuple
from urllib.parse import quote, urlsplit

from edition.model import Settings
from edition.problems import Place


class Forge(NamedTuple):
    """How a kind of hosting site writes its addresses."""

    edit: str
    """Where a file of a branch is edited; the line stands behind it."""
    report: str
    """Where a report is begun; its title and words stand in it."""


FORGES = {
    "github": Forge(
        "{repository}/edit/{branch}/{path}",
        "{repository}/issues/new?title={title}&body={body}",
    ),
    "gitlab": Forge(
        "{repository}/-/edit/{branch}/{path}",
        "{repository}/-/issues/new?issue[title]={title}&issue[description]={body}",
    ),
    "forgejo": Forge(
        "{repository}/_edit/{branch}/{path}",
        "{repository}/issues/new?title={title}&body={body}",
    ),
}
HOSTS = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "forgejo"}
"""The kind of those that need not be named in the settings."""


def edit_address(settings: Settings, place: Place | str) -> str:
    """Return where a file is edited, at a line; nothing where no forge is known.

    Args:
        settings: They name the repository, its branch and, where the host does not
            tell it, the kind of the hosting site.
        place: The line, or the path of a file as a whole.
    """
    if not (forge := _forge(settings)):
        return ""
    path = place.path if isinstance(place, Place) else place
    line = f"#L{place.line}" if isinstance(place, Place) else ""
    return forge.edit.format(**_repository(settings), path=quote(path)) + line


def report_address(settings: Settings, title: str, body: str) -> str:
    """Return where a report is begun, filled in; nothing where no forge is known.

    The words of the report stand last, so that a page can add to them.
    """
    if not (forge := _forge(settings)):
        return ""
    words = {"title": quote(title, safe=""), "body": quote(body, safe="")}
    return forge.report.format(**_repository(settings), **words)


def _repository(settings: Settings) -> dict[str, str]:
    return {
        "repository": settings.repository.rstrip("/"),
        "branch": quote(settings.branch),
    }


def _forge(settings: Settings) -> Forge | None:
    host = urlsplit(settings.repository).hostname or ""
    return FORGES.get(settings.forge or HOSTS.get(host, ""))
