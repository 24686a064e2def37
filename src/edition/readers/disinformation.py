"""Know the hosts that spread disinformation, as ``disinformation.toml`` lists them."""

import tomllib
from fnmatch import fnmatchcase
from importlib.resources import files
from urllib.parse import urlsplit

NETWORKS: dict[str, str] = {
    host: network["name"]
    for network in tomllib.loads(
        files("edition").joinpath("disinformation.toml").read_text(encoding="utf-8")
    )["network"]
    for host in network["hosts"]
}
"""The network that each host belongs to; “?” stands for one character."""


def host(address: str) -> str:
    """Return the host of an address, or nothing where it cannot be told."""
    try:
        return (urlsplit(address.strip()).hostname or "").rstrip(".")
    except ValueError:
        return ""


def network(host: str) -> str:
    """Return the network that a host belongs to, or nothing."""
    parts = host.split(".")
    for start in range(len(parts)):
        name = ".".join(parts[start:])
        for pattern, found in NETWORKS.items():
            if fnmatchcase(name, pattern):
                return found
    return ""
