"""Charts: tables in, Axes out.

Each module has ``draw(…, ax=None)``; ``describe(…)``, its words; ``data(…)``, the small table that it
shows; and ``CAPTION``. ``picture`` puts these together for notebooks and reports; ``picture_or_words``
gives a sentence where there is nothing to draw.
"""

from newsanalysis.charts import (
    accusations,
    countries,
    events,
    frequency,
    gaps,
    heatmap,
    network,
    speakers,
)
from newsanalysis.charts.picture import TABLE_TYPE, Picture, Words, picture, picture_or_words

__all__ = [
    "TABLE_TYPE",
    "Picture",
    "Words",
    "accusations",
    "countries",
    "events",
    "frequency",
    "gaps",
    "heatmap",
    "network",
    "picture",
    "picture_or_words",
    "speakers",
]
