"""Pack the files of an index as Pagefind's program in the browser expects them."""

import gzip

import deflate

SIGNATURE = b"pagefind_dcd"
LEVEL = 6
"""Of twelve, at which libdeflate saves more than zlib, in less than half the time."""


def packed(content: bytes, signature: bytes = SIGNATURE) -> bytes:
    """Return a content as it is published."""
    return bytes(deflate.gzip_compress(signature + content, LEVEL))


def unpacked(content: bytes) -> bytes:
    """Return what is in a file of an index."""
    return gzip.decompress(content).removeprefix(SIGNATURE)
