"""The gallery: a picture of every chart, made by the script."""

from __future__ import annotations

from docs.gallery import GALLERY, pictures
from newsanalysis import AnnotatedArticle, charts
from newsanalysis.charts import Picture


def test_the_gallery_has_every_picture_that_the_script_draws(annotated: AnnotatedArticle) -> None:
    drawn = pictures(annotated)
    assert set(drawn) == {path.stem for path in GALLERY.glob("*.png")}
    assert all(isinstance(shown, Picture) for shown in drawn.values())
    page = (GALLERY / "README.md").read_text(encoding="utf-8")
    assert all(f"({name}.png)" in page for name in drawn)


def test_the_script_draws_every_chart(annotated: AnnotatedArticle) -> None:
    captions = {shown.caption for shown in pictures(annotated).values()}
    modules = [getattr(charts, name) for name in charts.__all__]
    assert captions == {module.CAPTION for module in modules if hasattr(module, "CAPTION")}
