"""The date that a text shows of itself: each kind of evidence, contradictions, and its absence."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest

from newsanalysis.articles import Article, load_article
from newsanalysis.document_date import dated, infer_document_date
from newsanalysis.document_date.claims import years_back
from newsanalysis.pipeline import annotate
from newsanalysis.temporal import find
from tests.growth import BOUND, FACTOR, growth

NOW = dt.date(2026, 11, 24)

SHOWN = [
    ("Vor 20 Jahren, im Jahr 2004, wurde das Haus gebaut.", "2024"),
    ("Das Haus wurde 2004, also vor 20 Jahren, gebaut.", "2024"),
    ("Im vergangenen Jahr (2019) stieg der Umsatz.", "2020"),
    ("Heute, 18. Juni 2024, wird in Bozen gewählt.", "2024-06-18"),
    ("Der Rat tagt heute, am 18. Juni 2024, in Bozen.", "2024-06-18"),
    (
        "Am 18. September 2023 trafen sich Merz und Macron in Toulon.\n\n"
        "Am 18. September vergangenen Jahres waren Merz und Macron gereist, um zu reden.",
        "2024",
    ),
    (
        "Im September 2023 trafen sich Merz und Macron in Toulon. "
        "Das Treffen von Merz und Macron im September vergangenen Jahres war das erste.",
        "2024",
    ),
    (
        "Die Messe in Leipzig zog im März 2019 viele Besucher an. "
        "Im März vorigen Jahres hatte die Messe in Leipzig einen Rekord gemeldet, so die Veranstalter.",
        "2020",
    ),
    ("Zum 75. Jahrestag der Gründung 1949 wird in Bonn gefeiert.", "2024"),
    ("Am zehnten Jahrestag des Anschlags vom 13. November 2015 wird geschwiegen.", "2025"),
    ("Der Rat tagt am Dienstag, 18. Juni.\n\nCopyright 2023 Beispiel. Alle Rechte vorbehalten.", "2024"),
    ("Am 3. Mai 2023 brannte das Haus. Am Dienstag, 18. Juni, wird wieder gewählt.", "2024"),
    ("Am 3. Mai 2023 brannte das Haus. Am Dienstag (18. Juni) wird wieder gewählt.", "2024"),
    ("Am 3. Mai 2023 brannte das Haus. Am Di, 18.6., wird wieder gewählt.", "2024"),
]
NOT_SHOWN = [
    "Am Dienstag, 18. Juni, wird gewählt.",
    "Am 3. Mai 2023 brannte das Haus. Am Dienstag, 18. Juni vergangenen Jahres, war es leer.",
    "Am 3. Mai 2023 brannte das Haus. Dienstag, 18. Juni 2019, war ein Feiertag.",
    "Am 3. Mai 2010 brannte das Haus. Am Dienstag, 18. Juni, wird wieder gewählt.",
    "Vor 20 Jahren, im Jahr 2004, wurde gebaut. Am Mittwoch, 18. Juni, wird gefeiert.",
    "2009 kamen zum 60. Jahrestag der Gründung 1949 viele Gäste.",
    "Zum 10. Jahrestag 2009 kamen viele Gäste.",
    "Zum 10. Jahrestag kamen viele. 1990 waren es weniger.",
    "Gestern wurde in Bozen gewählt.",
    "1914 begann der Krieg. Im August 1914 marschierten die Truppen.",
    "Bis 2030 will die Stadt klimaneutral sein.",
    "Der Roman erschien im Mai 1984 und spielt im Mai des Jahres 1984.",
    "Im September 2022 trafen sich Merz und Macron. Im September vergangenen Jahres trafen sich Merz und Macron erneut.",
    "Im Mai 2019 begann der Bau der Brücke. Im Mai vergangenen Jahres starb der Maler.",
    "Sie wurde vor 20 Jahren geboren. 2004 war ein Schaltjahr.",
    "Vor 20 Jahren, im Jahr 2004, wurde gebaut. Vor 30 Jahren, im Jahr 2004, wurde geplant.",
    "In 20 Jahren, im Jahr 2004, sollte alles anders sein.",
    "Das Lied (Wien, 1955) gilt als schön.",
    "Das war schön. (geboren am 3. Mai 1955)",
    "2009 sank der Umsatz gegenüber dem Vorjahr (2008) um drei Prozent.",
]


def article_of(text: str) -> Article:
    return load_article(io.StringIO(text))


@pytest.mark.parametrize(("text", "value"), SHOWN)
def test_shown(text: str, value: str) -> None:
    found = infer_document_date(article_of(text), now=NOW)
    assert found.value == value
    assert found.evidence


@pytest.mark.parametrize("text", NOT_SHOWN)
def test_not_shown(text: str) -> None:
    found = infer_document_date(article_of(text), now=NOW)
    assert found.value is None
    assert found.evidence


def test_a_day_placed_by_its_weekday_is_not_counted_from_the_year_of_writing() -> None:
    days = (
        "am Montag, 18. Juni, am Sonntag, 18. Juni, am Dienstag, 18. Juni, und am 18. Juni vergangenen Jahres"
    )
    assert [years_back(timex) for timex in find(days, "2000").timexes] == [None, None, None, -1]


def test_granularity_and_interval() -> None:
    year = infer_document_date(article_of("Vor 20 Jahren, im Jahr 2004, wurde gebaut."), now=NOW)
    assert (year.granularity, year.interval) == ("year", ("2024-01-01", "2025-01-01"))
    day = infer_document_date(article_of("Heute, 29. Februar 2024, wird in Bozen gewählt."), now=NOW)
    assert (day.granularity, day.interval) == ("day", ("2024-02-29", "2024-03-01"))
    none = infer_document_date(article_of("Gestern wurde gewählt."), now=NOW)
    assert (none.granularity, none.interval) == (None, None)


def test_contradiction_names_both() -> None:
    text = "Vor 20 Jahren, im Jahr 2004, wurde gebaut. Vor 20 Jahren, im Jahr 2003, wurde geplant."
    found = infer_document_date(article_of(text), now=NOW)
    assert found.value is None
    assert "→ 2024" in found.evidence
    assert "→ 2023" in found.evidence


def test_a_copyright_line_refutes() -> None:
    text = "Schlagzeile\n\nVor 20 Jahren, im Jahr 2001, wurde gebaut.\n\nCopyright 2023 Beispiel. Alle Rechte vorbehalten."
    article = article_of(text)
    assert {zone.kind for zone in article.zones} & {"copyright", "credit"}
    assert infer_document_date(article, now=NOW).value is None


def test_the_future_refutes() -> None:
    text = "Vor 20 Jahren, im Jahr 2004, wurde das Haus gebaut."
    assert infer_document_date(article_of(text), now=dt.date(2020, 1, 1)).value is None


def test_a_given_date_is_kept() -> None:
    text = "Vor 20 Jahren, im Jahr 2004, wurde das Haus gebaut."
    assert dated(load_article(io.StringIO(text), published="2023-05-01")).published == "2023-05-01"


def test_relative_dates_hang_on_the_inferred_year() -> None:
    article = article_of("Vor 20 Jahren, im Jahr 2004, wurde gebaut. Im vergangenen Mai kam der Abriss.")
    annotated = annotate(article)
    assert annotated.article.published == "2024"
    assert annotated.article.published_source == "inferred"
    assert annotated.articles.loc[0, "published"] == "2024"


def test_linear_time() -> None:
    both = "Im Mai 2019 kam Otto Maier nach Bonn. Im Mai vergangenen Jahres kam Otto Maier nach Bonn. "
    articles = {size: article_of(both * size) for size in (100, 100 * FACTOR)}
    assert growth(lambda size: infer_document_date(articles[size]), 100) < BOUND


def test_seed_article_without_its_date() -> None:
    source = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    annotated = annotate(load_article(source))
    assert (annotated.article.published, annotated.article.published_granularity) == ("2024", "year")
    assert "September 2023" in (annotated.article.published_evidence or "")
    values = {row.text: row.value for row in annotated.timexes.itertuples()}
    assert values["September vergangenen Jahres"] == "2023-09"
