"""What a report and its notebooks can be told: one model for notebooks, papermill and the command line.

``Parameters`` are those of the notebooks on an article, ``CorpusParameters`` those of the one on a corpus.
Every notebook's parameters cell is ``cell()`` of its model, the command line takes its help from here, and
whoever runs a notebook has its parameters checked by ``check``: before a kernel starts where we start it, in
the first cell where papermill does, which only logs an unknown name.
"""

from __future__ import annotations

import ast
import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Literal, cast, get_args

from annotated_types import Ge, Le
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from newsanalysis.articles.published import parse_published
from newsanalysis.errors import ArticleError, ParameterError

TextShown = Literal["full", "excerpt", "none"]
"""How much of the article's words is shown: all, some around each mention, or none."""

RULES = "rules"
"""The model that is our rules alone, without a trained pipeline: less is found, and several times as fast."""

EXCERPT = 80
"""Characters of an excerpt on each side of a mention: enough to see who did what, less than the sentence."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """How much of an article's words those show who show the article; see ``Parameters``."""

    text: TextShown = "full"
    excerpt: int = EXCERPT


WHOLE = Sharing()
"""What notebooks and commands show if they are told nothing."""

IN_REPORTS = Sharing("excerpt")
"""What reports show: they are sent on, and the article is somebody's work."""


_INJECTED = "# Parameters"
"""How the cell begins that papermill puts behind a notebook's parameters cell."""


def _text(value: object) -> object:
    """What papermill makes of a missing value is a missing value."""
    return "" if value is None else value


def _date(value: object) -> object:
    """A date as text: papermill makes a number of a year, YAML a date of a day."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool) or not isinstance(value, int | str | date):
        return value  # for pydantic to refuse
    # What is tomorrow here may be today where the article appeared; the reader of articles looks closer.
    try:
        parse_published(value, now=datetime.now(UTC) + timedelta(days=1))
    except ArticleError as error:
        raise ValueError(str(error)) from error
    return value.isoformat() if isinstance(value, date) else str(value)


_Optional = Annotated[str, BeforeValidator(_text)]


def _listed(separator: str) -> BeforeValidator:
    """Several values as one text: papermill makes a number of a year, YAML a list of several."""

    def joined(value: object) -> object:
        if isinstance(value, list | tuple):
            return separator.join(map(str, value))
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return _text(value)

    return BeforeValidator(joined)


class Model(BaseModel):
    """Parameters with their defaults; an empty text stands for "not given"."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Parameters(Model):
    """The parameters of a notebook on an article."""

    article: Annotated[str, Field(min_length=1)] = Field(
        default="data/seed_article.json",
        description="path or address of the article (text, HTML, saved JSON)",
    )
    published: Annotated[str, BeforeValidator(_date)] = Field(
        default="", description="day of publication (2024-06-18); empty: as the article itself says"
    )
    model: _Optional = Field(
        default="", description="an installed spaCy pipeline, such as de_core_news_lg; rules; empty: ours"
    )
    gazetteer: _Optional = Field(default="", description="a CSV file of names to find and link; empty: none")
    corrections: _Optional = Field(
        default="", description="a CSV file of what you know better about names; empty: none"
    )
    text: TextShown = Field(default=WHOLE.text, description="how much of the article's text is shown")
    excerpt: int = Field(
        default=EXCERPT,
        ge=10,
        le=1000,
        description="in an excerpt: characters on each side of a mention",
    )


class CorpusParameters(Model):
    """The parameters of a notebook on a corpus."""

    corpus: Annotated[str, Field(min_length=1)] = Field(
        default="data/corpus/*",
        description="a folder that newsanalysis corpus has made, or a few articles to annotate first "
        "(files, a folder, a glob)",
    )
    months: Annotated[str, _listed(", ")] = Field(
        default="",
        description="months of publication: 2024-06, 2024, 2023-01..2024-06, unknown, with commas between "
        "them; empty: all",
    )
    entities: Annotated[str, _listed("; ")] = Field(
        default="",
        description="whom it is about: names or identifiers, with semicolons between them; empty: everybody",
    )


NAMES = tuple(Parameters.model_fields)
"""The names of an article's parameters, in their order."""


def check(given: Mapping[str, Any], model: type[Model] = Parameters) -> Model:
    """The parameters with defaults for what is not given.

    Raises
    ------
    ParameterError
        A name is unknown (the message names the nearest one), or a value is of the wrong type or out of
        range (the message says what was found and what is expected).
    """
    try:
        return model(**given)
    except ValidationError as error:
        raise ParameterError("; ".join(_complaint(one, model) for one in error.errors())) from error


def checked(namespace: Mapping[str, Any], model: type[Model] = Parameters) -> dict[str, Any]:
    """The parameters as a notebook's cells have set them: ``annotate_source(**checked(globals()))``.

    Parameters
    ----------
    namespace
        The notebook's ``globals()``. Names that its parameters cell sets, or the cell that papermill puts
        behind it, and that are no parameters are refused as ``check`` refuses them.
    model
        Whose parameters they are.
    """
    known = {name: namespace[name] for name in model.model_fields if name in namespace}
    names = (name for cell in namespace.get("In", ()) for name in _parameter_names(cell, model))
    unknown = {name: None for name in names if name not in model.model_fields}
    return check(known | unknown, model).model_dump()


def cell(model: type[Model] = Parameters) -> str:
    """The parameters cell of a notebook: a typed default and a comment per parameter."""
    return "\n".join(
        f"{name}: {type_name(name, model)} = {json.dumps(field.default)}  # {help_of(name, model)}"
        for name, field in model.model_fields.items()
    )


def type_name(name: str, model: type[Model] = Parameters) -> str:
    """``str`` or ``int``: the type of the value as notebooks write it."""
    return "int" if model.model_fields[name].annotation is int else "str"


def help_of(name: str, model: type[Model] = Parameters) -> str:
    """What the parameter is for, with what it can be."""
    return f"{model.model_fields[name].description}{_choices(name, model)}"


def limits(name: str, model: type[Model] = Parameters) -> tuple[int | None, int | None]:
    """The smallest and the largest value of a number; None where there is no such bound."""
    rules = model.model_fields[name].metadata
    lowest = next((rule.ge for rule in rules if isinstance(rule, Ge)), None)
    highest = next((rule.le for rule in rules if isinstance(rule, Le)), None)
    return cast("int | None", lowest), cast("int | None", highest)


def _choices(name: str, model: type[Model]) -> str:
    if name == "text":
        return f": {', '.join(get_args(TextShown))}"
    lowest, highest = limits(name, model)
    return "" if lowest is None else f", {lowest} to {highest}"


def _complaint(error: ErrorDetails, model: type[Model]) -> str:
    name, found = str(error["loc"][0]), error["input"]
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, list(model.model_fields), n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(model.model_fields)}"
        return f"unknown parameter {name!r}; {hint}"
    if error["type"] == "value_error":
        return f"parameter {error['ctx']['error']}"
    expected = f"{type_name(name, model)} ({help_of(name, model)})"
    hint = (
        "; papermill's -r takes it as text" if type_name(name, model) == "str" and _is_number(found) else ""
    )
    return f"parameter {name!r}: expected {expected}, found {found!r}{hint}"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _parameter_names(source: str, model: type[Model]) -> Iterator[str]:
    """What a cell sets, if it is one of parameters: papermill's, or one that does nothing but set them."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return
    targets = [target for node in body for target in _targets(node)]
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    only_sets = len(names) == len(targets) and all(map(_targets, body))
    if source.startswith(_INJECTED) or (only_sets and not {*model.model_fields}.isdisjoint(names)):
        yield from names


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.AnnAssign):
        return [node.target]
    return node.targets if isinstance(node, ast.Assign) else []
