"""The document's own date, worked out from what the text says about itself.

Used where no date was given and none stands on the page. Every kind of evidence is a claim that the text
was written in one year, on one day, or in one of some years; claims that agree give the date, claims that
don't give none.

- ``beside``: a day named with "heute" ("heute, 18. Juni 2024"); a relative expression beside an absolute
  one ("vor 20 Jahren, im Jahr 2004");
- ``anniversary``: both ends of one ("zum 75. Jahrestag der Gründung 1949");
- ``same_event``: one event dated both ways ("im September 2023", "im September vergangenen Jahres");
- ``weekday``: the years in which "Dienstag, 18. Juni" is right;
- bounds: a copyright year or a day told as past is the earliest, the present the latest it can be. They
  refute, and prove nothing but with a weekday that leaves one year between them.

The idea of reading a document's date from its own expressions: Chambers, "Labeling Documents with
Timestamps", ACL 2012; the rules here are our own and deterministic.
"""

from newsanalysis.document_date.infer import DocumentDate, dated, infer_document_date

__all__ = ["DocumentDate", "dated", "infer_document_date"]
