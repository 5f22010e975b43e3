"""The auxiliaries that several questions of tense ask for."""

from __future__ import annotations

WITH_HABEN = frozenset(("hat", "haben", "habe", "hast", "habt", "hätte", "hätten"))
WITH_SEIN = frozenset(("ist", "sind", "bin", "bist", "seid", "sei", "seien", "wäre", "wären"))
FUTURE = frozenset(("wird", "werden", "werde", "soll", "sollen", "solle", "will", "wollen", "wolle", "müsse"))
DUTIES = frozenset(("muss", "müssen", "müsst", "kann", "können", "darf", "dürfen", "sollte", "sollten"))
BEEN = frozenset(("gewesen", "worden", "geworden"))
HAD = frozenset(("hatte", "hatten"))
WAS = frozenset(("war", "waren"))
