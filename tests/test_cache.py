"""The cache as a folder: whole entries only, whoever writes, and never more than it may hold."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest

from newsanalysis.cache import Cache, CacheWarning, user_cache


def key(words: str) -> str:
    return sha256(words.encode()).hexdigest()


def names(paths: Iterable[Path]) -> list[str]:
    return sorted(path.name for path in paths)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "Zwischenspeicher für später", max_bytes=100)


def test_what_was_put_is_got(cache: Cache) -> None:
    assert cache.get(key("a")) is None
    assert cache.entries() == []
    cache.put(key("a"), b"1")
    cache.put(key("a"), b"2")
    assert cache.get(key("a")) == b"2"
    assert len(cache.entries()) == 1


def test_what_was_used_last_stays_when_it_grows_over_its_bound(cache: Cache) -> None:
    for number, name in enumerate(["a", "b", "c"]):
        cache.put(key(name), b"x" * 40)
        os.utime(cache.folder / f"{key(name)}.zip", (number, number))
    assert cache.get(key("b")) is not None  # used just now
    cache.put(key("d"), b"x" * 40)
    assert [name for name in "abcd" if cache.get(key(name))] == ["b", "d"]


def test_an_entry_larger_than_the_bound_is_the_only_one(cache: Cache) -> None:
    cache.put(key("a"), b"x")
    cache.put(key("b"), b"x" * 1000)
    assert names(cache.entries()) == [f"{key('b')}.zip"]


def test_a_half_written_entry_of_a_run_that_was_killed_is_no_entry_and_goes(cache: Cache) -> None:
    cache.put(key("a"), b"x")
    left = cache.folder / f".{key('b')}.part"
    left.write_bytes(b"half")
    assert cache.get(key("b")) is None
    cache.put(key("c"), b"y")
    assert not left.exists()


def test_many_who_write_at_once_leave_whole_entries(cache: Cache) -> None:
    big = Cache(cache.folder, max_bytes=10**9)
    contents = [bytes([number]) * 200_000 for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: big.put(key("same"), content), contents * 4))
    assert big.get(key("same")) in contents
    assert names(big.folder.iterdir()) == [".lock", f"{key('same')}.zip"]


def test_clearing_removes_entries_and_nothing_else(cache: Cache) -> None:
    cache.put(key("a"), b"x")
    (cache.folder / "mine.zip").write_bytes(b"keep me")
    assert cache.clear() == 1
    assert cache.entries() == []
    assert (cache.folder / "mine.zip").read_bytes() == b"keep me"


def test_a_folder_that_cannot_be_written_is_a_warning_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    cache = Cache(tmp_path / "file" / "cache")
    assert not cache.is_writable()
    with pytest.warns(CacheWarning, match=r"can't keep .*NEWSANALYSIS_CACHE, or off"):
        cache.put(key("a"), b"x")
    assert cache.get(key("a")) is None


def test_the_environment_moves_it_and_switches_it_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSANALYSIS_CACHE", "here")
    assert user_cache() == Cache(tmp_path / "here")
    monkeypatch.setenv("NEWSANALYSIS_CACHE", "off")
    assert user_cache() is None
    monkeypatch.delenv("NEWSANALYSIS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    found = user_cache()
    assert found is not None
    assert found.folder.is_relative_to(tmp_path)
    assert found.folder.name == "newsanalysis"
