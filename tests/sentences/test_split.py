"""Sentence tables: "|" marks where a sentence ends and the next one starts."""

import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newsanalysis.errors import LexiconError
from newsanalysis.sentences import split
from newsanalysis.sentences.split import lexicon, sentence_starts
from tests.growth import BOUND, growth

NLP = spacy.blank("de")
ROWS = tomllib.loads((Path(split.__file__).parent / split.FILE).read_text(encoding="utf-8"))["abbreviation"]


def sentences(text: str) -> list[str]:
    doc = NLP.make_doc(text)
    starts = sentence_starts([t.text for t in doc], [bool(t.whitespace_) for t in doc])
    borders = [t.idx for t, first in zip(doc, starts, strict=True) if first] + [len(text)]
    return [text[a:b].strip() for a, b in pairwise(borders)]


PLAIN = [
    "Der Zug hält.|Alle steigen aus.",
    "Kommt er heute?|Niemand weiß es.",
    "Das reicht!|Jetzt ist Schluss.",
    "Sie geht|",
    "Der Rat tagt.|Putin schweigt.",
    "Der Rat tagt.|2023 war es anders.",
    "Er fragte: Wer kommt?|Keiner antwortete.",
    "Wirklich?!|Ja.",
    "Das Ende.\n\nDer Anfang",
    "Der Hafen ist gesperrt; Schiffe warten.",
    "Die Lage ist ernst: Es fehlt Wasser.|Hilfe kommt.",
]
ABBREVIATIONS = [
    "Länder wie z. B. Frankreich zögern.|Andere nicht.",
    "Länder wie z.B. Frankreich zögern.|Andere nicht.",
    "Das sagte Dr. Anna Weber am Montag.",
    "Frau Prof. Dr. Weber kam.|Sie blieb.",
    "Die Kosten liegen bei 3 Mio. Euro.|Das ist viel.",
    "Die Kosten liegen bei 3 Mio.|Das ist viel.",
    "Firmen bzw. Vereine zahlen.",
    "Er kaufte Brot, Milch usw.|Danach ging er.",
    "Er kaufte Brot, Milch usw. Lebensmittel sind teuer geworden, sagte er.",
    "Sie wohnt in St. Pölten.|Er wohnt in Wien.",
    "Die Firma Meier & Co. KG schließt.",
    "Der General a. D. Weber sprach.",
    "Er ist General a. D.|Heute schreibt er.",
    "Das gilt d. h. Banken haften.",
    "Im Jahr 44 v. Chr. wurde er ermordet.|Das war im März.",
    "Er lebte 44 v. Chr.|Danach kam Augustus.",
    "Vgl. Artikel 5 des Vertrags.",
    "Es gilt Art. 5 Abs. 2 Nr. 3 des Gesetzes.|Das ist neu.",
    "Die U.S. Navy schickt Schiffe.|China warnt.",
    "Am 3. Dez. 2023 trafen sie sich.|Es schneite.",
]
ORDINALS = [
    "Er kommt am 18. Juni nach Bern.|Danach reist er weiter.",
    "Das ist der 3. Weg zum Frieden.",
    "Der Kurs stieg auf 15. Danach fiel er.".replace("15. ", "15.|"),
    "Im 20. Jahrhundert gab es zwei Weltkriege.",
    "Die Partei kam auf 15.|Merkel gratulierte.",
    "Im Jahr 2023.|Putin reiste.",
    "Das war 2023.|Danach kam nichts.",
    "Sie wurde 80 Jahre alt und starb am 4. Mai.|Er starb am 5. Mai.",
    "Vom 1. bis 3. Juli ist geschlossen.|Am 4. Juli wird geöffnet.",
    "Ludwig XIV. regierte lange.|Er starb 1715.",
    "Unter Ludwig XIV. Versailles zu bauen, war teuer.",
    "Das Schloss gehörte Ludwig XIV.|Danach verfiel es.",
    "Johannes Paul II. besuchte Polen.",
    "Königin Elizabeth II. starb 2022.|Ihr folgte Charles III. auf den Thron.",
    "Der 1. FC Köln verliert.|Die Fans gehen.",
    "Sie feiert den 100. Geburtstag.|Alle kommen.",
    "Am Montag, 3. Juni, wird gewählt.",
    "Er gewann das 2. Spiel und das 3. Spiel.",
    "Er verlor mit 2:3.|Die Fans gingen.",
]
INITIALS = [
    "J. K. Rowling schreibt weiter.|Der Verlag freut sich.",
    "George W. Bush reiste nach Berlin.",
    "Der Wagen von A. Meier brannte.|Niemand wurde verletzt.",
    "J.K. Rowling schreibt.|Der Verlag druckt.",
    "John F. Kennedy sprach in Berlin.|Er blieb nicht lange.",
    "Er wählte Plan B.|Das half.",
]
NUMBERS = [
    "Der Kurs liegt bei 3,5 Prozent.|Das ist wenig.",
    "Um 18.30 Uhr beginnt das Spiel.|Es regnet.",
    "Es kamen 10.000 Menschen.|Die Polizei zählte 8.000.",
    "Am 18.6.2024 flog er ab.|Er kam am 19.6.2024 zurück.",
    "Der Preis stieg um 3.5 Prozent.",
    "Um 20 Uhr.|Danach ist Ruhe.",
]
ELLIPSIS = [
    "Er wartete …|Dann ging er.",
    "Er wartete ...|Dann ging er.",
    "Das ist … Wahnsinn.",
    "Er kam, sah ... und ging.|Das war alles.",
    "„Ich weiß nicht …“, sagte er.",
]
QUOTES = [
    "»Kommt er?« fragte er.|Niemand nickte.",
    "„Kommt er?“, fragte sie.|Niemand nickte.",
    "„Wir kommen!“ rief er.",
    "„Ich gehe.“|Danach schloss er die Tür.",
    "Sie sagte: „Ich gehe.“|Er blieb.",
    "»Ich gehe.«|Der Minister lachte.",
    '"Ich gehe."|Der Minister lachte.',
    '"Kommt er?" fragte der Minister.',
    "Er sagte: »Das stimmt.|Wir haben verloren.«|Danach ging er.",
    "Er las „Krieg und Frieden“.|Sie las nichts.",
    "„Nein.“|„Doch.“",
    "»Nein.«|»Doch.«",
    "Er schwieg.|``Wir warten'', sagte sie.|``Wie lange?''|Er ging.",
    "«Nein.»|«Doch.»",
    "Er nannte es ‚klug‘.|Sie nicht.",
    "„Das ist falsch“, sagte er.|„Wir prüfen das.“",
    "Er fragte: „Warum?“ und schwieg.",
    "Auf die Frage „Warum?“ gab es keine Antwort.",
]
PARENTHESES = [
    "Der Minister (er kam spät.) schwieg.",
    "Der Minister (das war neu!) Schulze schwieg.",
    "(Das war alles.)|Danach ging er.",
    "Er kam spät.|(Das war neu.)|Alle gingen.",
    "Er nannte (!) Namen und Orte.",
    "Die Partei (gegr. 1990) wächst.|Andere nicht.",
    "Er schwieg (wie immer).|Sie nicht.",
    "Die Wahl [sic!] Russlands war falsch.",
]
TABLE = [*PLAIN, *ABBREVIATIONS, *ORDINALS, *INITIALS, *NUMBERS, *ELLIPSIS, *QUOTES, *PARENTHESES]


@pytest.mark.parametrize("marked", TABLE)
def test_table(marked: str) -> None:
    expected = [part.strip() for part in marked.replace("\n\n", "|").split("|") if part.strip()]
    text = marked.replace("|", " ").rstrip() if "\n" not in marked else marked
    assert sentences(text) == expected


def test_the_table_is_long_enough() -> None:
    assert len(set(TABLE)) >= 80


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["form"]))
def test_an_abbreviation_ends_nothing_in_its_example(row: dict[str, str]) -> None:
    assert row["form"] in row["example"]
    assert sentences(row["example"]) == [row["example"]]


@pytest.mark.parametrize("row", [r for r in ROWS if r["ends"] == "maybe"], ids=lambda row: str(row["form"]))
def test_some_abbreviations_end_a_sentence_before_a_starter(row: dict[str, str]) -> None:
    assert len(sentences(f"Da waren {row['form']} Danach kam nichts.")) == 2


def test_lexicon_is_nfc_and_without_doubles() -> None:
    forms = [row["form"].replace(" ", "") for row in ROWS]
    assert len(forms) == len(set(forms))
    assert all(unicodedata.is_normalized("NFC", form) for form in forms)
    assert not lexicon().never & lexicon().maybe
    assert all(word[0].isupper() for word in lexicon().starters)


def test_a_row_without_full_stop_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bad = '[starters]\nwords = "Der"\n[[abbreviation]]\nform = "usw"\nends = "maybe"\n'
    (tmp_path / split.FILE).write_text(bad, encoding="utf-8")
    monkeypatch.setattr(split, "files", lambda package: tmp_path)
    with pytest.raises(LexiconError, match=r"row 1 .'usw'.: expected a form that ends in a full stop"):
        lexicon.__wrapped__()


def test_an_open_bracket_hides_no_more_than_its_reach() -> None:
    text = "Er kam (spät. " + "Der Rat tagt. " * 40
    assert len(sentences(text)) > 20


def test_boundaries_are_starts() -> None:
    assert sentence_starts(["ein", "Text", "ohne", "Ende"], [True] * 4, {2, 9}) == [True, False, True, False]


@given(st.lists(st.text(st.sampled_from('aB1.!?…»«„“"() \nIVX'), min_size=1, max_size=4)))
def test_any_tokens_split(words: list[str]) -> None:
    starts = sentence_starts(words, [len(word) % 2 == 0 for word in words])
    assert len(starts) == len(words)
    assert starts[:1] == [True] * bool(words)


@pytest.mark.parametrize("word", [".", "(", ".)", "1.", "»", "am", "z.", "IIII."])
def test_hostile_input_takes_linear_time(word: str) -> None:
    assert growth(lambda size: sentence_starts([word] * size, [True] * size), 10_000) < BOUND
