from __future__ import annotations

import pytest

from tests.browser.chromium import REQUIRED, find_chromium
from tests.conftest import ROOT


def test_without_a_browser_tests_are_skipped_with_a_reason_or_fail_where_one_is_required(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv(REQUIRED, raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install chromium"):
        find_chromium()
    monkeypatch.setenv(REQUIRED, "1")
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium"):
        find_chromium()


def test_what_decides_whether_a_change_lands_requires_one() -> None:
    assert f"{REQUIRED}=1" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
