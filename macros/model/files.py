"""The data files, and the record that each holds."""

from __future__ import annotations

from dataclasses import dataclass

from .bodies import Body
from .cadence import Cadence
from .checklists import Checklist
from .decisions import Decision
from .diagrams import Diagram
from .evidence import Evidence
from .firms import Firm
from .glossary import Term
from .messages import Message
from .record import Record
from .rules import Rule
from .vocabulary import Vocabulary


@dataclass(frozen=True)
class DataFile:
    """A file under ``data/``.

    Attributes:
        name: its name without ``.yaml``.
        record: the class of its records; of the whole file for the vocabulary.
        noun: what one record is called.
        sorted_by_id: whether its records stand in the order of their ids, and not in reading order.
        plural: what several records are called, where an s at the end would not do.
    """

    name: str
    record: type[Record]
    noun: str
    sorted_by_id: bool = False
    plural: str = ""

    @property
    def nouns(self) -> str:
        """What several records are called."""
        head, of, tail = self.noun.partition(" of ")
        return self.plural or f"{head}s{of}{tail}"


FILES = (
    DataFile("vocabulary", Vocabulary, "vocabulary"),
    DataFile("firms", Firm, "firm", sorted_by_id=True),
    DataFile("bodies", Body, "body", sorted_by_id=True, plural="bodies"),
    DataFile("evidence", Evidence, "piece of evidence"),
    DataFile("checklists", Checklist, "checklist"),
    DataFile("glossary", Term, "term", sorted_by_id=True),
    DataFile("messages", Message, "message"),
    DataFile("decisions", Decision, "decision aid"),
    DataFile("cadence", Cadence, "number of the cadence"),
    DataFile("rules", Rule, "rule of a country"),
    DataFile("diagrams", Diagram, "diagram"),
)
