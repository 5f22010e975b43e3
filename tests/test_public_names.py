from __future__ import annotations

import pytest

import newsanalysis


@pytest.mark.parametrize("name", newsanalysis.__all__)
def test_every_public_name_is_there_and_has_a_docstring(name: str) -> None:
    assert getattr(newsanalysis, name).__doc__


def test_the_list_and_reality_agree() -> None:
    defined = {
        name for name in vars(newsanalysis) if name[0].isupper() and name != "TYPE_CHECKING" and name != "Any"
    }
    assert set(newsanalysis._HOMES) | defined == set(newsanalysis.__all__)
    assert list(newsanalysis.__all__) == sorted(newsanalysis.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_thing"):
        newsanalysis.no_such_thing  # noqa: B018  # reading it is the test
