"""What the diagrams say: facts as data, and nothing of how they are drawn.

Every statement here is one that the guide makes too, with the same evidence behind it. Where the evidence gives no
figure, the diagram gives none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Note:
    """A line of text, with a word before it that says what it is about, if it needs one."""

    text: str
    label: str = ""


@dataclass(frozen=True)
class Item:
    """One thing that a diagram shows.

    Attributes:
        title: its name.
        notes: what is said of it.
        evidence: ids of the evidence that it rests on.
    """

    title: str
    notes: tuple[Note, ...]
    evidence: tuple[str, ...] = ()

    def words(self) -> tuple[Note, ...]:
        """Return all that the picture says of it, for readers who do not see the picture."""
        return self.notes


@dataclass(frozen=True)
class Payment(Item):
    """A kind of firm, and who pays it.

    Attributes:
        you_pay: whether the candidate pays, and not an employer.
        sourced: whether a source says so; without one the arrow is dashed.
    """

    you_pay: bool = False
    sourced: bool = True

    def words(self) -> tuple[Note, ...]:
        """Say in words what the arrow shows."""
        payer = "You pay." if self.you_pay else "An employer pays."
        return (Note(payer if self.sourced else f"{payer} The arrow is dashed: no source yet."), *self.notes)


@dataclass(frozen=True)
class Stage(Item):
    """A stage of a search; ``seen`` says whether the candidate takes part in it."""

    seen: bool = True

    def words(self) -> tuple[Note, ...]:
        """Say in words what the dot shows."""
        return (Note(SEEN if self.seen else UNSEEN), *self.notes)


@dataclass(frozen=True)
class Contact(Item):
    """A moment after which a candidate writes.

    Attributes:
        notes_at: weeks after it at which a note is due, each shown as a dot.
        between: a first and a last week between which one note is due, shown as a bar.
    """

    notes_at: tuple[float, ...] = ()
    between: tuple[float, float] | None = None


@dataclass(frozen=True)
class Diagram:
    """A diagram: what it is for, and what it shows.

    Attributes:
        id: its name in pages.
        title: its name for readers.
        form: how it is drawn; a key of ``forms.FORMS``.
        description: what the picture looks like, for a reader who does not see it.
        caption: what to know before relying on it.
        key: words of the picture that belong to no item, such as the heads of lanes and the labels of an axis.
        items: what it shows, in order.
        ordered: whether the order of the items says something.
    """

    id: str
    title: str
    form: str
    description: str
    caption: str
    key: tuple[str, ...]
    items: tuple[Item, ...]
    ordered: bool = True

    @property
    def evidence(self) -> tuple[str, ...]:
        """The evidence of all items, each once, in their order."""
        return tuple(dict.fromkeys(one for item in self.items for one in item.evidence))

    @property
    def loose_words(self) -> tuple[str, ...]:
        """The words of the picture that the words of no item hold."""
        told = [f"{note.label}: {note.text}" for item in self.items for note in item.words()]
        return tuple(word for word in self.key if not any(word in text for text in told))

    WEEKS: ClassVar[int] = 12  # how far the axis of a rhythm goes


SEEN = "You take part"
UNSEEN = "Out of your sight"
GIVE = "Give"
KEEP = "Keep back"


def _sees(text: str) -> Note:
    return Note(text, "You see")


def _shares(give: str, keep: str) -> tuple[Note, ...]:
    return Note(give, GIVE), Note(keep, KEEP)


WHO_PAYS_WHOM = Diagram(
    id="who-pays-whom",
    title="Who pays whom, and when",
    form="lanes",
    description="Seven kinds of firm stand between employers on the left and you on the right. "
    "Arrows for money run from employers to six of them. To the seventh, career marketing, the arrow runs from you.",
    caption="In executive search the employer pays and you never do. Whether another kind of agency may charge you "
    "depends on the place.",
    key=("Employers", "You", "pays", "pay", "In contrast"),
    ordered=False,
    items=(
        Payment(
            "Retained search",
            (Note("In parts, often thirds, whether or not anyone is hired."),),
            ("retained-model", "candidate-asked-for-money"),
        ),
        Payment(
            "Contingency search",
            (Note("Only if this firm's own candidate is hired."),),
            ("contingency-model",),
        ),
        Payment(
            "Engaged search",
            (Note("Part at the start, and the rest on a hire."),),
            ("engaged-model",),
        ),
        Payment(
            "Staffing",
            (Note("For temporary, contract and often permanent staff. When, our sources do not say."),),
            ("ftc-legit-firms-dont-charge", "eu-taw-no-fees"),
        ),
        Payment(
            "Interim management",
            (Note("For a manager's limited time, by our working definition. Ask who pays, and when."),),
            sourced=False,
        ),
        Payment(
            "Outplacement",
            (Note("The employer that lets you go pays for help to you. It fills no jobs."),),
            ("outplacement-def",),
        ),
        Payment(
            "Career marketing",
            (Note("Hundreds or thousands of dollars, in advance. It fills no jobs for employers."),),
            ("md-ag-career-marketers", "bbb-terms-interchangeable"),
            you_pay=True,
        ),
    ),
)

RETAINED_SEARCH = Diagram(
    id="retained-search-weeks",
    title="A retained search, from briefing to start",
    form="timeline",
    description="Nine stages stand below each other on a line. A full dot marks a stage that you take part in, "
    "a hollow dot one that is out of your sight: briefing, research and the shortlist.",
    caption="Searches differ, and no source gives weeks for each stage. The order is the usual one, and stages may "
    "overlap.",
    key=(
        "No fixed timetable",
        "Firms describe whole searches of ten weeks to several months.",
        SEEN,
        UNSEEN,
    ),
    items=(
        Stage(
            "Briefing",
            (Note("An employer gives one firm the mandate."), _sees("nothing.")),
            ("retained-model", "panel-of-finalists"),
            seen=False,
        ),
        Stage(
            "Research",
            (
                Note("The firm looks in its own files, maps companies and lists people."),
                _sees("nothing, unless you are asked for names."),
            ),
            ("database-first", "target-landscape"),
            seen=False,
        ),
        Stage(
            "First call",
            (
                Note("It is there to gauge interest."),
                _sees("a call or a note. The employer's name may come later."),
            ),
            ("first-call-reschedule", "client-name-withheld"),
        ),
        Stage(
            "Interview with the firm",
            (
                Note("The consultant assesses you and writes an overview."),
                _sees("a long talk. Offer facts, and correct errors."),
            ),
            ("become-candidate-when", "recruiter-writes-profile"),
        ),
        Stage(
            "Shortlist",
            (
                Note("About two to five people are shown to the employer."),
                _sees("often nothing for weeks. Expect to be asked before your name goes."),
            ),
            ("panel-of-finalists", "charter-authorise-name"),
            seen=False,
        ),
        Stage(
            "Interviews with the employer",
            (
                Note("You may ask how many rounds, who decides and by when."),
                _sees("people, questions, and feedback if you ask."),
            ),
            ("process-questions", "aesc-candidate-care"),
        ),
        Stage(
            "References",
            (
                Note("Usually at finalist stage: superiors, peers, reports."),
                _sees("a request for names. Calls off your list may come too."),
            ),
            ("references-at-the-end", "backchannel-common"),
        ),
        Stage(
            "Offer",
            (
                Note("Often by word of mouth first, in writing once agreed."),
                _sees("a call, then a paper that may expire soon."),
            ),
            ("verbal-offer-first",),
        ),
        Stage(
            "Start",
            (
                Note("A guarantee runs for the employer, about 90 days to 12 months."),
                _sees("perhaps a call to ask how it goes."),
            ),
            ("guarantee-period",),
        ),
    ),
)

WHOM_THEY_ANSWER = Diagram(
    id="whom-they-answer",
    title="Whom recruiters answer first",
    form="stairs",
    description="Four steps lead down and away from the top. Those who fit an open search stand on the first. Cold "
    "CVs and friends' referrals stand on the last. The steps show an order and no amounts.",
    caption="The order is one recruiter's account of about 2000, and still makes sense. No survey settles it.",
    key=("Answered first", "Last, or never"),
    items=(
        Item(
            "You fit a search that is open",
            (Note("Name the search, and say in one line why you fit."),),
            ("referral-first-line",),
        ),
        Item(
            "You fit a search they expect",
            (Note("Be on file before it opens. Firms look there first."),),
            ("database-first",),
        ),
        Item(
            "You are in the right field",
            (Note("There is nothing for you yet. Keep your file current, and write when you have news."),),
            ("check-in-8-12-weeks",),
        ),
        Item(
            "A cold CV, or a friend's referral",
            (Note("It seldom fits a search in the same week. Silence is normal: the load is high."),),
            ("applications-per-recruiter", "recruiter-workload"),
        ),
    ),
)

WHAT_TO_SHARE = Diagram(
    id="what-to-share-when",
    title="What to share, and when",
    form="shares",
    description="Five moments stand below each other, from the first note to the offer. At each one more of five "
    "squares is filled, since you share more. Each says what to give and what to keep for later.",
    caption="Give what the moment needs, and keep the rest. What you must give about past pay depends on the place.",
    key=(GIVE, KEEP),
    items=(
        Item(
            "First note",
            _shares(
                "What you do and at what scale, two results, your status, the pay you expect, a private address.",
                "What you earned, which many places protect. Names of referees.",
            ),
            ("say-what-you-want", "referral-first-line", "use-private-channels", "us-salary-history-bans"),
        ),
        Item(
            "First call",
            _shares(
                "Once you know who calls: your career in two minutes, what rules the job out, other processes, "
                "earlier contact with the employer.",
                "Permission to send your CV. Identity papers and bank details.",
            ),
            ("first-call-aims", "say-showstoppers-early", "prior-submission-undisclosed", "ftc-recruiter-signs"),
        ),
        Item(
            "Before your CV goes",
            _shares(
                "A written yes for this employer and this job, where you have applied, whom they must not call.",
                "A yes to any other employer.",
            ),
            ("contingency-multi-submission", "applied-direct-no-fee", "backchannel-common"),
        ),
        Item(
            "Finalist",
            _shares(
                "Referees whom you have asked: a superior, a peer, someone who reported to you. Other offers, with "
                "dates.",
                "If you wish, your present employer as a referee until an offer is signed.",
            ),
            ("references-at-the-end", "tell-other-processes", "aesc-permission-referees"),
        ),
        Item(
            "Offer",
            _shares(
                "The figure at which you would sign, your deal-breakers, then one clear yes or no.",
                "Your minimum. Papers and bank details, until you hold a written offer that you have verified.",
            ),
            ("recruiter-in-negotiation", "exec-package-parts", "uk-ico-minimum-data"),
        ),
    ),
)

HOW_OFTEN = Diagram(
    id="how-often",
    title="How often to be in touch",
    form="rhythm",
    description="Six moments, each above a line of twelve weeks. A dot on a line is a note at that time, a bar is one "
    "note somewhere between two times. Thanks come within a day; a search firm with nothing open hears after eight to "
    "twelve weeks.",
    caption="A date that you are given beats every rule here. The figures come from recruiters and careers writers, "
    "mostly in the US; no survey settles the question.",
    key=("a note", "one note in this time", "now", "4 weeks", "8 weeks", "12 weeks"),
    ordered=False,
    items=(
        Contact(
            "After a call or an interview",
            (Note("A thank-you within a day."),),
            ("follow-up-stages",),
            notes_at=(1 / 7,),
        ),
        Contact(
            "After an interview, no date given",
            (Note("Ask once, after about a week."),),
            ("follow-up-week",),
            notes_at=(1,),
        ),
        Contact(
            "After a note about a named job",
            (Note("One reminder after about a week. Then our advice is to let it rest."),),
            ("follow-up-week",),
            notes_at=(1,),
        ),
        Contact(
            "After applying through a portal",
            (Note("One to two weeks."),),
            ("follow-up-stages",),
            between=(1, 2),
        ),
        Contact(
            "With a staffing firm, while you look",
            (Note("A brief update every couple of weeks."),),
            ("staffing-every-two-weeks",),
            notes_at=(2, 4, 6, 8, 10, 12),
        ),
        Contact(
            "With a search firm, nothing open",
            (Note("Every eight to twelve weeks, and when you have news. One director's figure."),),
            ("check-in-8-12-weeks",),
            between=(8, 12),
        ),
    ),
)

FLOORS = Diagram(
    id="floors",
    title="The floors of the code",
    form="stairs",
    description="Six steps lead down from what builds the site to what a record is. Each may use the steps below it "
    "and none above.",
    caption="Each is a folder of macros/. Editing, which changes data files, stands beside site/ and uses the floors "
    "from catalog/ down.",
    key=("Uses all below", "Uses nothing above"),
    items=(
        Item("engines/ and products/", (Note("MkDocs, its preview, the bundle for a disk, the printed guide."),)),
        Item("components/", (Note("A folder for each thing that a page shows."),)),
        Item("site/", (Note("Links, assets, templates, policy, open data, the finishing of a built folder."),)),
        Item("catalog/", (Note("What follows from the data: facets, letters, similar firms, citations."),)),
        Item("loading/", (Note("YAML in, records or faults with their lines out."),)),
        Item("model/", (Note("What a record is: the one definition of every field."),)),
    ),
)

DIAGRAMS = {
    diagram.id: diagram
    for diagram in (WHO_PAYS_WHOM, RETAINED_SEARCH, WHOM_THEY_ANSWER, WHAT_TO_SHARE, HOW_OFTEN, FLOORS)
}
