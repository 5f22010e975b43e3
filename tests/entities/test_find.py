"""Short texts with the mentions a careful reader marks, in text order: "surface=LABEL Name [kind]"."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsanalysis.entities.find import find_mentions
from newsanalysis.entities.group import entity_ids, longest_names
from newsanalysis.entities.mentions import Mention
from tests.growth import BOUND, FACTOR, growth


def shown(text: str, mentions: list[Mention]) -> list[str]:
    rows = []
    for m in mentions:
        kind = "" if m.kind == "name" else f" [{m.kind}]"
        rows.append(f"{text[m.start : m.end]}={m.referent.label} {m.referent.name}{kind}")
    return rows


TEXTS: list[tuple[str, list[str]]] = [
    (
        "Angela Merkels Kanzlerschaft endete. Merkel ging, und Merkels Partei verlor.",
        ["Angela Merkels=PER Angela Merkel", "Merkel=PER Angela Merkel", "Merkels=PER Angela Merkel"],
    ),
    (
        "Olaf Scholz reiste nach Polen. Scholz' Besuch war kurz, die Polen waren höflich.",
        ["Olaf Scholz=PER Olaf Scholz", "Polen=LOC Polen", "Scholz=PER Olaf Scholz", "Polen=LOC Polen"],
    ),
    (
        "Nordkoreas Staatschef Kim Jong-un lacht. Kims Schwester Kim Yo-jong schweigt.",
        ["Nordkoreas=LOC Nordkorea", "Kim Jong-un=PER Kim Jong-un", "Kims=PER Kim Jong-un",
         "Kim Yo-jong=PER Kim Yo-jong"],
    ),
    (
        "Kim Jong-un und Kim Yo-jong kamen an. Kim sprach lange.",
        ["Kim Jong-un=PER Kim Jong-un", "Kim Yo-jong=PER Kim Yo-jong", "Kim=PER Kim"],
    ),
    (
        "Anna Berg und Paul Berg streiten. Frau Berg klagt, Herr Berg lacht.",
        ["Anna Berg=PER Anna Berg", "Paul Berg=PER Paul Berg", "Berg=PER Anna Berg", "Berg=PER Paul Berg"],
    ),
    (
        "Ursula von der Leyen sprach. Von der Leyens Rede gefiel; die Kritik an von der Leyen blieb.",
        ["Ursula von der Leyen=PER Ursula von der Leyen", "Von der Leyens=PER Ursula von der Leyen",
         "von der Leyen=PER Ursula von der Leyen"],
    ),
    (
        "Bürgermeister Octavian Ursprung wartet. Das sei gut, sagte Ursprung. Ursprungs Haus ist alt, der Ursprung unklar.",
        ["Octavian Ursprung=PER Octavian Ursprung", "Ursprung=PER Octavian Ursprung",
         "Ursprungs=PER Octavian Ursprung"],
    ),
    (
        "Svenja Haltung kam. „Nein“, erklärte Haltung vor Ort. Haltung sagte das auch.",
        ["Svenja Haltung=PER Svenja Haltung", "Haltung=PER Svenja Haltung", "Haltung=PER Svenja Haltung"],
    ),
    (
        "Sprecherin Malwine Siedlung kam. Siedlung betonte, es gehe voran. Das Haus Malwine Siedlungs steht leer.",
        ["Malwine Siedlung=PER Malwine Siedlung", "Siedlung=PER Malwine Siedlung",
         "Malwine Siedlungs=PER Malwine Siedlung"],
    ),
    # A noun that speaks nowhere, or with an article, is no surname.
    (
        "Man warf Präsidentin Tannhauer Untätigkeit vor. Die Untätigkeit, sagte die Regierung, sei neu.",
        ["Tannhauer=PER Tannhauer"],
    ),
    (
        "Landrat Octavian Hoffnung zu geben, sei falsch. Die Hoffnung sagte ihm zu.",
        ["Octavian=PER Octavian"],
    ),
    (
        "Bundeskanzler Scholz traf Ministerpräsident Tusk. Tusks Wagen stand bereit.",
        ["Scholz=PER Scholz", "Tusk=PER Tusk", "Tusks=PER Tusk"],
    ),
    (
        "Roland Koch sprach. Dann ging Koch. Der Koch im Lokal briet, ein guter Koch.",
        ["Roland Koch=PER Roland Koch", "Koch=PER Roland Koch"],
    ),
    (
        "Abdel Fattah al-Sisi landete in Kairo. Al-Sisi blieb kurz.",
        ["Abdel Fattah al-Sisi=PER Abdel Fattah al-Sisi", "Kairo=LOC Kairo",
         "Al-Sisi=PER Abdel Fattah al-Sisi"],
    ),
    (
        "König Charles III. traf Luiz Inácio Lula da Silva. Lula da Silva lachte.",
        ["Charles III.=PER Charles III.", "Luiz Inácio Lula da Silva=PER Luiz Inácio Lula da Silva",
         "Lula da Silva=PER Luiz Inácio Lula da Silva"],
    ),
    (
        "J. K. Rowling schreibt. George W. Bush malt. Rowling lacht.",
        ["J. K. Rowling=PER J. K. Rowling", "George W. Bush=PER George W. Bush", "Rowling=PER J. K. Rowling"],
    ),
    (
        "Donald Trump sprach. Trump-Anhänger jubelten, auch Melania Trump.",
        ["Donald Trump=PER Donald Trump", "Trump-Anhänger=PER Donald Trump [compound]",
         "Melania Trump=PER Melania Trump"],
    ),
    (
        "Xi Jinping empfing Li Qiang. Xis Rede war kurz.",
        ["Xi Jinping=PER Xi Jinping", "Li Qiang=PER Li Qiang", "Xis=PER Xi Jinping"],
    ),
    (
        "Tom Holland spielt in den Niederlanden. Holland verliert.",
        ["Tom Holland=PER Tom Holland", "Niederlanden=LOC Niederlande", "Holland=LOC Niederlande"],
    ),
    (
        "Israel Müller schreibt. Israels Armee schweigt.",
        ["Israel Müller=PER Israel Müller", "Israels=LOC Israel"],
    ),
    (
        "Die deutsch-französische Freundschaft hält, trotz der US-amerikanischen Zölle.",
        ["deutsch=LOC Deutschland [adjective]", "französische=LOC Frankreich [adjective]",
         "US-amerikanischen=LOC USA [adjective]"],
    ),
    (
        "Südkoreanische Zeitungen berichten. Eine Südkoreanerin klagt, die Russen und Russinnen schweigen.",
        ["Südkoreanische=LOC Südkorea [adjective]", "Südkoreanerin=LOC Südkorea", "Russen=LOC Russland",
         "Russinnen=LOC Russland"],
    ),
    (
        "Deutsche Soldaten üben. Deutsche klagen oft. Die Deutsche Bank schweigt.",
        ["Deutsche=LOC Deutschland [adjective]", "Deutsche=LOC Deutschland",
         "Deutsche Bank=ORG Deutsche Bank"],
    ),
    (
        "Die Schweizer Regierung zögert. Viele Schweizer warten.",
        ["Schweizer=LOC Schweiz [adjective]", "Schweizer=LOC Schweiz"],
    ),
    (
        "Die UN-Sanktionen, der Ukraine-Krieg, die EU- und US-Zölle und die Russlandreise.",
        ["UN-Sanktionen=ORG UN [compound]", "Ukraine-Krieg=LOC Ukraine [compound]", "EU-=ORG EU [compound]",
         "US-Zölle=LOC USA [compound]", "Russlandreise=LOC Russland [compound]"],
    ),
    (
        "Die von den USA angeführten und die US-geführten Truppen sind ukrainefreundlich.",
        ["USA=LOC USA", "US-geführten=LOC USA [compound]", "ukrainefreundlich=LOC Ukraine [compound]"],
    ),
    (
        "Prorussische Kämpfer flohen aus der Ostukraine und aus Nord-Syrien.",
        ["Prorussische=LOC Russland [compound]", "Ostukraine=LOC Ostukraine", "Nord-Syrien=LOC Nordsyrien"],
    ),
    (
        "Im fernen Osten Russlands liegt Schnee, im Süden Syriens Sand, im Norden des Irak Öl.",
        ["fernen Osten Russlands=LOC Ferner Osten Russlands", "Russlands=LOC Russland",
         "Süden Syriens=LOC Süden Syriens", "Syriens=LOC Syrien", "Norden des Irak=LOC Norden des Irak",
         "Irak=LOC Irak"],
    ),
    (
        "Der Westen droht. Die Forderungen des Westens sind westliche Politik, sagt man am westlichen Ufer.",
        ["Westen=LOC Westen", "Westens=LOC Westen", "westliche=LOC Westen [adjective]"],
    ),
    (
        "Nach Angaben der Vereinten Nationen fehlt im Nahen Osten Wasser. Die UNO hilft.",
        ["Vereinten Nationen=ORG UN", "Nahen Osten=LOC Naher Osten", "UNO=ORG UN"],
    ),
    (
        "Die DDR und die Sowjetunion sind Geschichte, sowjetische Panzer auch.",
        ["DDR=LOC DDR", "Sowjetunion=LOC Sowjetunion", "sowjetische=LOC Sowjetunion [adjective]"],
    ),
    (
        "RUSSLAND GREIFT AN\nMOSKAU DROHT KIEW\nWladimir Putin schweigt.",
        ["RUSSLAND=LOC Russland", "MOSKAU=LOC Moskau", "KIEW=LOC Kiew", "Wladimir Putin=PER Wladimir Putin"],
    ),
    (
        "WLADIMIR PUTIN REIST NACH NORDKOREA\nWladimir Putin reist.",
        ["WLADIMIR PUTIN=PER Wladimir Putin", "NORDKOREA=LOC Nordkorea", "Wladimir Putin=PER Wladimir Putin"],
    ),
    (
        "KIM JONG-UN LACHT WIEDER\nKim Jong-un lacht.",
        ["KIM JONG-UN=PER Kim Jong-un", "Kim Jong-un=PER Kim Jong-un"],
    ),
    (
        "Bayerns Ministerpräsident Markus Söder (CSU) besuchte den Kanton Zürich und St. Gallen.",
        ["Bayerns=LOC Bayern", "Markus Söder=PER Markus Söder", "CSU=ORG CSU",
         "Kanton Zürich=LOC Kanton Zürich",
         "St. Gallen=LOC St. Gallen"],
    ),
    (
        "Präsident Emmanuel Macron Besuch verschoben",
        ["Emmanuel Macron=PER Emmanuel Macron"],
    ),
    (
        "Sprecher Fahrdin Altunow sprach mit Frank-Walter Steinmeier und Annegret Kramp-Karrenbauer.",
        ["Fahrdin Altunow=PER Fahrdin Altunow", "Frank-Walter Steinmeier=PER Frank-Walter Steinmeier",
         "Annegret Kramp-Karrenbauer=PER Annegret Kramp-Karrenbauer"],
    ),
    (
        "Als Friedrich Merz Kanzler wurde, spürte Angela Merkel Druck, und Emmanuel Macron Anfang Mai auch.",
        ["Friedrich Merz=PER Friedrich Merz", "Angela Merkel=PER Angela Merkel",
         "Emmanuel Macron=PER Emmanuel Macron"],
    ),
    (
        "Olaf Scholz traf am 3. Mai 2023 Friedrich Merz in Berlin. Am 4. Mai 2023 Mark Rutte. Danach ging er.",
        ["Olaf Scholz=PER Olaf Scholz", "Friedrich Merz=PER Friedrich Merz", "Berlin=LOC Berlin",
         "Mark Rutte=PER Mark Rutte"],
    ),
    (
        "Herr Jordan und Frau Berlin kamen. Berlin schlief. Die erste Frau Berlins sprach mit Dr. Israel.",
        ["Jordan=PER Jordan", "Berlin=PER Berlin", "Berlin=LOC Berlin", "Berlins=LOC Berlin",
         "Israel=PER Israel"],
    ),
    (
        "Der Lauf in HAMBURG begann, der in den USA nicht, der in KÖLN auch.",
        ["HAMBURG=LOC Hamburg", "USA=LOC USA", "KÖLN=LOC Köln"],
    ),
    (
        "Die Grünen-Politikerin Anna Weber sagt, die Grünen wollen das, CDU und Linke nicht.",
        ["Grünen-Politikerin=ORG Bündnis 90/Die Grünen [compound]", "Anna Weber=PER Anna Weber",
         "Grünen=ORG Bündnis 90/Die Grünen", "CDU=ORG CDU", "Linke=ORG Die Linke"],
    ),
    (
        "Bündnis 90/Die Grünen und Die Linke streiten mit ver.di; SPD, Grüne und FDP schweigen.",
        ["Bündnis 90/Die Grünen=ORG Bündnis 90/Die Grünen", "Die Linke=ORG Die Linke", "ver.di=ORG ver.di",
         "SPD=ORG SPD", "Grüne=ORG Bündnis 90/Die Grünen", "FDP=ORG FDP"],
    ),
    (
        "In Essen und in Halle (Saale) regnet es, auch in Frankfurt (Oder) und in Halle/Saale.",
        ["Essen=LOC Essen", "Halle (Saale)=LOC Halle (Saale)", "Frankfurt (Oder)=LOC Frankfurt (Oder)",
         "Halle/Saale=LOC Halle (Saale)"],
    ),
    (
        "An der Technischen Universität München, der Universität zu Köln und der TU Graz wird geforscht.",
        ["Technischen Universität München=ORG Technische Universität München",
         "Universität zu Köln=ORG Universität zu Köln", "TU Graz=ORG Technische Universität Graz"],
    ),
    (
        "Die Universität Göttingen wartet, die Universität Frankfurt am Main auch.",
        ["Universität Göttingen=ORG Universität Göttingen",
         "Universität Frankfurt am Main=ORG Universität Frankfurt am Main"],
    ),
    (
        "In New Jersey und Papua-Neuguinea trägt man Jersey-Stoff.",
        ["New Jersey=LOC New Jersey", "Papua-Neuguinea=LOC Papua-Neuguinea"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[text[:30] for text, _ in TEXTS])
def test_texts(text: str, expected: list[str]) -> None:
    assert shown(text, find_mentions(text)) == expected


NOTHING = [
    "",
    " \n\t ",
    "Der Zug hält, alle steigen aus.",
    "Als der Präsident Blumen überreichte, hatte der Minister Zweifel.",
    "Weil Anna Angst hatte, blieb alles still.",
    "Will Merkel zurücktreten? Im August Putin zu treffen, war falsch.",
    "Im August Besuch zu empfangen, ist schwer.",
    "Das Messer ist rostfrei und türkis; die Fliese auch.",
    "Er spricht Russisch, Deutsch und Englisch.",
    "Im Westen der Stadt brennt es, im Westen regnet es, er reist nach Westen.",
    "Der Westen bekommt Regen, der Norden Sonne.",
    "Drei gelbe Westen hingen dort.",
    "Das Make-up und das Start-up kosten 100 Mark Gebühr.",
    "Die Oma mag Polenta, Malirunden und Nigerblätter.",
    "Siehe russland.de und @Ukraine und https://www.ukraine.example/Russland.",
    "DE, AT, IN und IT sind Kürzel.",
    "Er trägt Jersey-Stoff und Chinakohl.",
    "Der Trainer Spieler Kapitän",
    "Frau und Mann, Herr und Knecht",
    "Im Grünen und ins Grüne, den Grünen Punkt, der Grüne lacht, die Linke ist müde.",
    "Das Essen schmeckt. In Halle 3 ist die Halle leer, ESSEN ist da, und alle suchen nach Essen.",
    "Die Universität ist alt, eine Technische Universität auch. Mag Anna das?",
    "Die Neuen/Nationen und Halle(n), dann ver. di",
]


@pytest.mark.parametrize("text", NOTHING)
def test_texts_with_nothing_to_find(text: str) -> None:
    assert shown(text, find_mentions(text)) == []


DATELINES = [
    ("BERLIN (dpa)", ["BERLIN=LOC Berlin", "dpa=ORG dpa [credit]"]),
    ("Köln (dpa)", ["Köln=LOC Köln", "dpa=ORG dpa [credit]"]),
    ("ROM", ["ROM=LOC Rom"]),
    ("ST. GALLEN", ["ST. GALLEN=LOC St. Gallen"]),
    ("NEW YORK (AP)", ["NEW YORK=LOC New York", "AP=ORG AP [credit]"]),
    ("FRANKFURT AM MAIN", ["FRANKFURT AM MAIN=LOC Frankfurt am Main"]),
    ("FRANKFURT/MAIN", ["FRANKFURT/MAIN=LOC Frankfurt am Main"]),
    ("HALLE (SAALE)", ["HALLE (SAALE)=LOC Halle (Saale)"]),
]


@pytest.mark.parametrize(("dateline", "expected"), DATELINES)
def test_a_dateline_names_its_place(dateline: str, expected: list[str]) -> None:
    text = f"{dateline} – Es regnet."
    mentions = find_mentions(text, [(0, len(text), "paragraph"), (0, len(dateline), "dateline")])
    assert shown(text, mentions) == expected


def test_the_place_of_a_dateline_is_that_of_the_story() -> None:
    text = "BERLIN (dpa) – In Berlin regnet es."
    mentions = find_mentions(text, [(0, len(text), "paragraph"), (0, 12, "dateline")])
    assert len(entity_ids(mentions)) == 2


def test_enough_texts() -> None:
    assert len(TEXTS) >= 25


ALPHABET = ["Kim Jong-un", "Putins", "Angela", "von der", "Westen", "Russlands", "russische", "des",
            "©", "/", "US-",
            "Präsident", "III", ".", "\n", "-", "'", "’s", "A", "ß", "😀", "é", "RUSSLAND", "fernen Osten",
         " "]  # fmt: skip
KINDS = st.sampled_from(["paragraph", "credit", "copyright", "headline", "dateline", "caption"])
LABELS = st.sampled_from(["PER", "LOC", "ORG", "GPE", "DATE", "MISC"])
TEXT = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(ALPHABET), max_size=25).map(" ".join))


@st.composite
def spans(draw: st.DrawFn, text: str, kinds: st.SearchStrategy[str]) -> list[tuple[int, int, str]]:
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return [(a, b, draw(kinds)) for a, b in pairwise(cuts)]


@given(st.data(), TEXT)
@example(None, "")
def test_any_text_gives_mentions_that_slice_back(data: st.DataObject | None, text: str) -> None:
    zones = data.draw(spans(text, KINDS)) if data else []
    model = data.draw(spans(text, LABELS)) if data else []
    mentions = find_mentions(text, zones, given=model)
    ids = entity_ids(mentions)
    assert list(ids.values()) == [f"e{n}" for n in range(1, len(ids) + 1)]
    assert [(m.start, -m.end) for m in mentions] == sorted((m.start, -m.end) for m in mentions)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.referent.name
        assert mention.referent.label in ("PER", "LOC", "ORG", "MISC")
    chosen = longest_names(mentions)
    assert all(a.end <= b.start for a, b in pairwise(chosen))


def test_many_mentions_take_linear_time() -> None:
    names = [f"{a}{b}{c}ow" for a in ("Bal", "Tor", "Min", "Gul", "Fer", "Sel") for b in "aeiou" * 10 for c in
             ("ka", "lu", "mo", "ni", "ra", "se", "ta", "vu", "wo", "zi")]  # fmt: skip
    names = [f"{name}{i % 7 * 'x'}" for i, name in enumerate(names)]

    def text(n_names: int) -> str:
        introduced = " ".join(f"Gestern sprach Olga {name} lange." for name in names[:n_names])
        again = (names[i * 7 % n_names] for i in range(7 * n_names // 3))
        return introduced + " ".join(f"Dann kam {name} an." for name in again)

    assert len(find_mentions(text(3000))) == 10_000
    assert growth(lambda n_names: find_mentions(text(n_names)), len(names) // FACTOR) < BOUND


@pytest.mark.parametrize(
    "piece",
    ["a", "am ", "1.1.1.", "Kim ", "Kim-", "Anna ", "Westen ", "A. ", "Dr. ", "Der Präsident ", "RUSSLAND "],
)
def test_hostile_input_takes_linear_time(piece: str) -> None:
    assert growth(lambda size: find_mentions((piece * size)[:size]), 8_000) < BOUND
    assert growth(lambda size: find_mentions((piece * size)[:size], [(0, size, "credit")]), 8_000) < BOUND


def test_what_is_glued_to_a_number_is_no_name() -> None:
    assert find_mentions("Teil 0UK, 7Berlin", given=[(5, 8, "ORG")])[0].rule == "model"
    assert [m.start for m in find_mentions("Teil 0UK, 7Berlin")] == []
