"""Every rule shows an example in its docstring; here they are run."""

from __future__ import annotations

import pytest

from newsanalysis.temporal import tag
from newsanalysis.temporal.grammar.reader import rules
from newsanalysis.temporal.grammar.rule import Rule

RULES = rules()
EXCLUSIONS = {
    "how_many",
    "coordinate",
    "age", "age_by_years", "age_in_figures", "greeting", "wait", "company", "saying", "named_after_a_day",
    "saints_of_a_church", "any_hour", "overnight", "at_once",
    "age_of_a_group",
}  # fmt: skip


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names)) > 80


@pytest.mark.parametrize("rule", [r for r in RULES if r.name not in EXCLUSIONS], ids=lambda r: r.name)
def test_example_is_read_by_its_rule(rule: Rule) -> None:
    assert rule.name in {timex.rule for timex in tag(rule.example, "2024-06-18")}


@pytest.mark.parametrize("rule", [r for r in RULES if r.name in EXCLUSIONS], ids=lambda r: r.name)
def test_example_is_no_time(rule: Rule) -> None:
    assert tag(rule.example, "2024-06-18") == []
