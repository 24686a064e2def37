"""Own the command “edition new”: an edition, or a stub of something in one."""

import shlex
from pathlib import Path

import click

from edition.cli.exit_status import FINE, command
from edition.cli.output import say
from edition.messages import ENGLISH, languages, use
from edition.model.editors import unnamed
from edition.problems import EditionError, Place, suggestion
from edition.sources import SETTINGS, load_edition
from edition.starter import begin
from edition.starter.additions import add_entry, add_note, add_text
from edition.starter.stubs import ENTRIES
from edition.syntax import BLANK_MARK


class New(click.Group):
    """A group of stubs; any other word names the folder of a new edition."""

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named, else the one that takes a folder."""
        if args[0] in self.commands:
            return super().resolve_command(context, args)
        if len(args) > 1 and not any(word.startswith("-") for word in args[:2]):
            raise click.UsageError(self._neither(args[0]))
        return folder.name, folder, args

    def _neither(self, word: str) -> str:
        """Say that a word with another behind it names no stub and no folder."""
        names = sorted(self.commands)
        return (
            f"“{word}” is none of {', '.join(names)}. {suggestion(word, names)} "
            "A folder with a blank in its name stands in quotation marks."
        ).replace("  ", " ")

    def format_options(
        self, context: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the options of both uses."""
        folder.format_options(context, formatter)
        self.format_commands(context, formatter)


@click.command("")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", default="", help="What the edition is called.")
@click.option(
    "--editors", default="", help="“Family, Given; Family, Given”, or a body."
)
@click.option(
    "--language",
    type=click.Choice(languages()),
    default=ENGLISH,
    show_default=True,
    help="That of menus, buttons and the sample; texts may be in any language.",
)
@command
def folder(directory: Path, title: str, editors: str, language: str) -> int:
    """Begin an edition in a folder."""
    here = Path.cwd().resolve()
    if (here / SETTINGS).exists() and directory.resolve().is_relative_to(here):
        raise EditionError(
            f"This folder is an edition: {SETTINGS} is here. Begin another elsewhere, "
            "or add to this one: edition new text SLUG"
        )
    title = title.strip() or _title(directory)
    use(language)
    editors = editors.strip() or unnamed(title)
    paths = begin(directory, title=title, editors=editors, language=language)
    say(f"{directory} holds an edition now: {len(paths)} files and a sample. Next:")
    if directory.resolve() != Path.cwd():
        click.echo(f"cd {shlex.quote(str(directory))}")
    click.echo("edition serve")
    click.echo("edition build")
    return FINE


def _title(directory: Path) -> str:
    """Return a title for an edition of which only the folder is known."""
    words = directory.resolve().name.replace("-", " ").replace("_", " ").split()
    name = " ".join(words)
    return name[:1].upper() + name[1:] or "An edition"


@click.group(
    cls=New,
    subcommand_metavar="DIR | KIND …",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
)
def new() -> None:
    """Begin an edition in the folder DIR, or add a stub to the one that is here.

    Nothing is asked and nothing overwritten. A folder that is called “text”, or as
    another KIND, is written ./text.

    \b
    To begin an edition:
      edition new my-letters
      edition new my-letters --title "Letters" --editors "Doe, Jane" --language en

    \b
    To add to the edition in the current folder:
      edition new text doe-1848
      edition new note doe-1848 ferry
      edition new term ferry

    What is left to write reads TODO, and “edition check” lists it.
    """


@new.command("text")
@click.argument("slug")
@command
def text(slug: str) -> int:
    """Write a text, docs/texts/SLUG.md.

    Every field that it must have is there, blank. A passage is a paragraph, or its
    last line says what it is: “{ #p1 .verse }” a stanza, “{ #p2 .speech
    speaker="Anna" }” what is spoken in a play, “{ #p3 .dateline }” the head of a
    letter. There are tables, figures and formulas, long texts in chapters, and
    translations too. The manual, on your site at manual/kinds/ and at
    manual/add-a-text/, has each.

    \b
    Example:
      edition new text doe-1848
    """
    return _told(add_text(load_edition(Path.cwd()), slug))


@new.command("note")
@click.argument("slug", metavar="TEXT")
@click.argument("label")
@command
def note(slug: str, label: str) -> int:
    """Append a note to a text.

    An author’s note is called by its number in the source, an editors’ by a name.

    \b
    Example:
      edition new note doe-1848 ferry
      edition new note doe-1848 7
    """
    return _told(add_note(load_edition(Path.cwd()), slug, label))


def _entry_command(kind: str) -> click.Command:
    """Return the command that appends an entry of a kind."""
    path, _ = ENTRIES[kind]

    @click.argument("id")
    @command
    def add(id: str) -> int:
        return _told(add_entry(load_edition(Path.cwd()).root, kind, id))

    about = f"""Append a {kind} to {path}.

    Every field that it must have is there, blank.

    \b
    Example:
      edition new {kind} ferry
    """
    return click.command(kind, help=about.replace("a event", "an event"))(add)


for kind in ENTRIES:
    new.add_command(_entry_command(kind))


def _told(place: Place) -> int:
    """Say where a stub was put, and what is left to do."""
    click.echo(str(place))
    say(f"Write what reads {BLANK_MARK}; “edition check” lists what is left.")
    return FINE
