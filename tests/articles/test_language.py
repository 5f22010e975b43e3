from __future__ import annotations

import sys
import warnings

import pytest

from newsanalysis.articles.language import NotGermanWarning, check_german
from newsanalysis.errors import ArticleError

GERMAN = (
    "Die Regierung teilte am Montag mit, sie wolle im nächsten Jahr eine neue Brücke über den Fluss "
    "bauen. Der Bürgermeister nannte die Entscheidung einen Erfolg für die Stadt. Gegner fürchten "
    "höhere Kosten."
)
SWISS = (
    "D Regierig het am Määntig gseit, dass si nächscht Johr e neui Brugg über de Fluss baut. De "
    "Stadtpräsident het de Entscheid en grosse Erfolg für d Stadt und ihri Lüüt gnännt."
)
TELEGRAM = (
    "Brücke gesperrt. Stau in Köln. Feuerwehr vor Ort. Keine Verletzten. Polizei ermittelt. Verkehr "
    "rollt wieder."
)
FOREIGN = {
    "en": (
        "The government said on Monday that it would build a new bridge over the river next year. The"
        " mayor called the decision a great success for the city and its people. Opponents, however, "
        "fear higher costs and more traffic in the old town, and they have announced a protest for "
        "the coming weekend."
    ),
    "nl": (
        "De regering heeft maandag gezegd dat zij volgend jaar een nieuwe brug over de rivier gaat "
        "bouwen. De burgemeester noemde het besluit een groot succes voor de stad en haar inwoners. "
        "Tegenstanders vrezen echter hogere kosten en meer verkeer in de oude binnenstad en kondigden"
        " een protest aan."
    ),
    "da": (
        "Regeringen sagde mandag, at den vil bygge en ny bro over floden til næste år. Borgmesteren "
        "kaldte beslutningen en stor succes for byen og dens indbyggere. Modstanderne frygter derimod"
        " højere udgifter og mere trafik i den gamle bydel, og de har varslet en protest i den "
        "kommende weekend."
    ),
}


@pytest.mark.parametrize("text", [GERMAN, SWISS, TELEGRAM, "1234 – 5678", "Nordkorea im Mai"])
def test_german_passes_in_silence(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_german(text, "x")


@pytest.mark.parametrize("language", FOREIGN)
def test_what_is_certainly_not_german_is_an_error(language: str) -> None:
    with pytest.raises(
        ArticleError, match=f"artikel.txt: the text is not German \\(it looks like '{language}'\\)"
    ):
        check_german(FOREIGN[language], "artikel.txt")


def test_a_short_text_is_only_doubted() -> None:
    with pytest.warns(NotGermanWarning, match="may not be German"):
        check_german("The mayor said that the bridge is closed.", "x")


def test_a_quotation_does_not_make_an_article_foreign() -> None:
    check_german(f"{GERMAN} „{FOREIGN['en']}“ {GERMAN}", "x")


def test_plainly_german_text_does_not_wake_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    check_german(GERMAN, "x")
    with pytest.raises(ImportError):
        check_german(FOREIGN["en"], "x")
