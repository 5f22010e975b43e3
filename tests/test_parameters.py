"""One model of parameters: what it takes, what it refuses, and that everybody has the same."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from newsanalysis import ParameterError
from newsanalysis.parameters import NAMES, Parameters, cell, check, checked, help_of
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"articel": "x"}, "unknown parameter 'articel'; did you mean 'article'?"),
        ({"zzz": "x"}, "unknown parameter 'zzz'; there are article, published, model"),
        ({"article": 7}, "expected str (path or address of the article (text, HTML, saved JSON)), found 7; papermill's -r"),
        ({"article": ["a"]}, "found ['a']"),
        ({"article": ""}, "found ''"),
        ({"text": "ful"}, "full, excerpt, none), found 'ful'"),
        ({"text": None}, "found None"),
        ({"excerpt": 4.5}, "expected int (in an excerpt: characters on each side of a mention, 10 to 1000), found 4.5"),
        ({"excerpt": 5}, "10 to 1000), found 5"),
        ({"excerpt": True}, "found True"),
        ({"excerpt": "many"}, "found 'many'"),
        ({"published": True}, "found True"),
        ({"published": 2024.5}, "found 2024.5"),
        ({"published": "2024-02-31"}, "published='2024-02-31': day"),
        ({"published": "yesterday"}, "give the day the article appeared as YYYY"),
        ({"model": 3, "articel": ""}, "parameter 'model': expected str"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_what_was_expected(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ParameterError) as error:
        check(given)
    assert said in str(error.value)
    assert "pydantic" not in str(error.value)


@pytest.mark.parametrize(
    ("given", "name", "value"),
    [
        ({}, "article", "data/seed_article.json"),
        ({"published": 2024}, "published", "2024"),  # papermill makes a number of it
        ({"published": date(2024, 6, 18)}, "published", "2024-06-18"),  # YAML makes a date of it
        ({"published": "18.06.2024"}, "published", "18.06.2024"),
        ({"published": None}, "published", ""),
        ({"gazetteer": None}, "gazetteer", ""),
        ({"excerpt": "60"}, "excerpt", 60),  # papermill -r
        ({"text": "none"}, "text", "none"),
    ],
)
def test_what_papermill_makes_of_values_is_taken(given: dict[str, Any], name: str, value: object) -> None:
    assert getattr(check(given), name) == value


def test_every_wrong_parameter_is_named_at_once() -> None:
    with pytest.raises(ParameterError, match=r"'text'.*; unknown parameter 'modell'; did you mean 'model'"):
        check({"text": 3, "modell": "x"})


@pytest.mark.parametrize(
    "cells",
    [
        ['article = "x"', '# Parameters\narticel = "x"\n'],
        ['# Parameters\narticel = "x"\n'],
        ['article: str = "x"\narticel: str = "y"'],
    ],
    ids=["beside the parameters cell", "papermill's cell alone", "a slip in the parameters cell"],
)
def test_a_notebook_refuses_names_that_its_parameter_cells_set_and_nobody_knows(cells: list[str]) -> None:
    with pytest.raises(ParameterError, match="unknown parameter 'articel'; did you mean 'article'"):
        checked({"In": ["", *cells], "article": "x"})


def test_a_notebooks_other_names_are_its_own() -> None:
    cells = ["", cell(), "rows = 3", "article_id = 4\nprint(article_id)", "broken ("]
    namespace = {"In": cells, "rows": 3, "article": "x", "published": 2024}
    assert checked(namespace) == {**Parameters().model_dump(), "article": "x", "published": "2024"}


def test_the_parameters_cell_sets_the_defaults() -> None:
    namespace: dict[str, Any] = {}
    exec(cell(), namespace)
    assert {name: namespace[name] for name in NAMES} == Parameters().model_dump()


@pytest.mark.parametrize("command", ["report", "annotate"])
def test_the_command_line_has_the_models_options_and_words(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsanalysis", command, "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"COLUMNS": "300", "PYTHONUTF8": "1"},
    )
    for name in NAMES:
        if name != "article":
            assert f"--{name}" in done.stdout
            assert help_of(name)[1:] in done.stdout


def test_the_command_line_refuses_what_the_model_refuses() -> None:
    for option in (["--text", "ful"], ["--excerpt", "5"], ["--excerpt", "many"]):
        command = [sys.executable, "-m", "newsanalysis", "report", "x", *option]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        assert (done.returncode, done.stdout) == (2, "")
        assert option[0] in done.stderr


@pytest.mark.slow
def test_papermills_help_says_the_same() -> None:
    path = str(ROOT / "notebooks" / "03_dates.ipynb")
    theirs, ours = (
        subprocess.run(
            [sys.executable, "-m", *command], capture_output=True, text=True, check=True
        ).stdout.splitlines()
        for command in (["papermill", path, "--help-notebook"], ["newsanalysis", "parameters", path])
    )
    assert ours == theirs[-len(ours) :]
    assert len(ours) >= len(NAMES)
