"""Licences have the names of SPDX, and addresses where their words stand."""

import pytest

from edition import licences


@pytest.mark.parametrize(
    ("id", "name", "address"),
    [
        (
            "CC-BY-4.0",
            "CC BY 4.0",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        (
            "CC-BY-NC-SA-3.0",
            "CC BY-NC-SA 3.0",
            "https://creativecommons.org/licenses/by-nc-sa/3.0/",
        ),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("MIT", "MIT", "https://spdx.org/licenses/MIT.html"),
    ],
)
def test_a_licence_is_named_and_found(id: str, name: str, address: str) -> None:
    assert licences.ids(licences.canonical(id.lower())) == (id,)
    assert licences.name(id) == name
    assert licences.address(id) == address


def test_several_licences_keep_their_order() -> None:
    expression = licences.canonical("CC-BY-4.0 and (MIT OR Apache-2.0)")
    assert licences.ids(expression) == ("CC-BY-4.0", "MIT", "Apache-2.0")


@pytest.mark.parametrize("expression", ["", "none", "CC BY 4.0", "MIT AND"])
def test_what_spdx_does_not_know_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="as SPDX names it"):
        licences.canonical(expression)


@pytest.mark.parametrize(
    ("expression", "called"),
    [
        ("CC-BY-4.0 AND MIT", "CC BY 4.0, MIT"),
        ("CC-BY-4.0 OR CC-BY-SA-4.0", "CC BY 4.0 OR CC BY-SA 4.0"),
        ("MIT", "MIT"),
    ],
)
def test_a_choice_of_licences_is_told_as_one(expression: str, called: str) -> None:
    assert licences.names(expression) == called
