"""The tagger: text and a day of writing in, time expressions out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from newsanalysis.temporal.adjacent import adjacent_direction
from newsanalysis.temporal.anchor import Anchor, Dct
from newsanalysis.temporal.calendar import add_days, containing, interval
from newsanalysis.temporal.calendar_values import NO_DAY, Clock, Day, Month, Unit, Value, Week, Weekday, Year
from newsanalysis.temporal.durations import moment
from newsanalysis.temporal.expressions import (
    Anniversary,
    ClockTime,
    DayOf,
    Direction,
    Every,
    Expression,
    Feast,
    Fixed,
    Lasting,
    Later,
    Modified,
    PartOfDay,
    Period,
    Step,
    Vague,
    WeekdayIn,
    Weekend,
    WeekOf,
    Yearly,
    counts_days,
    is_next_day,
    needs_day,
)  # fmt: skip
from newsanalysis.temporal.grammar import Candidate, read
from newsanalysis.temporal.ranges import (
    are_bare_days,
    are_bare_months,
    is_bare_weekday,
    opening_days,
    ranges,
)
from newsanalysis.temporal.reference import read_reference
from newsanalysis.temporal.resolve import Resolved, granularity_of, in_that_year, resolve
from newsanalysis.temporal.sentences import is_listing_item, sentence_bounds
from newsanalysis.temporal.story import Story, follow, in_story
from newsanalysis.temporal.tense import direction, is_present, is_verbless
from newsanalysis.temporal.tokens import Tokens
from newsanalysis.temporal.values import AnchorName, Granularity, Implied, Timex

Span = tuple[int, int]
_FROM, _UNTIL = frozenset(("seit", "ab")), frozenset(("bis",))
_SEVERAL = 2
_LISTED = frozenset((".", ",", "und", "am", "dem"))
_EACH = frozenset(("jeweils", "je"))
_NOON = 12
_MORNING = frozenset(("früh", "morgens", "morgen"))
_LONG_AGO = 10  # years; what happened then happened in other times
_YEARS_AGO = 2  # a day so far back belongs to a story
_LONGEST = 200_000  # characters that are read in one go
_LOOK_BACK = 50  # expressions before a time among which its day is looked for
_STORY_REACH = 60  # tokens behind a day in which days are counted from it
_LIST_REACH = 2  # tokens between two times of a list: "10, 14.30 und 17 Uhr"
_WEEK_REACH = 5  # expressions behind "nächste Woche" among which a weekday is of it
_SATURDAY = 6
_SET_REACH = 4  # tokens between "täglich" and its hours
_ASKING = frozenset((
    "muss", "müssen", "müsst", "kann", "können", "darf", "dürfen", "bitte", "frist", "spätestens",
))  # fmt: skip
_BOUND_ARTICLES = frozenset((
    "zum", "zur", "einschließlich", "einschliesslich", "inklusive", "dem", "der", "den", "spätestens",
    "frühestens", "mindestens", "voraussichtlich",
))  # fmt: skip


_BEFORE = ("vorjahr", "vormonat", "vorquartal", "vorwoche")
_ON = frozenset(("am", "im", "um", "zu", "zum", "in"))
_LIMITS = {"frühestens": "ab", "spätestens": "bis"}


@dataclass(slots=True)
class Findings:
    """What one text gave, in text order."""

    timexes: list[Timex] = field(default_factory=list)
    implied: list[Implied] = field(default_factory=list)


def find(
    text: str,
    reference: str | dt.date | dt.datetime | None,
    *,
    spans: Iterable[Span] | None = None,
    verbs: Mapping[int, Direction] | None = None,
) -> Findings:
    """Every time expression of ``text`` with the dates they imply.

    ``spans`` are the stretches to read, each by itself (nothing runs across their bounds); all of the text
    by default. ``verbs`` are directions that a tagger knows, by the verb's offset.
    """
    dct = read_reference(reference)
    findings = Findings()
    narrative: Value | None = None
    for start, end in _pieces(text, spans if spans is not None else [(0, len(text))]):
        local = (
            {at - start: cue for at, cue in verbs.items() if start <= at < end} if verbs is not None else None
        )
        reading = _Reading(Tokens(text[start:end]), dct, local, narrative)
        reading.add_to(findings, text, start)
        narrative = reading.narrative
    return findings


def _pieces(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, those of books cut between paragraphs, so that memory does not grow with them."""
    for start, end in spans:
        while end - start > _LONGEST:
            window = (start, start + _LONGEST)
            cuts = (text.rfind("\n\n", *window), text.rfind(" ", *window), start + _LONGEST)
            cut = next(cut for cut in cuts if cut > start)
            yield start, cut
            start = cut
        yield start, end


class _Reading:
    """One stretch of text while it is being resolved."""

    def __init__(
        self, tokens: Tokens, dct: Dct | None, verbs: Mapping[int, Direction] | None, narrative: Value | None
    ) -> None:
        self.tokens, self.dct, self.verbs, self.narrative = tokens, dct, verbs, narrative
        self.candidates = [c for c in read(tokens) if c.expression is not None]
        self.resolved: list[Resolved | None] = [None] * len(self.candidates)
        self.ranges = ranges(tokens, self.candidates)
        for index in opening_days(tokens, self.candidates, self.ranges):
            self.candidates[index] = _every_week(self.candidates[index])
        self.range_ends = frozenset(self.ranges.values())
        self.story: Story | None = None
        self.told_day: tuple[int, Day] | None = None  # where the last day stands, and the day

    def add_to(self, findings: Findings, text: str, offset: int) -> None:
        """Resolve everything: first what stands by itself, then times of day, which need a day."""
        for index, candidate in enumerate(self.candidates):
            if candidate.expression is not None and not needs_day(candidate.expression):
                self._resolve(index, candidate.expression)
            if index in self.range_ends:
                self._resolve_range(index - 1)
        for index, candidate in enumerate(self.candidates):
            if self.resolved[index] is None and candidate.expression is not None:
                self._resolve_time(index, candidate, candidate.expression)
        for index, found in enumerate(self.resolved):
            if found is not None:
                self._record(findings, index, found, text, offset)

    def _resolve(self, index: int, expression: Expression) -> None:
        looks = self._direction(index) if _is_open(expression) else None
        candidate = self.candidates[index]
        if looks is None and self._is_nowadays(index, expression):
            expression = Vague("PRESENT_REF")
        if looks == "past" and self.story is not None and self._goes_on(self.story, candidate):
            expression = in_story(self.story, self.tokens, candidate, expression)
        expression = self._in_coming_week(index, expression, looks)
        told = self._narrative_for(candidate, expression)
        if (named := self._named_before(index, expression)) is not None:
            expression, told = _counted_in_text(expression), named
        found = self._counted_from_dct(index, expression) or resolve(
            expression, Anchor(self.dct, looks, told)
        )
        self.resolved[index] = found
        self.story = follow(self.story, candidate, expression, found, self.dct)
        if found.calendar is not None and found.begin is not None:
            self.narrative = found.calendar
            if isinstance(found.calendar, Day):
                self.told_day = (candidate.last, found.calendar)

    def _named_before(self, index: int, expression: Expression) -> Value | None:
        """The past period that "im Vorjahr" goes before: "2016 waren es fünf Prozent, im Vorjahr vier"."""
        unit = _unit_before(expression)
        candidate = self.candidates[index]
        if unit is None or not any(form.startswith(_BEFORE) for form in self._said(candidate)):
            return None
        first, _ = sentence_bounds(self.tokens, candidate.first)
        today = interval(self.dct) if self.dct is not None else None
        for place in range(index - 1, max(-1, index - 1 - _WEEK_REACH), -1):
            named, found = self.candidates[place], self.resolved[place]
            if named.first < first:
                break
            if found is None or found.calendar is None or containing(found.calendar, unit) is None:
                continue
            if _unit_before(named.expression) is not None:  # two of them go before the same
                continue
            over = today is not None and found.begin is not None and found.begin < today[0]
            # "Das 1950 gegründete Werk" and "seit 1950" are told in passing.
            passing = adjacent_direction(self.tokens, named.first, named.last) is not None
            return found.calendar if over and not passing and self._preposition(named) != "ab" else None
        return None

    def _said(self, candidate: Candidate) -> list[str]:
        return self.tokens.lower[candidate.first : candidate.last]

    def _in_coming_week(self, index: int, expression: Expression, looks: Direction | None) -> Expression:
        """The weekday as one of the week to come that the sentence names: "nächste Woche, am Dienstag …"."""
        day = expression.day if isinstance(expression, PartOfDay) else expression
        if looks == "past" or not isinstance(day, WeekdayIn) or not _is_weekly(day):
            return expression
        week = self._week_ahead(index)
        if week is None or (week.weekend and day.weekday < _SATURDAY):
            return expression
        inside = WeekdayIn(day.weekday, week=Step(0, narrative=True))
        return replace(expression, day=inside) if isinstance(expression, PartOfDay) else inside

    def _week_ahead(self, index: int) -> Week | None:
        """The coming week or weekend that the sentence speaks of where this candidate stands."""
        first, _ = sentence_bounds(self.tokens, self.candidates[index].first)
        today = interval(self.dct) if self.dct is not None else None
        for place in range(index - 1, max(-1, index - 1 - _WEEK_REACH), -1):
            found = self.resolved[place]
            if self.candidates[place].first < first or today is None:
                return None
            if found is None or not isinstance(found.calendar, Week) or self.narrative is None:
                continue
            week = found.calendar
            ahead = found.begin is not None and found.begin >= today[1]
            return week if ahead and containing(self.narrative, "week") == containing(week, "week") else None
        return None

    def _narrative_for(self, candidate: Candidate, expression: Expression) -> Value | None:
        """What "zwei Tage zuvor" is counted from: a year told in passing ("Mitglied seit 1937") can't be."""
        if self.told_day is None or isinstance(self.narrative, Day) or not counts_days(expression):
            return self.narrative
        at, day = self.told_day
        passing = containing(self.narrative, "year") if self.narrative is not None else None
        near = candidate.first - at <= _STORY_REACH
        back = isinstance(passing, Year) and (passing.year or 0) <= (day.year or 0)
        return day if near and back else self.narrative

    def _goes_on(self, story: Story, candidate: Candidate) -> bool:
        """Whether the story is one, told in the past ("Der Olympiazweite von 2018 hört auf" tells none), and
        the candidate is still of it: "Seit Juli werden Bestellungen gestreckt" is of these days.
        """
        if direction(self.tokens, story.candidate.first, self.verbs) != "past":
            return False
        since = self._preposition(candidate) == "seit"
        return not since or direction(self.tokens, candidate.first, self.verbs) == "past"

    def _is_nowadays(self, index: int, expression: Expression) -> bool:
        """Whether "heute" is set against a time long past: "1937 musste es der Kaserne weichen, die heute …".

        Not where the sentence tells what happens on the day: "der 1965 geborene Minister tritt heute zurück"
        goes unseen, so the years between must be many.
        """
        if expression != Period("day", Step(0)) or not index or self.dct is None:
            return False
        at = self.candidates[index].first
        if self.tokens.lower[at] != "heute" or at + 1 != self.candidates[index].last:
            return False
        before, told = self.candidates[index - 1], self.resolved[index - 1]
        if before.first < sentence_bounds(self.tokens, at)[0] or told is None or told.begin is None:
            return False
        own = containing(self.dct, "year")
        year = int(told.begin[:4]) if told.begin[0] != "-" else 0  # before Christ
        return isinstance(own, Year) and (own.year or 0) - year >= _LONG_AGO

    def _counted_from_dct(self, index: int, expression: Expression) -> Resolved | None:
        """Where no date stands before "am nächsten Tag", the day of writing is what it is counted from.

        Not where the sentence looks back: "am nächsten Tag ging er" is not after the writing.
        """
        if self.dct is None or not is_next_day(expression):
            return None
        first = self.candidates[index].first
        past = direction(self.tokens, first, self.verbs) == "past"
        if isinstance(expression, PartOfDay):  # "in der nächsten Nacht gibt es Frost", not "in der folgenden"
            told = past or not self.tokens.lower[first].startswith("nächst")
        else:
            told = self.narrative is not None
        if told:
            return None
        found = resolve(expression, Anchor(self.dct, narrative=self.dct))
        return None if past or found.begin is None else replace(found, anchor="dct")

    def _resolve_range(self, index: int) -> None:
        """Weekdays and months of a range follow each other: one of them places the other."""
        first, second = self.candidates[index].expression, self.candidates[index + 1].expression
        if first is None or second is None:
            return
        past = self._direction(index) == "past"
        bare = is_bare_weekday(first), is_bare_weekday(second)
        if all(bare) or (any(bare) and self._is_disordered(index)):  # "von morgen bis Freitag"
            self._follow_weekday(index, first, second, past=past if all(bare) else bare[0])
        elif are_bare_months(first, second) or are_bare_days(first, second):
            self._follow_in_year(index, past=past)

    def _is_disordered(self, index: int) -> bool:
        """Whether the ends of a range, each taken by itself, come in the wrong order."""
        begin, end = self.resolved[index], self.resolved[index + 1]
        if begin is None or end is None or begin.begin is None or end.begin is None:
            return False
        return begin.begin > end.begin

    def _follow_weekday(self, index: int, first: Expression, second: Expression, *, past: bool) -> None:
        fixed, moved, expression = (index + 1, index, first) if past else (index, index + 1, second)
        day = self._day_at(fixed)
        if isinstance(day, Day):
            if isinstance(expression, WeekdayIn):  # "von Montag bis Montag" is a week
                expression = replace(expression, occurrence=-1 if past else 1)
            anchor = Anchor(day, "past" if past else "future", self.narrative)
            self.resolved[moved] = resolve(expression, anchor)

    def _follow_in_year(self, index: int, *, past: bool) -> None:
        """Both ends lie in one year, or the range runs over New Year: "von November bis März"."""
        begin, end = self.resolved[index], self.resolved[index + 1]
        one, other = (found.calendar if found is not None else None for found in (begin, end))
        if begin is None or end is None:
            return
        if not isinstance(one, Month | Day) or not isinstance(other, Month | Day):
            return
        if one.year is None or other.year is None:
            return
        turn = _in_year(one) > _in_year(other)
        if past:
            self.resolved[index] = in_that_year(begin, other.year - turn)
        else:
            self.resolved[index + 1] = in_that_year(end, one.year + turn)

    def _direction(self, index: int) -> Direction | None:
        candidate = self.candidates[index]
        near = adjacent_direction(self.tokens, candidate.first, candidate.last)
        looks = near or direction(self.tokens, candidate.first, self.verbs)
        before = self._preposition(candidate)
        if before == "seit":
            return "past"
        if looks is None and self._is_caption(index):
            return "past"
        ahead = before == "ab" or (before == "bis" and self._is_asked_for(index))
        if looks is None and not ahead and _is_yearly(candidate.expression):
            present = not self._is_attribute(candidate) and is_present(self.tokens, candidate.first)
            return "present" if present else None
        return looks or ("future" if ahead else None)

    def _is_asked_for(self, index: int) -> bool:
        """Whether a sentence sets somebody a day: "Bis 15. Oktober einreichen!", "muss bis Freitag …"."""
        first, last = sentence_bounds(self.tokens, self.candidates[index].first)
        said = self.tokens.lower[first:last]
        return index not in self.range_ends and (said[-1] == "!" or not _ASKING.isdisjoint(said))

    def _preposition_at(self, candidate: Candidate) -> int:
        at = candidate.first - 1
        while at > 0 and self.tokens.lower[at] in _BOUND_ARTICLES:
            at -= 1
        return at

    def _preposition(self, candidate: Candidate) -> str:
        """The word before a mention, its article and "spätestens" left out."""
        at = self._preposition_at(candidate)
        return self.tokens.lower[at] if at >= 0 else ""

    def _limit(self, candidate: Candidate) -> str:
        """ "frühestens am Freitag" is as good as "ab Freitag", "spätestens am Freitag" as "bis Freitag"."""
        at = candidate.first - 1
        if at > 0 and self.tokens.lower[at] in _ON:
            at -= 1
        return _LIMITS.get(self.tokens.lower[at], "") if at >= 0 else ""

    def _is_attribute(self, candidate: Candidate) -> bool:
        """Whether it may belong to a noun and not to the verb: "Die Wahl im Februar zeigt es"."""
        at = self._preposition_at(candidate) - 1
        return at >= 0 and self.tokens.forms[at][0].isupper()

    def _is_caption(self, index: int) -> bool:
        """Whether it stands in "Die Ministerin am Montag in Rom."; a clock time makes it an announcement."""
        at = self.candidates[index].first
        if not _is_weekly(self.candidates[index].expression) or not is_verbless(self.tokens, at):
            return False
        first, last = sentence_bounds(self.tokens, at)
        around = (c for c in self.candidates[max(0, index - 5) : index + 6] if first <= c.first < last)
        return not any(isinstance(c.expression, ClockTime) for c in around)

    def _resolve_time(self, index: int, candidate: Candidate, expression: Expression) -> None:
        if isinstance(expression, Later):
            self.resolved[index] = resolve(expression, Anchor(self.dct, narrative=self._time_before(index)))
            return
        day, name = self._day_for(index, candidate)
        if isinstance(day, Day) and self._runs_over_midnight(index, expression):
            day = add_days(day, 1) or day
        spoken = isinstance(expression, ClockTime) and expression.twelve
        looks = direction(self.tokens, candidate.first, self.verbs) if spoken or name == "dct" else None
        if spoken and self._preposition(candidate) == "seit":
            looks = "past"
        self.resolved[index] = resolve(expression, Anchor(self.dct, looks, self.narrative, day, name))

    def _time_before(self, index: int) -> Value | None:
        """The clock time that "zehn Minuten später" is counted from: the last one in the paragraph."""
        for place in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            found = self.resolved[place]
            if found is not None and isinstance(found.calendar, Clock | Day):  # a new day ends the story
                near = self._same_paragraph(self.candidates[place], self.candidates[index])
                return found.calendar if near and isinstance(found.calendar, Clock) else None
        return None

    def _runs_over_midnight(self, index: int, expression: Expression) -> bool:
        """Whether the time ends a range of times that began the evening before: "von 22 bis 6 Uhr"."""
        begin = self.candidates[index - 1].expression if index in self.range_ends else None
        return (
            isinstance(begin, ClockTime)
            and isinstance(expression, ClockTime)
            and expression.hour < _NOON <= begin.hour
        )

    def _day_for(self, index: int, candidate: Candidate) -> tuple[Day | Weekday | None, AnchorName | None]:
        """The day of a bare time: before it in the paragraph, else in its sentence, else that of writing."""
        first, last = sentence_bounds(self.tokens, candidate.first)
        if self._is_of_a_set(index, first):
            return None, None
        own_item = is_listing_item(self.tokens, first, candidate.first)
        for place in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            if own_item and self.candidates[place].first < first:
                break
            if (day := self._day_at(place)) is not None:
                if self._same_paragraph(self.candidates[place], candidate) and not self._is_over(
                    self.candidates[place], day, candidate
                ):
                    if self._is_one_of_several(place, candidate):
                        return None, None
                    return self._morning_after(place, day, candidate), "text"
                break
        for place in range(index + 1, len(self.candidates)):
            if self.candidates[place].first >= last or place > index + 5:
                break
            if (day := self._day_at(place)) is not None and day != NO_DAY:
                return day, "text"
        own = self.dct.day if isinstance(self.dct, Clock) else self.dct
        return (own, "dct") if isinstance(own, Day) else (None, None)

    def _is_over(self, told: Candidate, day: Day | Weekday, candidate: Candidate) -> bool:
        """Whether the day lies years back and the text has left it: for a sentence that is not past, and
        far behind it. "Am 30. März 1845 …" has no say in "… verteilt Wasser, um acht und um fünf".
        """
        own = containing(self.dct, "year") if self.dct is not None else None
        if not isinstance(day, Day) or day.year is None or not isinstance(own, Year) or own.year is None:
            return False
        if own.year - day.year < _YEARS_AGO or told.first >= sentence_bounds(self.tokens, candidate.first)[0]:
            return False
        far = candidate.first - told.last > _STORY_REACH
        return far or direction(self.tokens, candidate.first, self.verbs) != "past"

    def _is_one_of_several(self, place: int, candidate: Candidate) -> bool:
        """Whether the day ends a list of days before the time: "am 25. und 26. Mai von 10 bis 18 Uhr"."""
        days = [found.calendar for found in self.resolved[max(0, place - 1) : place + 1] if found is not None]
        if len(days) < _SEVERAL or not all(isinstance(day, Day | Weekday) for day in days):
            return False
        first, last = self.candidates[place - 1], self.candidates[place]
        between = self.tokens.lower[first.last : last.first]
        close = candidate.first - last.last <= _SET_REACH
        return close and "und" in between and _LISTED.issuperset(between)

    def _is_of_a_set(self, index: int, first: int) -> bool:
        """Whether the time recurs: "täglich von 9 bis 12 Uhr", "jeweils um 20 Uhr" are of no day."""
        earliest = max(0, index - _LOOK_BACK)
        while index > earliest and self._continues_list(index):
            index -= 1
        at = self.candidates[index].first
        if not _EACH.isdisjoint(self.tokens.lower[max(first, at - 2) : at]):
            return True
        before = self.candidates[index - 1] if index else None
        return (
            before is not None
            and before.first >= first
            and isinstance(before.expression, Every)
            and at - before.last <= _SET_REACH
        )

    def _continues_list(self, index: int) -> bool:
        """Whether the time goes on a list of times or ends a range of them."""
        before, after = self.candidates[index - 1], self.candidates[index]
        near = after.first - before.last <= _LIST_REACH
        return index in self.range_ends or (near and isinstance(before.expression, ClockTime))

    def _morning_after(self, place: int, day: Day | Weekday, candidate: Candidate) -> Day | Weekday:
        """The day that a night leads to, for a time before noon: "in der Nacht auf Dienstag um 2 Uhr"."""
        night, clock = self.candidates[place].expression, candidate.expression
        if not isinstance(night, PartOfDay) or not isinstance(clock, ClockTime) or clock.hour >= _NOON:
            return day
        if night.days != -1 and not self._goes_on_overnight(night, candidate):
            return day
        if isinstance(day, Weekday):
            return Weekday(day.weekday % 7 + 1)
        return add_days(day, 1) or day

    def _goes_on_overnight(self, evening: PartOfDay, candidate: Candidate) -> bool:
        """Whether "um sechs Uhr früh" is told of behind the evening before."""
        morning = not _MORNING.isdisjoint(self.tokens.lower[candidate.first : candidate.last])
        told = direction(self.tokens, candidate.first, self.verbs) == "past"
        return evening.code == "EV" and morning and told

    def _day_at(self, place: int) -> Day | Weekday | None:
        found = self.resolved[place]
        value = found.calendar if found is not None else None
        if isinstance(value, Day | Weekday):
            return value
        day = getattr(value, "day", None)
        return day if isinstance(day, Day | Weekday) else None

    def _same_paragraph(self, before: Candidate, after: Candidate) -> bool:
        return not any(form.isspace() for form in self.tokens.forms[before.last : after.first])

    def _record(self, findings: Findings, index: int, found: Resolved, text: str, offset: int) -> None:
        tokens, candidate = self.tokens, self.candidates[index]
        start, end = offset + tokens.starts[candidate.first], offset + tokens.end(candidate.last - 1)
        in_range = index in self.ranges or index in self.range_ends
        bounded = found if in_range else self._bounds(candidate, found)
        timex = Timex(
            text[start:end], start, end, found.type, found.value, found.mod, found.quant, found.freq,
            bounded.begin, bounded.end, found.granularity, found.anchor, candidate.rule,
        )  # fmt: skip
        findings.timexes.append(timex)
        earlier = self._earlier(candidate.expression, found) if candidate.implies else None
        if earlier is not None:
            value, span, granularity = earlier
            first, last = offset + tokens.starts[candidate.start], offset + tokens.end(candidate.end - 1)
            findings.implied.append(Implied(timex, value, *span, granularity, text[first:last], first, last))

    def _bounds(self, candidate: Candidate, found: Resolved) -> Resolved:
        """The interval as the preposition leaves it: "bis Ende 2027" has no beginning, "seit 2009" no end."""
        before = self._preposition(candidate)
        if found.calendar is not None and before not in _FROM and before not in _UNTIL:
            before = self._limit(candidate)
        if found.calendar is None or not (before in _FROM or before in _UNTIL):
            return found
        if before in _FROM:
            return replace(found, end=None)
        # A day is over at its end, but "bis 12 Uhr" ends as the clock strikes.
        return replace(found, begin=None, end=found.begin if isinstance(found.calendar, Clock) else found.end)

    def _earlier(
        self, expression: Expression | None, found: Resolved
    ) -> tuple[str, tuple[str, str], Granularity] | None:
        """Value, interval and granularity of the earlier event that a mention lets one work out."""
        earlier: Value | None = None
        match expression:
            case Modified(inner, _):
                return self._earlier(inner, found)
            case Lasting(relation="within"):  # it lies somewhere in the stretch
                if found.begin is None or found.end is None or found.granularity is None:
                    return None
                return f"{found.begin}/{found.end}", (found.begin, found.end), found.granularity
            case Fixed(value):
                earlier = value
            case Lasting() if self.dct:
                earlier = moment(expression, self.dct, -1)
            case Anniversary(years) if self.dct:
                earlier = moment(Lasting(years, "year"), self.dct, -1)
        span = interval(earlier) if earlier is not None else None
        return (str(earlier), span, granularity_of(earlier)) if earlier is not None and span else None


def _unit_before(expression: Expression | None) -> Unit | None:
    """The unit of "Vorjahr" and the like, also in "im Mai des Vorjahres"; None for anything else."""
    match expression:
        case Modified(inner, _):
            return _unit_before(inner)
        case Period(unit, Step(-1, narrative=False)):
            return unit
        case Yearly(year=Step(-1, narrative=False)):
            return "year"
        case _:
            return None


def _counted_in_text(expression: Expression) -> Expression:
    """The same, counted from a date of the text."""
    match expression:
        case Modified(inner, _):
            return replace(expression, expression=_counted_in_text(inner))
        case Period(step=step):
            return replace(expression, step=replace(step, narrative=True))
        case Yearly(year=Step() as step):
            return replace(expression, year=replace(step, narrative=True))
        case _:
            return expression


def _in_year(date: Month | Day) -> tuple[int, int]:
    return date.month or 0, (date.day or 0) if isinstance(date, Day) else 0


def _every_week(candidate: Candidate) -> Candidate:
    """The weekday as a set."""
    day = candidate.expression
    assert isinstance(day, WeekdayIn), day  # noqa: S101
    return replace(candidate, expression=Every(f"XXXX-WXX-{day.weekday}", "EVERY"))


def _is_weekly(expression: Expression | None) -> bool:
    """Whether this is a weekday or weekend that the sentence must place."""
    match expression:
        case PartOfDay(day=day):
            return _is_weekly(day)
        case WeekdayIn(week=None, occurrence=None) | Weekend(occurrence=None):
            return True
        case _:
            return False


def _is_yearly(expression: Expression | None) -> bool:
    """Whether this comes once a year, and the sentence must say which year's it is."""
    match expression:
        case Modified(inner, _):
            return _is_yearly(inner)
        case PartOfDay(day=inner) | DayOf(month=inner) | WeekOf(month=inner):
            return _is_yearly(inner)
        case Yearly(year=None, occurrence=None) | Feast(year=None, occurrence=None):
            return True
        case _:
            return False


def _is_open(expression: Expression) -> bool:
    """Whether the direction of the sentence can change what the expression comes to."""
    match expression:
        case Modified(inner, _):
            return _is_open(inner)
        case PartOfDay(day=day) | ClockTime(day=day):
            return day is not None and _is_open(day)
        case DayOf(month=inner) | WeekOf(month=inner) if inner is not None:
            return _is_open(inner)
        case Yearly() | Feast():
            return _is_yearly(expression)
        case DayOf(month=None) | Period(bare=True):
            return True
        case WeekdayIn(week=None, occurrence=None) | Weekend(occurrence=None):
            return True
        case Lasting(relation=relation):
            return relation in ("ahead", "within")
        case _:
            return False
