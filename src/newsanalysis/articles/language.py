"""Is this German? An error only when it certainly is not."""

from __future__ import annotations

import math
import re
import warnings

from newsanalysis.articles import lexicon
from newsanalysis.errors import ArticleError

SAMPLE = 20_000
"""Characters that are looked at: more of the same changes no verdict."""

ENOUGH_LETTERS = 200
"""Fewer letters, and names or a quotation can outweigh the language; about two sentences."""

FUNCTION_WORDS = 0.1
"""Share of German function words above which a text is German without asking the model. German news has
20 to 30 %; English, Dutch and Danish texts stay under 5 % (tests/articles/test_language.py)."""

CERTAIN = 3.0
"""Natural logarithm of how much likelier another language is than German, per square root of bytes (the
scale on which py3langid calls its probabilities calibrated): 3.0 is 20 to 1."""

_WORD = re.compile(r"[^\W\d_]+")


class NotGermanWarning(UserWarning):
    """The text may be in another language than German; it is read as German all the same."""


def check_german(text: str, where: str) -> None:
    """Nothing for a German text; a warning or an error for one that is not.

    Raises
    ------
    ArticleError
        The text is long enough to tell and certainly in another language.

    Warns
    -----
    NotGermanWarning
        Another language is likelier, but not certain.
    """
    sample = text[:SAMPLE]
    words = _WORD.findall(sample.lower())
    known = lexicon.forms("function_word")
    if not words or sum(word in known for word in words) >= FUNCTION_WORDS * len(words):
        return
    language, margin = _likeliest(sample)
    if language == "de":
        return
    if margin >= CERTAIN and sum(map(len, words)) >= ENOUGH_LETTERS:
        raise ArticleError(f"{where}: the text is not German (it looks like {language!r}); give a German one")
    warnings.warn(
        f"{where}: the text may not be German (it looks like {language!r}); it is read as German",
        NotGermanWarning,
        stacklevel=4,
    )


def _likeliest(text: str) -> tuple[str, float]:
    """The likeliest language, and by how much it beats German (see ``CERTAIN``)."""
    import py3langid

    scores: dict[str, float] = dict(py3langid.rank(text))
    best = max(scores, key=lambda language: scores[language])
    return best, (scores[best] - scores["de"]) / math.sqrt(len(text.encode("utf-8")))
