from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsanalysis.errors import ArticleError
from newsanalysis.temporal import tag
from newsanalysis.temporal.timeml import TaggedFolder, read_timeml, tag_timeml, write_timeml
from newsanalysis.temporal.values import is_value

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
    assert tag_timeml(tmp_path / "in", tmp_path / "out") == TaggedFolder(1, ())
    document = read_timeml((tmp_path / "out" / "x.tml").read_text(encoding="utf-8"))
    assert dict(document.mentions[0].attributes)["value"] == "2024-06-17"


def test_bad_input(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no <TEXT> element"):
        read_timeml("<TimeML></TimeML>")
    with pytest.raises(ArticleError, match=r"U\+0001 at 2"):
        write_timeml("ab\x01", [])
    with pytest.raises(ArticleError, match="no such folder"):
        tag_timeml(tmp_path / "none", tmp_path)


# The rules of TimeML 1.2.1 for TIMEX3, in our words: which attributes there are, of which kind, and that
# what is referred to exists.
RULES = etree.DTD(
    io.StringIO("""
<!ELEMENT TimeML (DOCID, DCT?, TEXT)>
<!ATTLIST TimeML xmlns:xsi CDATA #IMPLIED xsi:noNamespaceSchemaLocation CDATA #IMPLIED>
<!ELEMENT DOCID (#PCDATA)>
<!ELEMENT DCT (TIMEX3)>
<!ELEMENT TEXT (#PCDATA | TIMEX3)*>
<!ELEMENT TIMEX3 (#PCDATA)>
<!ATTLIST TIMEX3
  tid ID #REQUIRED
  type (DATE | TIME | DURATION | SET) #REQUIRED
  value CDATA #REQUIRED
  mod (BEFORE | AFTER | ON_OR_BEFORE | ON_OR_AFTER | LESS_THAN | MORE_THAN | EQUAL_OR_LESS | EQUAL_OR_MORE
       | START | MID | END | APPROX) #IMPLIED
  quant CDATA #IMPLIED
  freq NMTOKEN #IMPLIED
  temporalFunction (true | false) #IMPLIED
  functionInDocument (CREATION_TIME | NONE) #IMPLIED
  anchorTimeID IDREF #IMPLIED
  beginPoint IDREF #IMPLIED
  endPoint IDREF #IMPLIED>
""")
)


def assert_valid(source: str) -> None:
    """The document keeps the rules, and those that a DTD can't say: which types may have which attributes."""
    root = etree.fromstring(source.encode())
    assert RULES.validate(root), RULES.error_log
    for tag_ in root.iter("TIMEX3"):
        kind, given = tag_.get("type"), set(tag_.keys())
        assert is_value(tag_.get("value", "")), dict(tag_.attrib)
        assert kind == "SET" or not given & {"quant", "freq"}, dict(tag_.attrib)
        assert kind == "DURATION" or not given & {"beginPoint", "endPoint"}, dict(tag_.attrib)
        assert ("beginPoint" in given) == ("endPoint" in given)
        assert tag_.text or tag_.get("temporalFunction") == "true", "only ends that no words name are empty"


@pytest.mark.parametrize("reference", ["2024-06-18", "2024", "2024-06-18T20:15", None])
def test_documents_keep_the_rules(reference: str | None) -> None:
    lines = (Path(__file__).parent / "positive.txt").read_text(encoding="utf-8").splitlines()
    sentences = "\n\n".join(line.split(" | ")[1] for line in lines if " | " in line and line[0] != "#")
    assert_valid(write_timeml(sentences, tag(sentences, reference), reference, doc_id="sentences"))


@pytest.mark.parametrize(
    ("sentence", "begin", "end"),
    [
        ("Das Haus steht seit drei Jahren leer.", "2021", "2024-06-18"),
        ("Das Haus wurde vor drei Wochen verkauft.", "2024-W22", "2024-06-18"),
        ("In den vergangenen drei Monaten stand es leer.", "2024-03", "2024-06-18"),
        ("In drei Tagen wird es verkauft.", "2024-06-18", "2024-06-21"),
        ("In den nächsten drei Tagen wird es verkauft.", "2024-06-18", "2024-06-21"),
        ("Die Reise dauerte drei Tage.", None, None),
    ],
)
def test_both_ends_of_a_length(sentence: str, begin: str | None, end: str | None) -> None:
    source = write_timeml(sentence, tag(sentence, "2024-06-18"), "2024-06-18")
    assert read_timeml(source).text == sentence
    tags = {tag_.get("tid"): tag_ for tag_ in etree.fromstring(source.encode()).iter("TIMEX3")}
    length = tags["t1"]
    ends = [tags[tid].get("value") if (tid := length.get(at)) else None for at in ("beginPoint", "endPoint")]
    assert ends == [begin, end]


def test_what_is_counted_from_the_text_names_its_anchor() -> None:
    sentence = "Am 3. Mai 2019 kam er, zwei Tage später ging er."
    source = write_timeml(sentence, tag(sentence, "2024-06-18"), "2024-06-18")
    later = read_timeml(source).mentions[1]
    assert dict(later.attributes)["anchorTimeID"] == "t1"


def test_a_folder_goes_on_behind_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.tml").write_text("no TimeML", encoding="utf-8")
    body = "Gestern kam er.\r\nHeute geht er."
    (tmp_path / "in" / "b.tml").write_bytes(f"<TimeML><TEXT>{body}</TEXT></TimeML>".encode())
    done = tag_timeml(tmp_path / "in", tmp_path / "out", published="2024-06-18")
    assert done.written == 1
    assert len(done.failed) == 1
    assert "a.tml" in done.failed[0]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.tml"]
    written = (tmp_path / "out" / "b.tml").read_bytes().decode()
    assert read_timeml(written).text == body
    assert dict(read_timeml(written).mentions[0].attributes)["value"] == "2024-06-17"
