"""The command “edition check”."""

import time
from collections.abc import Iterator
from pathlib import Path

import click

from edition.cli.exit_status import FINE, command
from edition.cli.findings import FORMATS, print_findings
from edition.cli.fixing import fix_files
from edition.cli.options import format_option
from edition.cli.output import all_problems, say
from edition.model import Edition
from edition.problems import EditionError, catalogue, suggestion
from edition.sources import load_edition

PAUSE = 0.4
"""Seconds between two looks at the files."""


@click.command()
@format_option(FORMATS, "Lines to read, findings for GitHub or GitLab, or JSON.")
@click.option("--fix", is_flag=True, help="Mend first what can safely be mended.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes.")
@click.option("--explain", metavar="CODE", help="Say what a code means, and stop.")
@command
def check(form: str, fix: bool, watch: bool, explain: str | None) -> int:
    """List every problem as “path:line: CODE what is wrong. What to do.”.

    Errors give exit status 1; review items alone do not.

    \b
    Example:
      edition check
      edition check --fix
      edition check --watch
      edition check --explain C001
      edition check --format json
    """
    if explain is not None:
        return _explain(explain.strip().upper())
    if fix:
        fix_files(Path.cwd())
    status = FINE
    for edition in _editions(Path.cwd(), again=watch):
        status = print_findings(edition, all_problems(edition), form)
    return status


def _editions(root: Path, *, again: bool) -> Iterator[Edition]:
    """Yield the edition as it is, and for a watcher as it is after every change."""
    last = load_edition(root, with_transcriptions=True)
    yield last
    while again:
        time.sleep(PAUSE)
        now = load_edition(root, with_transcriptions=True)
        if now is not last:
            say(f"\n{time.strftime('%H:%M:%S')}")
            yield now
        last = now


def _explain(code: str) -> int:
    """Say what a code of the catalogue means, and what to do."""
    known = catalogue()
    if code not in known:
        hint = suggestion(code, known) or "They are listed in the manual."
        raise EditionError(f"There is no code {code}. {hint}")
    entry = known[code]
    click.echo(f"{entry.id} ({entry.severity}): {entry.title}.\n{entry.advice}")
    return FINE
