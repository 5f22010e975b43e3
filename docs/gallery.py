"""Draw every chart of an invented article into ``docs/gallery``: ``make gallery``."""

from __future__ import annotations

from pathlib import Path

from newsanalysis import AnnotatedArticle, annotate, charts, load_article
from newsanalysis.charts import Picture, picture

GALLERY = Path(__file__).parent / "gallery"
ARTICLE, PUBLISHED = GALLERY / "article.txt", "2024-09-12"
_INTRODUCTION = """# Gallery

The charts of an invented article ([article.txt](article.txt), published on {published}), drawn by
`make gallery`. The text under each is its text alternative.
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
        "accusations": picture(charts.accusations, annotated.statements, entities),
    }


def main() -> None:
    """Write the pictures, and a page that shows them with their words."""
    text = _INTRODUCTION.format(published=PUBLISHED)
    for name, shown in pictures(annotate(load_article(ARTICLE, published=PUBLISHED))).items():
        (GALLERY / f"{name}.png").write_bytes(shown.png)
        text += f"\n## {name}\n\n![{shown.caption}]({name}.png)\n\n{shown.alt}\n"
    (GALLERY / "README.md").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
