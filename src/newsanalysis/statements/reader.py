"""Statements of a text, sentence by sentence: verbs, sources, quotations, nouns, and the mood alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsanalysis.statements import phrases
from newsanalysis.statements.contents import Content, content_of
from newsanalysis.statements.cues import AUXILIARIES, Cue, cues, is_media
from newsanalysis.statements.document import finite_verbs, sentence_begins
from newsanalysis.statements.lexicon import Noun, noun_forms, verb_forms
from newsanalysis.statements.quotes import Quotation, quotations
from newsanalysis.statements.sentence import Sentence, sentences
from newsanalysis.statements.sources import Source, clause_bounds, es_heisst, sources
from newsanalysis.statements.subjects import first_phrase, is_relative, main_subject, subject, told_by
from newsanalysis.statements.tokens import tokenize
from newsanalysis.statements.values import STANCE_OF, Kind, Mode, Span, Statement

if TYPE_CHECKING:
    from spacy.language import Language

_WORTH = re.compile(r"[VLScQZx:]")
_NO_SPEAKERS = (
    "hintergrund",
    "fazit",
    "ergebnis",
    "problem",
    "grund",
    "beispiel",
    "folge",
    "thema",
    "frage",
    "antwort",
    "ziel",
    "datum",
    "uhr",
    "ort",
    "stand",
    "quelle",
    "foto",
    "bild",
    "video",
    "update",
    "eilmeldung",
    "interview",
    "analyse",
    "kommentar",
    "chronologie",
    "überblick",
    "tipp",
    "info",
    "fakt",
    "fakten",
    "klar",
    "preis",
    "adresse",
    "telefon",
    "anmeldung",
    "eintritt",
    "wetter",
    "sport",
    "kultur",
    "politik",
    "wirtschaft",
    "hinweis",
    "these",
)
_SUBORDINATE = "subjunctive in a subordinate clause"
_ATTITUDES = frozenset(
    ("überzeugt", "zuversichtlich", "sicher", "besorgt", "optimistisch", "skeptisch", "enttäuscht", "erfreut")
)
_BEING = frozenset(
    ("ist", "sind", "war", "waren", "zeigt", "zeigen", "zeigte", "zeigten", "sei", "gibt", "gab")
)
_NO_REPORT = frozenset(
    ["als", "damit", "sofern", "wenn", "falls", "ehe", "bevor", "bis", "wo", "was", "wer", "ob"]
)
_PARTICLES = frozenset(["zurück", "ab", "an", "auf", "aus", "ein", "vor", "zu", "entgegen"])
_POSSESSIVES = frozenset(["seiner", "ihrer"])
_PARTIAL = "partial quotation, subject of its sentence"
_REPORTING = frozenset(("berichten", "melden", "vermelden"))


@dataclass(frozen=True, slots=True)
class Findings:
    """The statements in text order, and the places of quotation marks that have no partner."""

    statements: tuple[Statement, ...]
    unclosed: tuple[int, ...]


def find(text: str, *, nlp: Language | None = None) -> list[Statement]:
    """The statements of ``text`` in its order: who says what to whom, and how that is told.

    Parameters
    ----------
    text
        German text; blank lines part paragraphs.
    nlp
        A spaCy pipeline whose sentence borders and finite verbs are used; None for the rules alone.
    """
    if nlp is None:
        return list(read(text).statements)
    doc = nlp(text)
    return list(read(text, begins=sentence_begins(doc), verbs=finite_verbs(doc)).statements)


def read(
    text: str,
    *,
    begins: Sequence[int] | None = None,
    verbs: Mapping[int, str] | None = None,
    skip: Sequence[Span] = (),
) -> Findings:
    """The findings in ``text``.

    ``begins`` are the offsets at which its sentences start and ``verbs`` the classes of its finite verbs by
    their offset (see ``newsanalysis.statements.document``), where a pipeline knows them; sentences that begin
    in a span of ``skip`` (in text order: picture credits and the like) are left out.
    """
    marks = quotations(text)
    reader = _Reader(text, marks.found)
    skipped = 0
    for sentence in sentences(text, marks.found, begins, verbs):
        while skipped < len(skip) and skip[skipped][1] <= sentence.start:
            skipped += 1
        if skipped == len(skip) or sentence.start < skip[skipped][0]:
            reader.sentence(sentence)
    found = sorted(reader.found, key=lambda s: (s.content or (0, 0), s.cue))
    return Findings(tuple(found), marks.unclosed)


class _Reader:
    """Goes through the sentences and keeps who spoke last."""

    def __init__(self, text: str, quotes: Sequence[Quotation]) -> None:
        self.text, self.quotes = text, quotes
        self.found: list[Statement] = []
        self.before: Sentence | None = None
        self.speaker: Span | None = None
        self.spoke = False  # the sentence before had a statement
        self.run_at = 0
        self.run: Statement | None = None  # a statement in the subjunctive that may go on

    def sentence(self, sentence: Sentence) -> None:
        """What one sentence says, and by whom."""
        reading = _Reading(sentence, self)
        if _WORTH.search(sentence.classes):
            reading.read()
        alone = reading.subjunctive_alone()
        if alone is not None:
            reading.partial(self._alone(alone))
        self.found += reading.found
        if alone is None:
            self.run = None
        main = reading.main
        if main is not None and main.speaker is not None:
            self.speaker = main.speaker
        elif main is not None and alone is None:
            self.speaker = None
        self.spoke = main is not None or alone is not None
        self.before = sentence

    def _alone(self, content: Span) -> Statement:
        """The statement in the mood alone, joined with the one that it goes on with."""
        if self.run is not None and self.run.content is not None:
            joined = _replaced(self.run, (self.run.content[0], content[1]))
            self.found[self.run_at] = joined
        else:
            self.run_at = len(self.found)
            speaker, rule = self._earlier_speaker()
            joined = Statement(
                "statement", "subjunctive", "asserted", False, (), speaker, None, content, rule
            )
            self.found.append(joined)
        self.run, self.speaker = joined, joined.speaker
        return joined

    def _earlier_speaker(self) -> tuple[Span | None, str]:
        if self.spoke and self.speaker is not None:
            return self.speaker, "subjunctive, speaker of the sentence before"
        if self.spoke:
            return None, "subjunctive, no speaker named"
        if self.before is not None:
            span = told_by(self.before) or main_subject(self.before)
            if span is not None and self.before.lower[span[0]] not in ("es", "man"):
                return self.before.span(*span), "subjunctive, subject of the sentence before"
        return None, "subjunctive, no speaker named"


def _replaced(statement: Statement, content: Span) -> Statement:
    return Statement(
        statement.kind, statement.mode, statement.stance, statement.negated, statement.cue, statement.speaker,
        statement.addressee, content, statement.rule,
    )  # fmt: skip


class _Reading:
    """One sentence: its statements, and the one whose speaker goes on speaking."""

    def __init__(self, sentence: Sentence, reader: _Reader) -> None:
        self.sentence, self.reader = sentence, reader
        self.found: list[Statement] = []
        self.main: Statement | None = None
        self.covered: list[Span] = []  # items that are somebody's content
        self.quoted: set[int] = set()
        self.source_items: set[int] = set()

    def read(self) -> None:
        """All rules but the last, the most certain ones first."""
        sentence = self.sentence
        verbs = list(cues(sentence)) if "V" in sentence.classes else []
        self._sources(verbs)
        self._es_heisst()
        if sentence.quotes:
            self._quotes(verbs)
        for cue in verbs:
            self._verb(cue)
        self._dies(verbs)
        if "c" in sentence.classes:
            self._nouns()
        self._attitudes()
        self._partial_quotes()
        self._speaker_colon()
        if "S" in sentence.classes and self._main_mood() is None:
            self._subordinate_mood()

    # -- sources

    def _sources(self, verbs: list[Cue]) -> None:
        sentence = self.sentence
        for source in sources(sentence, verbs):
            low, high = clause_bounds(sentence, source)
            content = self._without(source.frame, low, high)
            if content is None:
                continue
            speaker = source.speaker
            if source.own and source.frame[0] and "S" in sentence.classes[: source.frame[0]]:
                continue  # "die seiner Meinung nach hohe Steuer": the sentence is a report already
            if source.own:
                speaker = self._own_subject(source)
            if source.own and sentence.lower[source.frame[0]] in _POSSESSIVES:
                earlier = self.reader.speaker if self.reader.spoke else None
                self._add(source.kind, "indirect", source.cue, earlier, None, content, source.rule)
                self.source_items.update(source.cue)
                continue
            if source.rule == "demnach":
                span = self.reader.speaker if self.reader.spoke else None
                self._add(source.kind, "indirect", source.cue, span, None, content, source.rule)
                continue
            quotes = [
                p for p in sentence.quotes if sentence.classes[p] == "Q" and content[0] <= p < content[1]
            ]
            outside = re.sub("[Q,.w:-]", "", sentence.classes[content[0] : content[1]])
            mode: Mode = "direct" if quotes and not outside else "indirect"
            spans = None if speaker is None else sentence.span(*speaker)
            if mode == "direct":
                for place in quotes:
                    self._add(source.kind, "direct", source.cue, spans, None, (place, place + 1), source.rule)
                    self.quoted.add(place)
            else:
                self._add(source.kind, "indirect", source.cue, spans, None, content, source.rule, nest=False)
            self.source_items.update(source.cue)
        verbs[:] = [cue for cue in verbs if not self.source_items.intersection(cue.places)]

    def _own_subject(self, source: Source) -> Span | None:
        sentence = self.sentence
        finite = re.compile("[xSZV]").search(sentence.classes, source.frame[1])
        if finite is not None and finite.start() == source.frame[1]:
            return subject(sentence, finite.start())
        return main_subject(sentence)

    def _without(self, frame: Span, low: int, high: int) -> Span | None:
        """The content beside a frame: what follows it at the head, what precedes it at the end, or all."""
        classes = self.sentence.classes
        first, end = frame
        if not classes[low:first].strip("uw"):
            while end < high and classes[end] in ",:":
                end += 1
                number = self.sentence.clause(end)
                if end < high and is_relative(self.sentence, number) and classes[end - 1] == ",":
                    end = min(self.sentence.clauses[number][1], high)
            return (end, high) if end < high else None
        rest = range(self.sentence.clause(min(end + 1, high - 1)), len(self.sentence.clauses))
        only_relative = (
            first > low and all(is_relative(self.sentence, n) for n in rest) and classes[end : end + 1] == ","
        )
        if end >= high or not classes[end:high].strip(".,-w") or only_relative:
            while first > low and classes[first - 1] in ",-:":
                first -= 1
            return (low, first) if first > low else None
        return low, high

    def _es_heisst(self) -> None:
        """ "…, hieß es in dem Bericht", "In dem Bericht heißt es, dass …", "Es hieß, …"."""
        sentence = self.sentence
        for place, speaker, (low, high) in es_heisst(sentence):
            if place in self.source_items:
                continue
            spans = None if speaker is None else sentence.span(*speaker)
            quotes = [p for p in sentence.quotes if sentence.classes[p] == "Q" and p not in self.quoted]
            content: Span | None = None
            begins = low == place or sentence.lower[low] in ("so", "hieß", "heißt")
            if begins and low and not is_relative(sentence, sentence.clause(place)):
                content = (0, low - 1)
                if high < sentence.last and not re.search("[xSZVsW]", sentence.classes[high : sentence.last]):
                    content = (0, sentence.last)  # "Die Firma habe, heißt es, ihre Pflicht verletzt"
            if content is None and high < sentence.last:
                content = (high + 1, sentence.last)
            if content is None or content[0] >= content[1]:
                continue
            inside = [p for p in quotes if content[0] <= p < content[1]]
            if inside and not re.sub("[Q,.:w-]", "", sentence.classes[content[0] : content[1]]):
                for quote in inside:
                    self._add("statement", "direct", (place,), spans, None, (quote, quote + 1), "heißt es")
                    self.quoted.add(quote)
            else:
                self._add("statement", "indirect", (place,), spans, None, content, "heißt es")
            self.source_items.add(place)

    def _dies(self, verbs: list[Cue]) -> None:
        """ "Das teilte die Polizei mit.": what the sentence before says is the content."""
        sentence, before = self.sentence, self.reader.before
        if self.found or sentence.lower[0] not in ("das", "dies") or before is None:
            return
        for cue in verbs:
            if cue.finite == 1 and cue.speaker is not None and cue.speaker[0] > 0 and not cue.passive:
                span = (before.start, sentence.ends[0])
                if any(s.content and s.content[1] > before.start for s in self.reader.found):
                    span = sentence.span(0, 1)
                kind, speaker = self._kind(cue, Content(0, 1, "dass")), sentence.span(*cue.speaker)
                roles = (cue.places, speaker, cue.addressee, (0, 1))
                self._add(kind, "indirect", *roles, "verb + das", cue.negated, span=span)
                return

    # -- verbs

    def _verb(self, cue: Cue) -> None:
        sentence = self.sentence
        content = content_of(sentence, cue)
        if content is None:
            return
        only = [p for p in range(content.first, content.end) if sentence.classes[p] == "Q"]
        if (
            only
            and any(p in self.quoted for p in only)
            and not re.sub("[Q,.:w-]", "", sentence.classes[content.first : content.end])
        ):
            return
        if self._is_covered(cue, content):
            return
        if "as" in cue.verb.frames and any(cue.finite < p for p in self.quoted):
            return
        kind = self._kind(cue, content)
        speaker = None if cue.speaker is None else sentence.span(*cue.speaker)
        mode: Mode = "indirect"
        title = self._named_wording(cue, content)
        if title is not None:
            roles = (cue.places, speaker, cue.addressee, (title, title + 1))
            self._add(kind, "direct", *roles, "quotation + verb", cue.negated)
            return
        first, end = content.first, content.end
        if content.frame == "colon":
            mode = "indirect" if re.search("[SZ]", sentence.classes[first:end]) else "direct"
        self._add(
            kind,
            mode,
            cue.places,
            speaker,
            cue.addressee,
            (first, end),
            f"verb + {content.frame}",
            cue.negated,
        )

    def _named_wording(self, cue: Cue, content: Content) -> int | None:
        """A short quotation that a verb makes wording: "nannte es „Wortbruch“", "sprach von einem „Sieg“"."""
        classes = self.sentence.classes
        last = content.end - 1
        if classes[last] != "T":
            return None
        if "as" in cue.verb.frames:
            return last
        alone = content.frame == "preposition" and not classes[content.first : last].strip("DEdeg")
        return last if alone and "direct" in cue.verb.frames and " " in self.sentence.forms[last] else None

    def _is_covered(self, cue: Cue, content: Content) -> bool:
        inside = any(low <= cue.finite < high for low, high in self.covered)
        if not inside:
            return False
        if content.frame not in ("dass", "v2", "zu"):
            return True
        return cue.speaker is None or self.sentence.classes[cue.speaker[0]] == "R"

    def _kind(self, cue: Cue, content: Content) -> Kind:
        verb = cue.verb
        if verb.form in _REPORTING:
            if content.frame == "preposition" or is_media(self.sentence, cue.speaker):
                return "report"
            return "statement"
        return verb.kind

    # -- quotations

    def _quotes(self, verbs: list[Cue]) -> None:
        sentence = self.sentence
        for place in sentence.quotes:
            if sentence.classes[place] == "Q" and place not in self.quoted:
                self._quote(place, verbs)

    def _quote(self, place: int, verbs: list[Cue]) -> None:
        sentence = self.sentence
        cue = self._cue_of(place, verbs)
        if cue is not None:
            speaker = None if cue.speaker is None else sentence.span(*cue.speaker)
            kind = self._kind(cue, Content(place, place + 1, "direct"))
            self._add(
                kind,
                "direct",
                cue.places,
                speaker,
                cue.addressee,
                (place, place + 1),
                "quotation + verb",
                cue.negated,
            )
            self.quoted.add(place)
            return
        enclosing = next(
            (s for s in self.found if s.content and s.content[0] <= sentence.starts[place] < s.content[1]),
            None,
        )
        if enclosing is not None:
            self.found.append(_nested(enclosing, sentence.span(place, place + 1)))
            self.quoted.add(place)
            return
        if self._unknown_verb(place):
            return
        if (place and sentence.classes[place - 1] == ":") or not re.sub(r"[Q.,-]", "", sentence.classes):
            self._bare_quote(place)

    def _unknown_verb(self, place: int) -> bool:
        """ "„…“, freute sich die Siegerin": a verb that the lexicon does not have, and its subject."""
        sentence = self.sentence
        verb = place + 2
        if sentence.classes[place + 1 : place + 2] != "," or verb + 1 >= len(sentence):
            return False
        if sentence.classes[verb] not in "awx" or not sentence.forms[verb].endswith(("t", "te", "ten", "en")):
            return False
        span = subject(sentence, verb)
        if span is None or span[0] < verb:
            return False
        self._add(
            "statement", "direct", (verb,), sentence.span(*span), None, (place, place + 1), "quotation + verb"
        )
        self.quoted.add(place)
        return True

    def _partial_quotes(self) -> None:
        """What is quoted in a sentence that tells of no speech otherwise."""
        for place in self.sentence.quotes:
            if self.sentence.classes[place] == "Q" and place not in self.quoted:
                self._bare_quote(place)

    def _cue_of(self, place: int, verbs: list[Cue]) -> Cue | None:
        """The verb that a quotation belongs to: after it, before its colon, or in its clause."""
        sentence = self.sentence
        classes = sentence.classes
        after = place + 1
        while after < len(sentence) and classes[after] in ",-.":
            after += 1
        for cue in verbs:
            near = cue.finite == after or (cue.finite == after + 1 and classes[after] != "u")
            if near and after > place and classes[place + 1 : after + 1]:
                return cue
        before = [cue for cue in verbs if cue.finite < place]
        if place and classes[place - 1] == ":" and before:
            return before[-1]
        for cue in reversed(before):
            high = sentence.clauses[sentence.clause(cue.finite)][1]
            between = classes[cue.finite + 1 : place]
            if place < high and "direct" in cue.verb.frames:
                return cue
            if not re.search("[xSZVsW]", between) and between.count(",") <= 2:
                return cue
            if re.search("Q", between):
                return cue
        return None

    def _bare_quote(self, place: int) -> None:
        """A quotation without a verb of speech: after a colon the subject speaks, else the last speaker."""
        sentence = self.sentence
        classes = sentence.classes
        inner = sentence.forms[place]
        alone = not re.sub(r"[Q.,-]", "", classes)
        if place and classes[place - 1] == ":":
            span = self._before_colon(place - 1)
            self._add("statement", "direct", (), None if span is None else sentence.span(*span), None,
                      (place, place + 1), "quotation after a colon")  # fmt: skip
        elif alone:
            speaker = self.reader.speaker if self.reader.spoke else None
            if speaker is None and self.reader.before is not None:
                earlier = main_subject(self.reader.before)
                speaker = None if earlier is None else self.reader.before.span(*earlier)
            rule = (
                "quotation alone, speaker of the sentence before"
                if speaker
                else "quotation alone, no speaker named"
            )
            self._add("statement", "direct", (), speaker, None, (place, place + 1), rule)
        elif inner.count(" ") >= 2 and (
            inner[1].islower() or re.search("[xSZVR]", tokenize(inner[1:-1]).classes)
        ):
            span = main_subject(sentence)
            self._add("statement", "direct", (), None if span is None else sentence.span(*span), None,
                      (place, place + 1), _PARTIAL)  # fmt: skip
        else:
            return
        self.quoted.add(place)

    def _speaker_colon(self) -> None:
        """ "Peters: Das Geld fehlt.": a name, a colon and a sentence without marks."""
        sentence = self.sentence
        if self.found or len(sentence.clauses) < 2 or sentence.clauses[0][0]:
            return
        low, high = sentence.clauses[0]
        begin = high + 1
        if sentence.classes[high] != ":" or not re.fullmatch(
            r"(?:[DE]?[CcT]+B?)(?:[Ege][CcT]+)?", sentence.classes[low:high]
        ):
            return
        name = sentence.forms[high - 1 - (sentence.classes[high - 1] == "B")]
        said = re.search("[xSZVaw]", sentence.classes[begin:]) and sentence.classes[-1] == "."
        if (
            high - low > 5
            or not said
            or sentence.classes[begin] == "Q"
            or not sentence.forms[begin][0].isupper()
        ):
            return
        if name.lower().endswith(_NO_SPEAKERS) or sentence.classes[high - 1] == "c":
            return
        self._add(
            "statement",
            "direct",
            (),
            sentence.span(low, high),
            None,
            (begin, sentence.last),
            "name and colon",
        )

    def _before_colon(self, colon: int) -> Span | None:
        sentence = self.sentence
        finite = re.compile("[xVSZ]").search(sentence.classes, 0, colon)
        if finite is None:
            match = phrases.BEFORE_VERB.match(sentence.classes, 0, colon)
            return None if match is None else match.span()
        return main_subject(sentence, colon)

    # -- nouns

    def _nouns(self) -> None:
        sentence = self.sentence
        for place, letter in enumerate(sentence.classes):
            if letter == "c":
                noun = noun_forms()[sentence.forms[place]]
                if "content" in noun.roles:
                    self._noun(place, noun)

    def _noun(self, place: int, noun: Noun) -> None:
        sentence = self.sentence
        clause = sentence.clause(place)
        if clause + 1 >= len(sentence.clauses):
            return
        post = re.compile(r"(?:[Ege](?:[aN])*[CcT]+|o[DEged]?(?:[aN])*[CcT]+)*").match(
            sentence.classes, place + 1
        )
        end = post.end() if post else place + 1
        low, high = sentence.clauses[clause + 1]
        verbs = set(sentence.classes[end : low - 1])
        if verbs & {"C", "c"} or sentence.classes[low - 1] != ",":
            return
        frame = self._noun_frame(noun, low, high)
        if frame is None:
            return
        stop = sentence.last
        subject_of = not re.search("[xSZV]", sentence.classes[:place])
        for later in range(clause + 2, len(sentence.clauses)):
            begin, _ = sentence.clauses[later]
            if (
                sentence.classes[begin] in ("xVaw" if subject_of else "xV")
                or sentence.lower[begin] in _PARTICLES
            ):
                stop = begin - 1
                break
        if any(a <= low < b for a, b in self.covered):
            return
        speaker = None
        if end > place + 1:
            begin = place + 1 + (sentence.classes[place + 1] == "o")
            speaker = sentence.span(begin, end)
        elif re.search(r"[DEdg]a*$", sentence.classes[:place]) and noun.kind == "statement":
            span = main_subject(sentence)
            if span is not None and not span[0] <= place < span[1]:
                speaker = sentence.span(*span)
        self._add(noun.kind, "indirect", (place,), speaker, None, (low, stop), f"noun + {frame}")

    def _attitudes(self) -> None:
        """ "zeigte sich überzeugt, dass …", "ist sicher, dass …"."""
        sentence = self.sentence
        for number, (low, high) in enumerate(sentence.clauses[:-1]):
            begin, _ = sentence.clauses[number + 1]
            if sentence.lower[high - 1] not in _ATTITUDES or sentence.lower[begin] not in ("dass", "daß"):
                continue
            finite = next((p for p in range(low, high) if sentence.lower[p] in _BEING), None)
            span = None if finite is None else subject(sentence, finite)
            if finite is None or span is None or any(a <= begin < b for a, b in self.covered):
                continue
            roles = ((finite, high - 1), sentence.span(*span), None, (begin, sentence.last))
            self._add("statement", "indirect", *roles, "attitude + dass")

    def _noun_frame(self, noun: Noun, low: int, high: int) -> str | None:
        sentence = self.sentence
        if sentence.lower[low] in ("dass", "daß", "ob", "wonach"):
            return "dass"
        if re.search("[SZ]", sentence.classes[low:high]) and not is_relative(sentence, sentence.clause(low)):
            return "v2"
        if noun.kind in ("demand", "announcement", "accusation") and re.search(
            r"\bzu\b|\wzu\w+en\b", " ".join(sentence.lower[low:high])
        ):
            return None if is_relative(sentence, sentence.clause(low)) else "zu"
        return None

    def _subordinate_mood(self) -> None:
        """A subordinate clause in Konjunktiv I beside a main clause that tells of no speech."""
        sentence = self.sentence
        for number, (low, high) in enumerate(sentence.clauses):
            if number == 0 or not is_relative(sentence, number) or sentence.classes[low - 1] != ",":
                continue
            if (
                any(a < high and low < b for a, b in self.covered)
                or "S" not in sentence.classes[max(low, high - 2) : high]
            ):
                continue
            if sentence.lower[low] in _NO_REPORT or sentence.lower[low : low + 2] == ["ohne", "dass"]:
                continue
            span = main_subject(sentence)
            speaker = (
                None if span is None or sentence.lower[span[0]] in ("es", "man") else sentence.span(*span)
            )
            if "ich" in sentence.lower[low:high]:
                continue
            end = _with_dependents(sentence, number)
            self._add("statement", "subjunctive", (), speaker, None, (low, end), _SUBORDINATE)

    # -- the mood alone

    def subjunctive_alone(self) -> Span | None:
        """The whole sentence, where its main verb is a Konjunktiv that nothing but a report explains."""
        sentence = self.sentence
        partial = [s for s in self.found if s.rule == _PARTIAL]
        if len(partial) < len(self.found):
            return None
        place = self._main_mood()
        if place is None:
            return None
        form = sentence.lower[place]
        if sentence.classes[place] == "Z":
            if not self.reader.spoke or (self.reader.run is None and self._conditional()):
                return None
            if not form.endswith("n") and self.reader.run is None and self.reader.speaker is None:
                return None
        if self._wish(place, form):
            return None
        self.found = []
        end = sentence.ends[-1]
        return sentence.start, end

    def _main_mood(self) -> int | None:
        sentence = self.sentence
        for number, (low, high) in enumerate(sentence.clauses):
            if is_relative(sentence, number) or sentence.lower[low] in ("um", "ohne"):
                continue
            match = re.compile("[SZxV]").search(sentence.classes, low, high)
            if match is None:
                guessed = self._unknown_mood(low, high)
                if guessed is not None:
                    return guessed
                continue
            if match.group() == "V" and any(
                r.shape == "subjunctive" for r in verb_forms()[sentence.lower[match.start()]]
            ):
                return (
                    match.start()
                    if self.reader.spoke and sentence.lower[match.start()].endswith("e")
                    else None
                )
            if match.group() in "xV":
                return None
            return match.start()
        return None

    def _unknown_mood(self, low: int, high: int) -> int | None:
        """A verb that the lexicon does not know, in -e after a subject, while somebody is speaking."""
        sentence = self.sentence
        if not self.reader.spoke or low:
            return None
        match = phrases.BEFORE_VERB.match(sentence.classes, low, high)
        place = match.end() if match else low + 1 if sentence.classes[low] in "Rw" else high
        if place + 1 >= high or sentence.classes[place] != "a" or sentence.classes[place + 1] in "aCcNT":
            return None
        form = sentence.forms[place]
        return place if form.endswith("e") and not form.endswith(("te", "ende")) else None

    def _conditional(self) -> bool:
        lower = self.sentence.lower
        return any(word in ("wenn", "falls", "sofern", "ob") for word in lower) or lower[0] in (
            "hätte",
            "wäre",
            "würde",
            "könnte",
        )

    def _wish(self, place: int, form: str) -> bool:
        lower = self.sentence.lower
        if self.sentence.forms[-1] == "!" or (
            form in ("sei", "seien")
            and lower[place + 1 : place + 2] == ["es"]
            and (place == 0 or self.sentence.classes[place - 1] == ",")
        ):
            return True
        near = lower[max(0, place - 2) : place + 3]
        if "ich" in near or "wir" in near or ("sie" in near and form == "seien" and place == 0):
            return True
        if lower[0] in ("sei", "seien", "möge", "habe"):
            return True
        if form in ("sei",) and (
            "denn" in lower[place : place + 2]
            or "dank" in lower[place + 1 : place + 3]
            or lower[place - 1 : place] == ["auch"]
        ):
            return True
        if (
            form == "sei"
            and lower[place + 1 : place + 2]
            and lower[place + 1] in ("dahingestellt", "erwähnt", "angemerkt")
        ):
            return True
        return form in ("möge", "mögen") or ("man" in near and form in ("nehme", "denke", "stelle"))

    def partial(self, statement: Statement) -> None:
        """The partial quotations inside a statement told by the mood alone."""
        sentence = self.sentence
        for place in sentence.quotes:
            if sentence.classes[place] == "Q":
                self.reader.found.append(_nested(statement, sentence.span(place, place + 1)))

    # -- one statement

    def _add(
        self, kind: Kind, mode: Mode, cue: tuple[int, ...], speaker: Span | None, addressee: Span | None,
        content: Span, rule: str, negated: bool = False, *, span: Span | None = None,
        nest: bool = True,
    ) -> None:  # fmt: skip
        sentence = self.sentence
        first, end = content
        while first < end and sentence.classes[first] in ",:-.":
            first += 1
        if first >= end:
            return
        self.covered.append((first, end))
        parts = tuple(sentence.span(p, p + 1) for p in _lexical(sentence, cue))
        who = None if addressee is None else sentence.span(*addressee)
        statement = Statement(
            kind, mode, STANCE_OF[kind], negated, parts, speaker, who, span or sentence.span(first, end), rule
        )
        self.found.append(statement)
        if self.main is None or self.main.speaker is None:
            self.main = statement
        if mode != "direct" and nest:
            for place in sentence.quotes:
                if first <= place < end and sentence.classes[place] == "Q" and place not in self.quoted:
                    self.found.append(_nested(statement, sentence.span(place, place + 1)))
                    self.quoted.add(place)


def _with_dependents(sentence: Sentence, number: int) -> int:
    """The end of a clause with the clauses that hang on it."""
    end = sentence.clauses[number][1]
    for later in range(number + 1, len(sentence.clauses)):
        low, high = sentence.clauses[later]
        infinitive = "zu" in sentence.lower[low:high] and not re.search("[xSZV]", sentence.classes[low:high])
        if sentence.classes[low - 1] != "," or not (is_relative(sentence, later) or infinitive):
            break
        end = high
    return end


def _lexical(sentence: Sentence, cue: tuple[int, ...]) -> tuple[int, ...]:
    """The parts of a cue that mean something: without auxiliaries and modals."""
    parts = tuple(place for place in cue if sentence.lower[place] not in AUXILIARIES)
    return parts or cue


def _nested(outer: Statement, content: Span) -> Statement:
    return Statement(
        outer.kind, "direct", outer.stance, outer.negated, outer.cue, outer.speaker, outer.addressee, content,
        "partial quotation inside a statement",
    )  # fmt: skip


__all__ = ["Findings", "find", "first_phrase", "read"]
