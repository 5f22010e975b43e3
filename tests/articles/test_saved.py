from __future__ import annotations

from pathlib import Path

import pytest

from newsanalysis.articles import from_json, load_article, to_json
from newsanalysis.errors import ArticleError

PAGES = Path(__file__).parent / "pages"


def test_an_article_comes_back_equal(tmp_path: Path) -> None:
    article = load_article(PAGES / "agency.html")
    path = tmp_path / "article.json"
    path.write_text(to_json(article), encoding="utf-8")
    assert load_article(path) == article
    dated = load_article(path, published="2024-06")
    assert (dated.published, dated.published_granularity, dated.published_source) == (
        "2024-06",
        "month",
        "given",
    )
    assert dated.published_evidence is None
    assert dated.text == article.text


@pytest.mark.parametrize(
    ("old", "new"),
    [('"text"', '"txt"'), ('"start": 0', '"start": -1'), ('"zones": [', '"zones": [7, '), ("}", "")],
)
def test_a_damaged_file_is_an_article_error(old: str, new: str) -> None:
    text = to_json(load_article(PAGES / "agency.html"))
    with pytest.raises(ArticleError, match="read the original again"):
        from_json(text.replace(old, new, 1), "article.json")
