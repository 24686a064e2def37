"""Read the files that a repository tracks: what would be published with it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

MOST_BYTES = 4_000_000
APART = frozenset(
    {".git", ".venv", ".cache", "site", "build", "node_modules", "transcriptions"}
)
KINDS = frozenset(
    (".md", ".py", ".yml", ".yaml", ".toml", ".json", ".txt", ".html", ".js", ".css")
) | {".csv", ".xml", ".bib", ".cff", ".tex", ".rst"}


def tracked_files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and words of each text file that git knows or would take.

    Without git, every file counts but those in folders that are ignored.
    """
    for name in _names(root):
        path = root / name
        if _is_ours(path, name):
            try:
                yield name, path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue


def _names(root: Path) -> list[str]:
    command = ["git", "-C", str(root), "ls-files", "-co", "--exclude-standard"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return [p.relative_to(root).as_posix() for p in sorted(root.rglob("*"))]
    return done.stdout.splitlines()


def _is_ours(path: Path, name: str) -> bool:
    if APART & set(Path(name).parts) or path.suffix not in KINDS:
        return False
    is_file = path.is_file() and not path.is_symlink()
    return is_file and path.stat().st_size <= MOST_BYTES
