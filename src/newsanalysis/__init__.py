"""Tables, charts and a report from German news articles."""

__version__ = "0.1.0"
