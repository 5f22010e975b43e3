"""The gallery: a picture of every chart, made by the script."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.gallery import GALLERY, corpus_pictures, pictures
from newsanalysis import AnnotatedArticle, Corpus, charts
from newsanalysis.charts import Picture
from newsanalysis.corpus import Selection


@pytest.fixture(scope="module")
def drawn(annotated: AnnotatedArticle, sample_corpus: Path) -> dict[str, Picture]:
    return pictures(annotated) | corpus_pictures(Selection(Corpus.read(sample_corpus)))


def test_the_gallery_has_every_picture_that_the_script_draws(drawn: dict[str, Picture]) -> None:
    assert set(drawn) == {path.stem for path in GALLERY.glob("*.png")}
    assert all(isinstance(shown, Picture) for shown in drawn.values())
    page = (GALLERY / "README.md").read_text(encoding="utf-8")
    assert all(f"({name}.png)" in page for name in drawn)


def test_the_script_draws_every_chart(drawn: dict[str, Picture]) -> None:
    captions = {shown.caption for shown in drawn.values()}
    modules = [getattr(charts, name) for name in charts.__all__]
    assert captions == {module.CAPTION for module in modules if hasattr(module, "CAPTION")}
