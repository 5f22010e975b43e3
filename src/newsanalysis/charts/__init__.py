"""Charts: tables in, Axes out.

Each module has ``draw(…, ax=None)``; ``describe(…)``, its words; ``data(…)``, the small table that it
shows; and ``CAPTION``. ``picture`` puts these together for notebooks and reports; ``picture_or_words``
gives a sentence where there is nothing to draw. Those of a corpus (``over_time``, ``together``,
``shared_events``, ``before_after``, ``spokespeople``) take the tables of
``newsanalysis.corpus.Selection``, all others those of one article.
"""

from newsanalysis.charts import (
    accusations,
    before_after,
    countries,
    events,
    frequency,
    gaps,
    heatmap,
    network,
    over_time,
    shared_events,
    speakers,
    spokespeople,
    together,
)
from newsanalysis.charts.picture import TABLE_TYPE, Picture, Words, picture, picture_or_words

__all__ = [
    "TABLE_TYPE",
    "Picture",
    "Words",
    "accusations",
    "before_after",
    "countries",
    "events",
    "frequency",
    "gaps",
    "heatmap",
    "network",
    "over_time",
    "picture",
    "picture_or_words",
    "shared_events",
    "speakers",
    "spokespeople",
    "together",
]
