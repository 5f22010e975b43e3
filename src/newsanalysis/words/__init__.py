"""What a word says by itself: its features for the network (names known, form, vector), its base form."""
