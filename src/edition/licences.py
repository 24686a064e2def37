"""Licences by their SPDX names: what each is called, and where its words stand."""

import re

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

JOINTS = frozenset({"AND", "OR", "WITH"})
"""What joins licences in an expression."""
ID = re.compile(r"[A-Za-z0-9.+-]+")
COMMONS = re.compile(r"CC-(?P<terms>BY(?:-[A-Z]{2})*)-(?P<version>\d\.\d)")
ZERO = "CC0-1.0"


def canonical(expression: str) -> str:
    """Return an SPDX expression as SPDX writes it: “CC-BY-4.0 AND MIT”.

    Raises:
        ValueError: SPDX knows no such licence.
    """
    try:
        return str(canonicalize_license_expression(expression))
    except InvalidLicenseExpression as error:
        raise ValueError(
            "write a licence as SPDX names it, such as CC-BY-4.0, CC0-1.0 or MIT"
        ) from error


def ids(expression: str) -> tuple[str, ...]:
    """Return the licences of an expression in its order."""
    return tuple(id for id in ID.findall(expression) if id not in JOINTS)


def name(id: str) -> str:
    """Return what a licence is called: “CC BY 4.0” for “CC-BY-4.0”."""
    if found := COMMONS.fullmatch(id):
        return f"CC {found['terms']} {found['version']}"
    return "CC0 1.0" if id == ZERO else id


def joint(expression: str) -> str:
    """Return what stands between licences: “OR” where one may be chosen."""
    return " OR " if "OR" in ID.findall(expression) else ", "


def names(expression: str) -> str:
    """Return what the licences of an expression are called: “CC BY 4.0, MIT”."""
    return joint(expression).join(map(name, ids(expression)))


def address(id: str) -> str:
    """Return where the words of a licence stand."""
    if found := COMMONS.fullmatch(id):
        terms = f"{found['terms'].lower()}/{found['version']}"
        return f"https://creativecommons.org/licenses/{terms}/"
    if id == ZERO:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return f"https://spdx.org/licenses/{id}.html"
