"""Charts: tables in, Axes out.

Each module has ``draw(…, ax=None)``; ``describe(…)``, its words; ``data(…)``, the small table that it
shows; and ``CAPTION``. ``picture`` puts these together for notebooks and reports.
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
from newsanalysis.charts.picture import TABLE_TYPE, Picture, picture

__all__ = [
    "TABLE_TYPE",
    "Picture",
    "accusations",
    "countries",
    "events",
    "frequency",
    "gaps",
    "heatmap",
    "network",
    "picture",
    "speakers",
]
