"""The questions that ``python -m macros new`` asks: one for each field of a firm, as the model describes it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from macros.catalog.names import slug
from macros.loading.dataset import Dataset
from macros.loading.diagnostics import nearest, quoted
from macros.loading.explain import explain, record_in, vocabularies_of
from macros.model.files import FIRMS
from macros.model.firms import ACTIONABLE_FIELDS, SOURCED_FIELDS, Firm, Source
from macros.model.types import Context, called
from macros.model.vocabulary import Value, Vocabulary
from macros.model.websites import SAME, likeness

from .duplicates import possible

# What else is asked for has its own question, follows from the answers, or does not befit a new record.
_ASKED = tuple(
    name
    for name in Firm.model_fields
    if name
    not in ("id", "name", "website", "formerly", "aliases", "status", "successor", "added", "checked", "sources")
)
_MOST_NUMBERED = 40  # more values than fit on a screen are not listed
YES = ("", "y", "yes")


class Interview:
    """Asks for one firm.

    Attributes:
        data: all that is known.
        ask: shows a prompt and returns a line; raises ``EOFError`` when there is none.
        say: shows a line.
        today: the day to put down as the one on which the record was checked.
    """

    def __init__(
        self, data: Dataset, ask: Callable[[str], str], say: Callable[[str], None], today: datetime.date
    ) -> None:
        self.data = data
        self.ask = ask
        self.say = say
        self.today = today
        self._context = Context(
            values={name: frozenset(value.id for value in data.values(name)) for name in Vocabulary.model_fields},
            called={
                name: called((word, value.id) for value in data.values(name) for word in value.words)
                for name in Vocabulary.model_fields
            },
            ids={"firms": frozenset(firm.id for firm in data.firms)},
            latest=today + datetime.timedelta(days=1),
        )

    def run(self) -> dict[str, Any]:
        """Return the record that the answers make; its fields are right each by itself."""
        self.say("A new firm. Leave an answer empty where no public page says it; Ctrl+C stops without a trace.")
        record: dict[str, Any] = {}
        for name in ("name", "formerly", "website"):
            self._put(record, name)
            names = [record["name"], *record.get("formerly", ())]
            self._warn(names, record.get("website"))
        record["id"] = self._id(record["name"])
        for name in _ASKED:
            if not (name == "generalist" and "industries" in record):
                self._put(record, name)
        while not any(record.get(name) for name in ACTIONABLE_FIELDS):
            self.say(f"  So far it tells a candidate nothing to act on: give one of {', '.join(ACTIONABLE_FIELDS)}.")
            for name in ACTIONABLE_FIELDS:
                self._put(record, name)
        country = record.get("headquarters", {}).get("country")
        if country and country not in record.get("countries", ()):
            record["countries"] = [country, *record.get("countries", ())]
            self.say(f"  {country} now stands among the countries too: a head office is an office.")
        record["added"] = record["checked"] = self.today
        record["sources"] = self._sources([name for name in SOURCED_FIELDS if name in record])
        return record

    def _put(self, record: dict[str, Any], name: str) -> None:
        """Ask for a field until its value is right, and put it in the record unless it is left out."""
        info = Firm.model_fields[name]
        while True:
            self.say("")
            group = record_in(info.annotation)
            if group:
                self.say(f"{name}: {info.description} (Each part may be left out.)")
                parts = {part: self._value(f"{name}.{part}", field) for part, field in group.model_fields.items()}
                value: Any = {part: answer for part, answer in parts.items() if answer is not None} or None
            else:
                value = self._value(name, info)
            if value is None and not info.is_required():
                return
            problems = self._problems(name, value)
            if name == "website" and value is not None:
                problems += self._taken(value)
            if not problems:
                record[name] = value
                return
            for problem in problems:
                self.say(f"  {problem}")

    def _problems(self, name: str, value: Any) -> list[str]:
        try:
            Firm.model_validate({name: value} if value is not None else {}, context=self._context)
        except ValidationError as error:
            details = [detail for detail in error.errors(include_url=False) if detail["loc"][0] == name]
            # A list with a faulty entry is reported as too short as well; the entry says it all.
            inner = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
            details = [detail for detail in details if detail["loc"] not in inner]
            explained = [explain(FIRMS, detail["loc"], detail, self._context) for detail in details]
            return [f"{'.'.join(map(str, d['loc']))}: {p}. {r}" for d, (p, r) in zip(details, explained, strict=True)]
        return []

    def _taken(self, website: str) -> list[str]:
        """Say of which firm a website is; the check would refuse it at the end of all questions."""
        return [
            f"is the website of {quoted(firm.id)} too. Correct that record instead, or give this firm its own page"
            for firm in self.data.firms
            if likeness(website, firm.website) == SAME
        ]

    def _value(self, name: str, info: FieldInfo) -> Any:
        """Ask for one value; ``None`` stands for no answer."""
        choices = [value for vocabulary in vocabularies_of(info) for value in self.data.values(vocabulary)]
        many = _holds(info.annotation, tuple)
        # What a group needs is needed only if the group is given at all.
        needed = ", needed" if info.is_required() and not name.startswith(tuple(f"{part}." for part in _ASKED)) else ""
        example = f" For example: {_shown(info.examples[0]).rstrip('.')}." if info.examples and not choices else ""
        self.say(f"{name}{needed}: {info.description}{example}")
        if choices:
            self._offer(choices)
        prompt = "  several, with commas between: " if many else "  "
        if _holds(info.annotation, bool):
            prompt = "  yes or no [no]: "
        while True:
            answer = " ".join(self.ask(prompt).split())
            if not answer:
                return None
            if choices:
                parts = [part.strip() for part in answer.split(",") if part.strip()] if many else [answer]
                chosen = [self._choice(part, choices) for part in parts]
                if None in chosen:
                    continue
                return list(dict.fromkeys(chosen)) if many else chosen[0]
            if many:
                return [part.strip() for part in answer.split(",") if part.strip()]
            if _holds(info.annotation, bool):
                return answer.lower() in ("y", "yes", "true") or None
            if not _holds(info.annotation, int) or not answer.isdecimal():
                return answer
            try:
                return int(answer)
            except ValueError:  # Python reads no number of more than some thousand digits.
                self.say("  That number has too many digits.")

    def _offer(self, choices: list[Value]) -> None:
        if len(choices) <= _MOST_NUMBERED:
            for number, value in enumerate(choices, start=1):
                self.say(f"  {number:2} {value.id} – {value.label}")
            return
        one, other = choices[0], choices[-1]
        self.say(f"  One of {len(choices)}, by its name or code, such as {one.label} or {other.id}.")

    def _choice(self, answer: str, choices: list[Value]) -> str | None:
        """Return the id of the value that an answer names by its number, id or a word for it; else say what is near."""
        numbered = {str(number): value.id for number, value in enumerate(choices[:_MOST_NUMBERED], start=1)}
        if len(choices) <= _MOST_NUMBERED and answer in numbered:
            return numbered[answer]
        by_name = called((word, value.id) for value in choices for word in (value.id, *value.words))
        if len(meant := by_name.get(answer.lower(), [])) == 1:
            return meant[0]
        guesses = nearest(answer, by_name, most=4)
        near = meant or list(dict.fromkeys(value_id for word in guesses for value_id in by_name[word]))
        guess = f"Did you mean {' or '.join(near)}?" if near else "Choose one of those above."
        self.say(f"  {quoted(answer)} is not one of the values. {guess}")
        return None

    def _warn(self, names: list[str], website: str | None) -> None:
        for duplicate in possible(self.data.firms, names, website):
            self.say(f"  Already listed? {duplicate.firm.id} ({duplicate.firm.name}) {duplicate.why}.")

    def _id(self, name: str) -> str:
        offered = slug(name)
        former = {alias for firm in self.data.firms for alias in firm.aliases or ()}
        removed = {firm_id for _, firm_id in self.data.removed}
        while True:
            self.say("")
            self.say(f"id, needed: {Firm.model_fields['id'].description}")
            firm_id = self.ask(f"  [{offered}] ").strip() or offered
            problems = self._problems("id", firm_id)
            if firm_id in self._context.ids["firms"]:
                problems.append("another firm has this id. Choose another")
            elif firm_id in former:
                problems.append("another firm had this id before. Choose another")
            elif firm_id in removed:
                problems.append("this was the id of a firm that has been removed. Choose another")
            if not problems:
                return firm_id
            for problem in problems:
                self.say(f"  {problem}")

    def _sources(self, fields: list[str]) -> list[dict[str, Any]]:
        """Ask for sources until each of the fields is supported by one."""
        sources: list[dict[str, Any]] = []
        left = list(fields)
        while left:
            self.say("")
            self.say(f"A page that shows some of: {', '.join(left)}")
            source: dict[str, Any] = {
                part: self._value(f"sources.{part}", Source.model_fields[part]) or "" for part in ("url", "title")
            }
            answer = self.ask(f"  What does it show? With commas between. [{', '.join(left)}] ")
            named = [part.strip() for part in answer.split(",") if part.strip()] or list(left)
            unknown = [name for name in named if name not in fields]
            source["supports"] = named
            problems = self._problems("sources", [source])
            problems += [f"{quoted(name)} is none of {', '.join(fields)}" for name in unknown]
            if problems:
                for problem in problems:
                    self.say(f"  {problem}")
                continue
            sources.append(source)
            left = [name for name in left if name not in named]
        return sources


def _holds(annotation: Any, kind: type) -> bool:
    """Tell whether a type stands in the annotation of a field."""
    is_kind = annotation is kind or get_origin(annotation) is kind
    return is_kind or any(_holds(part, kind) for part in get_args(annotation))


def _shown(example: Any) -> str:
    return ", ".join(map(str, example)) if isinstance(example, list) else str(example)
