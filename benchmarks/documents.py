"""Gather the documents of the two lists from where others keep them.

Nothing is fetched: repositories are clones in one folder, each named
``OWNER+NAME``, and packages are ``.deb`` files in another. What is missing is named
with the command that gets it. Of a clone the commit of the list is read, and a package
has the digest of the list, so that the documents are the same ones everywhere.
"""

import argparse
import hashlib
import io
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from gzip import decompress
from pathlib import Path

HERE = Path(__file__).parent
LISTS = (HERE / "documents.toml", HERE / "pdfs.toml")
EPOCH = (1980, 1, 1, 0, 0, 0)


class MissingError(Exception):
    """A clone or package that is not there; what gets it is the message."""


def git(clone: Path, *words: str) -> bytes:
    """Return what git says of a clone, whichever way it was made."""
    inside = [clone, clone / ".git", clone / "repo", clone / "repo" / ".git"]
    folder = next((path for path in inside if (path / "objects").is_dir()), None)
    if folder is None:
        address = f"https://github.com/{clone.name.replace('+', '/')}"
        raise MissingError(f"git clone {address} {clone}")
    command = ["git", "--git-dir", str(folder), *words]
    return subprocess.run(command, check=True, capture_output=True).stdout


def of_repository(clone: Path, commit: str, path: str) -> bytes:
    """Return a file of a commit, or a folder of it as a zip archive."""
    if not path.endswith("/"):
        return git(clone, "show", f"{commit}:{path}")
    listed = git(clone, "ls-tree", "-r", "-z", "--name-only", commit, "--", path)
    names = [name for name in listed.decode().split("\0") if name]
    inside = {n.removeprefix(path): git(clone, "show", f"{commit}:{n}") for n in names}
    return archive(inside)


def archive(files: dict[str, bytes]) -> bytes:
    """Return an EPUB or ODT of its files, ``mimetype`` first."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(files, key=lambda name: (name != "mimetype", name)):
            out.writestr(zipfile.ZipInfo(name, EPOCH), files[name])
    return made.getvalue()


@cache
def unpacked(package: Path, digest: str) -> dict[str, bytes]:
    """Return the files of a Debian package by their paths."""
    if not package.exists():
        name, version, _ = package.name.split("_")
        raise MissingError(
            f"apt-get download {name}={version}  # into {package.parent}"
        )
    if hashlib.sha256(package.read_bytes()).hexdigest() != digest:
        raise MissingError(f"{package} is another version than the list has")
    command = ["dpkg-deb", "--fsys-tarfile", str(package)]
    tar = subprocess.run(command, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(tar)) as files:
        members = [member for member in files if member.isfile()]
        return {m.name.removeprefix("./"): files.extractfile(m).read() for m in members}


def contents(listed: dict, where: str, clones: Path, packages: Path) -> bytes:
    """Return the bytes of what a line of the list names."""
    origin, _, path = where.partition(":")
    if "/" in origin:
        clone = clones / origin.replace("/", "+")
        return of_repository(clone, listed["repositories"][origin], path)
    package = listed["packages"][origin]
    data = unpacked(packages / package["file"], package["sha256"])[path]
    return decompress(data) if path.endswith(".gz") else data


def gather(listed: dict, clones: Path, packages: Path, out: Path) -> Iterator[str]:
    """Write documents and truths; yield what is missing."""
    for document in listed["document"]:
        for key, folder in (("from", "documents"), ("truth", "truths")):
            if key not in document:
                continue
            name = document["name"]
            name = name if key == "from" else f"{name}.{document['as']}"
            path = out / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                path.write_bytes(contents(listed, document[key], clones, packages))
            except MissingError as missing:
                yield str(missing)


def main() -> None:
    """Gather them, or say what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clones", type=Path, help="a folder of clones, OWNER+NAME each")
    parser.add_argument("packages", type=Path, help="a folder of Debian packages")
    parser.add_argument("out", type=Path, help="gets documents/ and truths/")
    asked = parser.parse_args()
    missing = set()
    for path in LISTS:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))
        missing |= set(gather(listed, asked.clones, asked.packages, asked.out))
    for line in sorted(missing):
        print(line, file=sys.stderr)
    sys.exit(bool(missing))


if __name__ == "__main__":
    main()
