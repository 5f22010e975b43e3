"""Charts: a table in, Axes out. Each module has ``draw(…, ax=None)`` and ``describe(…)``, its words."""

from newsanalysis.charts import events, frequency, heatmap, network
from newsanalysis.charts.picture import Picture, picture

__all__ = ["Picture", "events", "frequency", "heatmap", "network", "picture"]
