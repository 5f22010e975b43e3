"""Noun phrases as regular expressions over classes: who can be a subject, and how far a name goes."""

from __future__ import annotations

import re

_ADJECTIVES = r"(?:[aN]|w(?=[aN]*[CcT]))*"
_HEAD = r"[CcT]+B?"
_DETERMINED = rf"[DE][aNw]{{0,6}}{_HEAD}"
_POST = rf"(?:[Ege]{_ADJECTIVES}{_HEAD}|o[DEged]?{_ADJECTIVES}{_HEAD})"
_LOCAL = rf"(?:P[DEged]?{_ADJECTIVES}{_HEAD})"
_ANY = r"[DEged]?"

_EXTENDED = rf"[DE]w*[Po][DEged]?{_ADJECTIVES}{_HEAD}a+{_HEAD}"
"""A participle with its own phrase before the noun ("die zur Stadt gehörende Halle")."""
_EXTENDED_ANY = rf"[DEged]w*[Po][DEged]?{_ADJECTIVES}{_HEAD}a+{_HEAD}"
SIMPLE = rf"(?:{_EXTENDED}|{_DETERMINED}|{_ADJECTIVES}{_HEAD}|[eDg]E{_ADJECTIVES}{_HEAD}){_POST}*"
"""A nominative: determiner, adjectives, capitalised run, genitives and attributes with "von"."""
WIDE = rf"(?:{_EXTENDED}|{_DETERMINED}|{_ADJECTIVES}{_HEAD}|[eDg]E{_ADJECTIVES}{_HEAD})(?:{_POST}|{_LOCAL})*"
"""The same with attributes of any preposition, as before a verb ("die Botschaft in Riad")."""
OBLIQUE = rf"(?:{_EXTENDED_ANY}|[DEged]?{_ADJECTIVES}{_HEAD})(?:{_POST})*"
"""Any case."""
APPOSITION = rf"(?:,(?={_ANY}{_ADJECTIVES}[CcT]){OBLIQUE}(?:{_LOCAL})*(?:u{OBLIQUE})?(?=,))"

BEFORE_VERB = re.compile(rf"(?:{WIDE})(?:(?:u|sw){WIDE}|,(?={WIDE}u){WIDE})*")
AFTER_VERB = re.compile(rf"(?:{SIMPLE})(?:u{SIMPLE}(?!{_ADJECTIVES}[xV]))*")
ANY_CASE = re.compile(rf"(?:{OBLIQUE})(?:(?<=c)a+[CcT]+{_POST}*)?(?:u{OBLIQUE})*")
SOURCE = re.compile(
    rf"(?:{_EXTENDED_ANY}|[DEged]?{_ADJECTIVES}{_HEAD})(?:(?<=c)a+[CcT]+|{_POST}|(?:P[DEged]?{_ADJECTIVES}{_HEAD}))*(?:u{OBLIQUE})?"
)
APPOSED = re.compile(rf",(?:{OBLIQUE}(?:{_LOCAL})*)(?=[,.]|$)")
OBJECT = re.compile(rf"[DdEge]?{_ADJECTIVES}[CcT]")
SKIPPED = re.compile(
    rf"(?:r|w|B|N(?![CcT])|r|P[CT]+(?![cCT])|P[DEged]?{_ADJECTIVES}{_HEAD}(?:{_POST})*|Pr|a(?![aNCcT])|d{_ADJECTIVES}{_HEAD})*"
)
"""What may stand between a verb and the subject after it."""
