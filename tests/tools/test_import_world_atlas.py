"""The script that brings the world map into the package."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tools import import_world_atlas as script


def feature(name: str, arc: int, numeric: str | None = None) -> dict[str, Any]:
    named = {"type": "Polygon", "arcs": [[arc]], "properties": {"name": name}}
    return named if numeric is None else named | {"id": numeric}


def topology(*features: dict[str, Any]) -> dict[str, Any]:
    square = [[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [square for _ in features],
        "objects": {"countries": {"geometries": list(features)}},
    }


COARSE = topology(feature("Germany", 0, "276"), feature("Kosovo", 1))
FINE = topology(
    feature("Germany", 0, "276"), feature("Kosovo", 1), feature("Malta", 2, "470"), feature("Reef", 3)
)


def test_territories_have_codes_shapes_and_dots() -> None:
    assert sorted(script.territories(COARSE, FINE)) == [
        ("DE", "276", "5.00", "5.00", "Germany"),
        ("MT", "", "5.00", "5.00", "Malta"),
        ("XK", "Kosovo", "5.00", "5.00", "Kosovo"),
    ]


def test_another_file_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    archive = tmp_path / "world-atlas-2.0.2.tgz"
    archive.write_bytes(b"something else")
    with pytest.raises(SystemExit, match=r"expected .*npm pack world-atlas@2\.0\.2"):
        script.main(archive, tmp_path / "world")
    assert not (tmp_path / "world").exists()


def test_the_file_of_the_checksum_becomes_package_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "world-atlas.tgz"
    contents = {script.COARSE: json.dumps(COARSE), script.FINE: json.dumps(FINE), script.LICENCE: "ISC"}
    with tarfile.open(archive, "w:gz") as files:
        for name, text in contents.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(text)
            files.addfile(member, io.BytesIO(text.encode()))
    monkeypatch.setattr(script, "SHA512", hashlib.sha512(archive.read_bytes()).hexdigest())
    script.main(archive, tmp_path / "world")
    assert {path.name for path in (tmp_path / "world").iterdir()} == {
        script.COARSE,
        script.LICENCE,
        script.SOURCE,
        script.TABLE,
    }
    assert (tmp_path / "world" / script.COARSE).read_text() == json.dumps(COARSE)
    assert "MT,,5.00,5.00,Malta" in (tmp_path / "world" / script.TABLE).read_text()
