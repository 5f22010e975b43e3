"""What is found in single sentences, and what must not be: ``positive.txt``, ``negative.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsanalysis.temporal import tag

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    content = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in content if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("line", lines("positive.txt"))
def test_finds(line: str) -> None:
    reference, sentence, *expected = line.split(" | ")
    found = [
        " ".join(filter(None, (f"{t.text} =", t.type, t.value, t.mod, t.quant, t.freq)))
        for t in tag(sentence, None if reference == "-" else reference)
    ]
    assert found == expected


@pytest.mark.parametrize("sentence", lines("negative.txt"))
@pytest.mark.parametrize("reference", [None, "2024-06-18"])
def test_finds_nothing(sentence: str, reference: str | None) -> None:
    assert tag(sentence, reference) == []


def test_the_tables_are_large_enough() -> None:
    assert len(lines("positive.txt")) >= 200
    assert len(lines("negative.txt")) >= 60


INTERVALS = [
    ("Seit 24 Jahren wird gebaut.", "2000", "2024", "year"),
    ("Seit drei Monaten wird gebaut.", "2024-03", "2024-06", "month"),
    ("Seit zwei Jahrzehnten wird gebaut.", "2004", "2024", "year"),
    ("Vor zehn Jahren wurde gebaut.", "2014-01-01", "2015-01-01", "year"),
    ("Vor drei Wochen wurde gebaut.", "2024-05-27", "2024-06-03", "week"),
    ("In zwei Jahren wird gebaut.", "2026-01-01", "2027-01-01", "year"),
    ("Der Bau gelang innerhalb eines Jahres.", "2023-06-18", "2024-06-18", "year"),
    ("Er soll innerhalb eines Jahres gebaut werden.", "2024-06-18", "2025-06-18", "year"),
    ("Bis Ende 2027 wird gebaut.", None, "2028-01-01", "year"),
    ("In der Nacht zum Mittwoch brannte es.", "2024-06-11T22:00", "2024-06-12T06:00", "part"),
    ("In der Nacht fiel Schnee.", "2024-06-17T22:00", "2024-06-18T06:00", "part"),
    ("Seit 2009 wird gebaut.", "2009-01-01", None, "year"),
    ("Ab August wird gebaut.", "2024-08-01", None, "month"),
    ("Bis zum 3. Juli wird gebaut.", None, "2024-07-04", "day"),
    ("Heute bis 12 Uhr wird gebaut.", None, "2024-06-18T12:00", "minute"),
    ("Im Winter 2023 wurde gebaut.", "2023-12-01", "2024-03-01", "season"),
    ("Von Montag bis Mittwoch wurde gebaut.", "2024-06-12", "2024-06-13", "day"),
    ("Vom 3. bis 5. Mai wurde gebaut.", "2024-05-05", "2024-05-06", "day"),
    ("Von 2015 bis 2018 wurde gebaut.", "2018-01-01", "2019-01-01", "year"),
    ("Der Bau ruht bis Mittwoch.", None, "2024-06-20", "day"),
    ("Der Bau ruht seit dem 1. Mai.", "2024-05-01", None, "day"),
    ("Im Jahr 800 wurde gebaut.", "0800-01-01", "0801-01-01", "year"),
    ("Der Bau ruht seit Montag.", "2024-06-17", None, "day"),
    ("Vor 24 Stunden brannte es.", "2024-06-17", "2024-06-18", "day"),
    ("In 48 Stunden wird gebaut.", "2024-06-20", "2024-06-21", "day"),
    ("Vor 12 Stunden brannte es.", None, None, "hour"),
    ("Der Bau dauerte 24 Stunden.", None, None, "hour"),
    ("Das war 44 v. Chr. in Rom.", "-0043-01-01", "-0042-01-01", "year"),
    ("Das war am 29. Februar 2024.", "2024-02-29", "2024-03-01", "day"),
    ("Der Bau dauerte drei Jahre.", None, None, "year"),
    ("Antworte mir nicht später als Samstag.", None, "2024-06-23", "day"),
    ("Gebaut wird nicht vor Juli.", "2024-07-01", None, "month"),
    ("In einem halben Jahr wird gebaut.", "2024-12-01", "2025-01-01", "month"),
    ("Gebaut wird frühestens am 3. Juli.", "2024-07-03", None, "day"),
    ("Gebaut wird spätestens im Juli.", None, "2024-08-01", "month"),
    ("Nach dem 3. Mai wurde gebaut.", "2024-05-04", None, "day"),
    ("Gebaut wird noch vor Weihnachten.", None, "2024-12-25", "day"),
    ("Die Zeit vor 1989 war anders.", None, "1989-01-01", "year"),
    ("Nach 20 Uhr ist Ruhe.", "2024-06-18T20:00", None, "minute"),
    ("Kurz nach Ostern wurde gebaut.", "2024-03-31", "2024-04-01", "day"),
    ("Am Sonntag nach Ostern wurde gebaut.", "2024-03-31", "2024-04-01", "day"),
    ("Von Juli an wird gebaut.", "2024-07-01", None, "month"),
    ("Er warnte vor dem Winter.", "2023-12-01", "2024-03-01", "season"),
    ("Im Sommer vor 3000 Jahren wurde gebaut.", "-0976-01-01", "-0975-01-01", "year"),
    ("Vom 1. Juli an wird gebaut.", "2024-07-01", None, "day"),
    ("Das hängt von der Wirtschaft von morgen ab.", "2024-06-19", "2024-06-20", "day"),
    ("Der Bau ist drei Wochen her.", "2024-05-27", "2024-06-03", "week"),
]


def test_a_day_with_its_time_is_whole() -> None:
    day, time = tag("Der Bau ruht bis morgen um 12 Uhr.", "2024-06-18")
    assert (day.begin, day.end) == ("2024-06-19", "2024-06-20")
    assert time.begin == "2024-06-19T12:00"


@pytest.mark.parametrize(("sentence", "begin", "end", "granularity"), INTERVALS)
def test_intervals(sentence: str, begin: str | None, end: str | None, granularity: str) -> None:
    timex = tag(sentence, "2024-06-18")[-1]
    assert (timex.begin, timex.end, timex.granularity) == (begin, end, granularity)


@pytest.mark.parametrize(
    ("sentence", "begin", "end"),
    [
        ("In fünf Minuten beginnt das Spiel.", "2024-06-18T16:17", "2024-06-18T16:18"),
        ("Vor einer Stunde begann das Spiel.", "2024-06-18T15:12", "2024-06-18T15:13"),
        ("In einer Viertelstunde beginnt das Spiel.", "2024-06-18T16:27", "2024-06-18T16:28"),
        ("Seit zwei Stunden regnet es.", "2024-06-18T14:12", "2024-06-18T16:12"),
        ("In den nächsten zwei Stunden regnet es.", "2024-06-18T16:12", "2024-06-18T18:12"),
        ("Vor 24 Stunden begann das Spiel.", "2024-06-17", "2024-06-18"),
        ("Um 20 Uhr begann das Spiel.", "2024-06-17T20:00", "2024-06-17T20:01"),
        ("Um 9 Uhr begann das Spiel.", "2024-06-18T09:00", "2024-06-18T09:01"),
        ("Seit 10 Uhr wird gespielt.", "2024-06-18T10:00", None),
        ("Seit 22 Uhr wird gespielt.", "2024-06-17T22:00", None),
        ("Das Spiel wird um 6 Uhr beginnen.", "2024-06-19T06:00", "2024-06-19T06:01"),
    ],
)
def test_intervals_beside_a_time_of_writing(sentence: str, begin: str, end: str | None) -> None:
    timex = tag(sentence, "2024-06-18T16:12")[-1]
    assert (timex.begin, timex.end) == (begin, end)


def test_a_time_of_a_story_goes_on_over_paragraphs() -> None:
    text = (
        "Diebe haben am Dienstag eine Frau betrogen.\n\nUm 13.30 Uhr gab sie ihnen Geld. Am Abend war es weg."
    )
    values = [timex.value for timex in tag(text, "2024-06-20")]
    assert values == ["2024-06-18", "2024-06-18T13:30", "2024-06-18TEV"]
