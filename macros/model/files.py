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

# What an id may begin with.
LETTERS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True)
class DataFile:
    """A file under ``data/``.

    Attributes:
        name: its name without ``.yaml``.
        record: the class of its records; of the whole file for the vocabulary.
        noun: what one record is called.
        sorted_by_id: whether its records stand in the order of their ids, and not in reading order.
        plural: what several records are called, where an s at the end would not do.
        by_letter: whether a folder of that name may hold them in its place, in a file for each first letter of an id.
    """

    name: str
    record: type[Record]
    noun: str
    sorted_by_id: bool = False
    plural: str = ""
    by_letter: bool = False

    @property
    def whole(self) -> str:
        """The path of the file that holds all records, from ``data/``."""
        return f"{self.name}.yaml"

    def part(self, record_id: str) -> str:
        """Return the path, from ``data/``, of the file that holds a record where each first letter has its own.

        Args:
            record_id: the id of the record; what is none, and begins with no letter or digit, counts as an ``a``.
        """
        sign = record_id[:1].lower()
        return f"{self.name}/{sign if sign in LETTERS else 'a'}.yaml"

    @property
    def nouns(self) -> str:
        """What several records are called."""
        head, of, tail = self.noun.partition(" of ")
        return self.plural or f"{head}s{of}{tail}"


FIRMS = DataFile("firms", Firm, "firm", sorted_by_id=True, by_letter=True)
BODIES = DataFile("bodies", Body, "body", sorted_by_id=True, plural="bodies")
FILES = (
    DataFile("vocabulary", Vocabulary, "vocabulary"),
    FIRMS,
    BODIES,
    DataFile("evidence", Evidence, "piece of evidence"),
    DataFile("checklists", Checklist, "checklist"),
    DataFile("glossary", Term, "term", sorted_by_id=True),
    DataFile("messages", Message, "message"),
    DataFile("decisions", Decision, "decision aid"),
    DataFile("cadence", Cadence, "number of the cadence"),
    DataFile("rules", Rule, "rule of a country"),
    DataFile("diagrams", Diagram, "diagram"),
)
