"""Draw every chart of an invented article and of the sample corpus into docs/gallery: ``make gallery``."""

from __future__ import annotations

from pathlib import Path

from newsanalysis import AnnotatedArticle, annotate, annotate_corpus, charts, load_article
from newsanalysis.charts import Picture, picture
from newsanalysis.corpus import Selection

GALLERY = Path(__file__).parent / "gallery"
SAMPLE = Path(__file__).parents[1] / "data" / "corpus" / "*"
ARTICLE, PUBLISHED = GALLERY / "article.txt", "2024-09-12"
DISPUTE = GALLERY / "dispute.txt"
"""An article in which people accuse each other, for the chart of accusations."""
_INTRODUCTION = """# Gallery

The charts of an invented article ([article.txt](article.txt), published on {published}), and who accuses whom
in a second one ([dispute.txt](dispute.txt)), drawn by `make gallery`. The text under each is its text
alternative. Those of a corpus are below.
"""
_OF_CORPUS = """
# Of a corpus

The charts of the 62 invented articles in `data/corpus`.
"""


def pictures(annotated: AnnotatedArticle) -> dict[str, Picture]:
    """Every chart of one article, by name."""
    entities, mentions, zones = annotated.entities, annotated.mentions, annotated.zones
    timexes, timeline, articles = annotated.timexes, annotated.timeline, annotated.articles
    return {
        "frequency": picture(charts.frequency, entities, mentions),
        "heatmap": picture(charts.heatmap, entities, mentions, zones),
        "network-sentence": picture(charts.network, entities, mentions, zones),
        "network-paragraph": picture(charts.network, entities, mentions, zones, by="paragraph"),
        "countries": picture(charts.countries, entities, mentions),
        "events": picture(charts.events, timeline, timexes, articles),
        "gaps": picture(charts.gaps, timexes, timeline, articles),
        "speakers": picture(charts.speakers, annotated.statements, entities),
        "accusations": _accusations(annotate(load_article(DISPUTE, published=PUBLISHED))),
    }


def _accusations(annotated: AnnotatedArticle) -> Picture:
    return picture(charts.accusations, annotated.statements, annotated.entities)


def corpus_pictures(selection: Selection) -> dict[str, Picture]:
    """Every chart of a corpus, by name."""
    return {
        "over-time": picture(charts.over_time, selection.over_time()),
        "together": picture(charts.together, selection.together()),
        "shared-events": picture(charts.shared_events, selection.shared_events()),
        "before-after": picture(charts.before_after, selection.talked_about()),
        "spokespeople": picture(charts.spokespeople, selection.voices()),
    }


def main() -> None:
    """Write the pictures, and a page that shows them with their words."""
    text = _INTRODUCTION.format(published=PUBLISHED)
    text += _written(pictures(annotate(load_article(ARTICLE, published=PUBLISHED))))
    text += _OF_CORPUS + _written(corpus_pictures(Selection(annotate_corpus(SAMPLE))))
    (GALLERY / "README.md").write_text(text, encoding="utf-8", newline="\n")


def _written(shown: dict[str, Picture]) -> str:
    """The pictures' part of the page; the pictures themselves are written."""
    text = ""
    for name, one in shown.items():
        (GALLERY / f"{name}.png").write_bytes(one.png)
        text += f"\n## {name}\n\n![{one.caption}]({name}.png)\n\n{one.alt}\n"
    return text


if __name__ == "__main__":
    main()
