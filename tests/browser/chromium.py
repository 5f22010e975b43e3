"""Which browser pages are opened in: Debian's Chromium."""

from __future__ import annotations

import os
import shutil

import pytest

REQUIRED = "NEWSANALYSIS_REQUIRE_BROWSER"
"""Environment variable: with it, a missing browser fails the tests instead of skipping them."""


def find_chromium() -> str:
    """The path of a Chromium; where there is none the test is skipped, or fails if one is required."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    reason = "no Chromium found; get it with: apt-get install chromium"
    if os.environ.get(REQUIRED):
        pytest.fail(f"{reason} ({REQUIRED} is set)")
    pytest.skip(reason)
