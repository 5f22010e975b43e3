"""German sentences: where each one starts, with respect for zones, abbreviations, ordinals and quotes."""
