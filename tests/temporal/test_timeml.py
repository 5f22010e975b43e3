from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsanalysis.errors import ArticleError
from newsanalysis.temporal import tag
from newsanalysis.temporal.timeml import read_timeml, tag_timeml, write_timeml

TEXT = "\n  Er & sie <kamen> am 18. Juni 2024.\r\nMorgen reisen sie – rund drei Tage.\n"
CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\n\t<>&\"'"
)


def test_written_and_read_back() -> None:
    timexes = tag(TEXT, "2024-06-18")
    source = write_timeml(TEXT, timexes, "2024-06-18", doc_id="a & b")
    document = read_timeml(source)
    assert (document.text, document.dct, document.doc_id) == (TEXT, "2024-06-18", "a & b")
    assert [(m.start_char, m.end_char) for m in document.mentions] == [
        (t.start_char, t.end_char) for t in timexes
    ]
    assert dict(document.mentions[-1].attributes) == {
        "tid": "t3", "type": "DURATION", "value": "P3D", "mod": "APPROX",
    }  # fmt: skip
    assert dict(document.mentions[1].attributes)["anchorTimeID"] == "t0"


@given(st.text(CHARACTERS))
def test_any_text_comes_back(text: str) -> None:
    source = write_timeml(text, tag(text, "2024-06-18"), "2024-06-18")
    assert read_timeml(source).text == text
    etree.fromstring(source.encode())


def test_overlong_tags_and_nesting() -> None:
    document = read_timeml(
        '<TEXT>a <TIMEX3 tid="t1">b <TIMEX3 tid="t2">c</TIMEX3></TIMEX3><EVENT>d</EVENT><TIMEX3/></TEXT>'
    )
    assert document.text == "a b cd"
    assert [(m.start_char, m.end_char) for m in document.mentions] == [(2, 5), (4, 5)]
    assert document.dct is None


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    source = write_timeml("Gestern kam er.", [], "2024-06-18", doc_id="x")
    (tmp_path / "in" / "x.tml").write_text(source, encoding="utf-8")
    assert tag_timeml(tmp_path / "in", tmp_path / "out") == 1
    document = read_timeml((tmp_path / "out" / "x.tml").read_text(encoding="utf-8"))
    assert dict(document.mentions[0].attributes)["value"] == "2024-06-17"


def test_bad_input(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no <TEXT> element"):
        read_timeml("<TimeML></TimeML>")
    with pytest.raises(ArticleError, match=r"U\+0001 at 2"):
        write_timeml("ab\x01", [])
    with pytest.raises(ArticleError, match="no such folder"):
        tag_timeml(tmp_path / "none", tmp_path)
