"""The command ``edition`` in a process of its own, forked from one that has read it.

On a small edition most of what a command takes is to read the package: here that is
done once. What it says, what it leaves and how it ends is as ever. Commands forked
from one process order their sets alike; where that matters a real one is run.
"""

import atexit
import gc
import json
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

EARLY = (
    *("edition.cli.build", "edition.cli.check", "edition.cli.export"),
    *("edition.cli.importing", "edition.cli.ledger", "edition.cli.serve"),
    *("mkdocs.commands.build", "pymdownx.superfences"),
    *("edtf", "pandas", "PIL.ImageDraw", "pyarrow.parquet", "typst"),
)
"""What is read before any command is run, with what a build reads when it needs it."""


@cache
def _server() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def close() -> None:
    """End the process that commands are forked from, if there is one."""
    if _server.cache_info().currsize:
        _server().communicate()
        _server.cache_clear()


def run_forked(
    root: Path,
    arguments: tuple[str, ...],
    environment: dict[str, str],
    limits: Mapping[str, int],
) -> subprocess.CompletedProcess[str]:
    """Run the command in a directory, within limits, and return what it said."""
    server = _server()
    assert server.stdin
    assert server.stdout
    with TemporaryDirectory() as folder:
        said = Path(folder, "stdout"), Path(folder, "stderr")
        streams = [os.devnull, *map(str, said)]
        asked = (str(root), arguments, environment, streams, dict(limits))
        server.stdin.write(f"{json.dumps(asked)}\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        out, err = (file.read_text(encoding="utf-8") for file in said)
    return subprocess.CompletedProcess(arguments, status, out, err)


def _run(
    root: str,
    arguments: list[str],
    environment: dict[str, str],
    streams: list[str],
    limits: dict[str, int],
) -> None:
    """Do what a command does, in a process that has just been forked for it."""
    os.chdir(root)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[:0] = filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))
    for number, name in enumerate(streams):
        os.dup2(os.open(name, os.O_RDWR | os.O_CREAT), number)
    for name, limit in limits.items():
        resource.setrlimit(getattr(resource, name), (limit, limit))
    sys.argv = ["edition", *arguments]
    try:
        sys.modules["edition.cli"].main()
    except SystemExit as end:
        if isinstance(end.code, str):
            raise
        _end(end.code or 0)


def _end(status: int) -> None:
    """End a process as Python does, without giving back its memory piece by piece."""
    threading._shutdown()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _compile_templates() -> None:
    """Compile our templates: every command that fills one in has its code."""
    templates = sys.modules["edition.templating"]._environment(Path())
    for name in templates.list_templates():
        templates.get_template(name)


def _make_validators() -> None:
    """Make what every file of an edition is validated by."""
    data_files = sys.modules["edition.readers.data_files"]
    for form in sys.modules["edition.readers.schemas"].FORMS.values():
        data_files._adapter(form.model)


def _serve() -> None:
    """Fork a process for every command that is asked for, and tell how it ended."""
    for line in sys.stdin:
        if not (process := os.fork()):
            _run(*json.loads(line))
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    sys.path.pop(0)  # the folder of the tests
    for _name in EARLY:
        __import__(_name)
    _compile_templates()
    _make_validators()
    sys.modules["edition.cache"]._code()  # else every command digests it
    gc.freeze()  # none of it is looked through again
    _serve()
