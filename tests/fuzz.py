"""Look for input that ends reading in a traceback: ``make fuzz TIME=600``.

Coverage of the readers and checks guides what is tried next. An input that fails is
left in ``build/fuzz/``; a test of its kind is then to be written.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import atheris

TESTS = Path(__file__).parent
sys.path.insert(0, str(TESTS))
with atheris.instrument_imports(include=["edition", "bibtexparser", "edtf"]):
    from damaging import files, survives, whole

FOUND = TESTS.parent / "build" / "fuzz"


def main() -> None:
    """Damage every file of an edition for as long as the arguments say."""
    folder = tempfile.TemporaryDirectory()
    root = whole(Path(folder.name) / "edition")
    paths = files(root)
    corpus = FOUND / "corpus"
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir(parents=True)
    for number, path in enumerate(paths):
        (corpus / str(number)).write_bytes(bytes([number]) + (root / path).read_bytes())

    def one(data: bytes) -> None:
        if data:
            survives(root, paths[data[0] % len(paths)], data[1:])

    options = [f"-artifact_prefix={FOUND}/", "-max_len=8000", str(corpus)]
    atheris.Setup([sys.argv[0], *sys.argv[1:], *options], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
