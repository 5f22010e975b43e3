"""Who and what is named: territories, organisations, persons and picture credits, by rule and data.

The modules that decide import no spaCy: they read a text and its zones and return mentions.
"""
