"""What a corpus answers: tables of many articles in, one small table out. pandas alone, no file is read here.

``named``      who is named in which article, by a key that holds across articles; who is named when
``together``   who is named together with whom
``events``     which events several articles date
``dates``      how often a date is talked about before and after it
``voices``     who says what
``coverage``   what is in the corpus, and what is not

``newsanalysis.corpus.Selection`` reads what they need, and no more, from a corpus on disk.
"""
