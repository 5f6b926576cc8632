"""Faults that bind several fields, records or files: file, line, name, problem and remedy."""

# ruff: noqa: E501 - a fault is one line, as people see it

from __future__ import annotations

from pathlib import Path

import pytest

from .helpers import SEE, case, check_case, shown, spoil

SOURCE_OF_BIRCH = "supports: [summary, kind, services, countries, functions]"

RECORDS = [
    case(
        "id twice",
        "firms",
        {"- id: birch": "- id: acre◀"},
        f'acre.id: "acre" is the id of an earlier record too. Give one of them another id, or remove it.{SEE}id',
    ),
    case(
        "id of an item twice",
        "checklists",
        {"    - id: say-thanks": "    - id: take-notes◀"},
        f'first-call.items.take-notes.id: "take-notes" is the id of an earlier item too. Give one of them another id, or remove it.{SEE}checklists-items-id',
    ),
    case(
        "value of a vocabulary twice",
        "vocabulary",
        {"  - id: telecommunications": "  - id: technology◀"},
        f'industry.technology.id: "technology" is the id of an earlier value too. Give one of them another id, or remove it.{SEE}vocabulary-industry',
    ),
    case(
        "record too far down",
        "firms",
        {"- id: cedar": "- id: aspen◀"},
        f'aspen.id: stands after "birch". Sort the records by id, or run "python -m macros format".{SEE}id',
    ),
    case(
        "record too far up is said once",
        "firms",
        {"- id: acre\n": "- id: zebra\n", "- id: birch": "- id: birch◀"},
        f'birch.id: stands after "zebra". Sort the records by id, or run "python -m macros format".{SEE}id',
    ),
    case(
        "head office in a country without office",
        "firms",
        {"    country: CH": "    country: GB◀"},
        f'acre.headquarters.country: "GB" is not among the countries of the record. Add it to countries: a head office is an office.{SEE}headquarters-country',
    ),
    case(
        "head office without countries",
        "firms",
        {
            "    country: CH": "    country: CH◀",
            "  countries: [CH, US]\n": "",
            "founded, countries, industries": "founded, industries",
        },
        f'acre.headquarters.country: "CH" is not among the countries of the record. Add it to countries: a head office is an office.{SEE}headquarters-country',
    ),
    case(
        "field that no source supports",
        "firms",
        {"countries: ['NO']": "countries: ['NO']◀", SOURCE_OF_BIRCH: "supports: [summary, kind, services, functions]"},
        f"birch.countries: no source supports it. Add countries to supports of the source that shows it, or leave the field out.{SEE}countries",
    ),
    case(
        "needed field that no source supports",
        "firms",
        {
            "  kind: contingency-search": "  kind: contingency-search◀",
            SOURCE_OF_BIRCH: "supports: [summary, services, countries, functions]",
        },
        f"birch.kind: no source supports it. Add kind to supports of the source that shows it.{SEE}kind",
    ),
    case(
        "source of a field that is not there",
        "firms",
        {SOURCE_OF_BIRCH: "supports: [summary, kind, services, countries, functions, industries]◀"},
        f'birch.sources[1].supports[6]: supports "industries", which the record does not have. Add industries, or take it out of supports.{SEE}sources-supports',
    ),
    case(
        "source of a field that does not exist",
        "firms",
        {SOURCE_OF_BIRCH: "supports: [summary, kind, services, countries, function]◀"},
        f'birch.sources[1].supports[5]: "function" is not a field that a source can support. Did you mean "functions"?{SEE}sources-supports',
    ),
    case(
        "source of what needs none",
        "firms",
        {SOURCE_OF_BIRCH: "supports: [summary, kind, services, countries, functions, id]◀"},
        f'birch.sources[1].supports[6]: "id" is not a field that a source can support. Name one of name, formerly, status, successor, summary, kind, services, website, headquarters, founded, countries, offices, industries, generalist, functions, levels, memberships, contact, confidentiality.{SEE}sources-supports',
    ),
    case(
        "text for supports",
        "firms",
        {SOURCE_OF_BIRCH: "supports: summary◀"},
        f"birch.sources[1].supports: is a text, not a list. Write it as a list, [like, this], even for one entry.{SEE}sources-supports",
    ),
    case(
        "nothing to act on",
        "firms",
        {"- id: cedar": "- id: cedar◀", "  generalist: true\n": ""},
        "cedar: tells a candidate nothing to act on. Give at least one of industries, functions, generalist, contact or confidentiality.",
    ),
    case(
        "no generalist and nothing to act on",
        "firms",
        {"- id: cedar": "- id: cedar◀", "generalist: true": "generalist: false"},
        "cedar: tells a candidate nothing to act on. Give at least one of industries, functions, generalist, contact or confidentiality.",
    ),
    case(
        "contact without a way",
        "firms",
        {
            "  generalist: true": "  contact: {}◀",
            "supports: [summary, kind, services]": "supports: [summary, kind, services, contact]",
        },
        f"cedar.contact: says nothing. Give a channel, url, email or unsolicited, or leave contact out.{SEE}contact",
    ),
    case(
        "alias that is the id of another",
        "firms",
        {"- id: birch": "- id: birch\n  aliases: [cedar]◀"},
        f'birch.aliases[1]: "cedar" belongs to the record "cedar". Remove it from one of the two.{SEE}aliases',
    ),
    case(
        "alias of another",
        "firms",
        {"- id: birch": "- id: birch\n  aliases: [acre-and-sons]◀"},
        f'birch.aliases[1]: "acre-and-sons" belongs to the record "acre". Remove it from one of the two.{SEE}aliases',
    ),
    case(
        "alias that is the own id",
        "firms",
        {"- id: birch": "- id: birch\n  aliases: [birch]◀"},
        f'birch.aliases[1]: "birch" is the id of this very record. Remove it; aliases are ids of the past.{SEE}aliases',
    ),
    case(
        "website of another",
        "firms",
        {"website: https://birch.example.org/": "website: http://ACRE.example.com◀"},
        f'birch.website: is the website of "acre" too. Make one record of the two, or give each its own page.{SEE}website',
    ),
    case(
        "country in two regions",
        "vocabulary",
        {"countries: [US]": "countries: [US, CH]◀"},
        f'region.north-america.countries[2]: "CH" is in the region "europe" too. Keep it in one.{SEE}vocabulary-region',
    ),
    case(
        "country in no region",
        "vocabulary",
        {"countries: [CH, GB, 'NO']": "countries: [CH, GB]", "  - id: 'NO'": "  - id: 'NO'◀"},
        f'country.NO.id: "NO" is in no region. Add it to the countries of a region.{SEE}vocabulary-country',
    ),
    case(
        "two countries on one square of the map",
        "vocabulary",
        {"tile: 13-0": "tile: 12-5◀"},
        f'country.NO.tile: "12-5" is the square of "CH" too. Give it a free one beside its neighbours.{SEE}vocabulary-country',
    ),
    case(
        "country without a square",
        "vocabulary",
        {"  - id: 'NO'": "  - id: 'NO'◀", "    tile: 13-0\n": ""},
        f'country.NO.tile: "NO" has no square on the map. Give it one that is free, beside its neighbours.{SEE}vocabulary-country',
    ),
    case(
        "square of what is no country",
        "vocabulary",
        {"    definition: Offices in North America.": "    definition: Offices in North America.\n    tile: 1-1◀"},
        f"region.north-america.tile: only a country has a square on the map. Leave it out.{SEE}vocabulary-region",
    ),
    case(
        "square that lies nowhere",
        "vocabulary",
        {"tile: 13-0": "tile: N7◀"},
        f'country.NO.tile: "N7" does not have the right form. It must match ^(0|[1-9][0-9]?)-(0|[1-9][0-9]?)$.{SEE}vocabulary-country',
    ),
    case(
        "unknown country in a region",
        "vocabulary",
        {"countries: [US]": "countries: [USA]◀"},
        f'region.north-america.countries[1]: "USA" is not a country. Use one of CH, GB, NO, US.{SEE}vocabulary-region',
    ),
]

MESSAGES = [
    case(
        "blank that resembles one",
        "messages",
        {"  body: |": "  body: |◀", "I am a {role}.": "I am a {rol}."},
        f'first-note.body: the blank {{rol}} is not described. Did you mean "role"?{SEE}messages-body',
    ),
    case(
        "blank that resembles none",
        "messages",
        {"  subject: '{role}'": "  subject: '{xyz}'◀"},
        f"first-note.subject: the blank {{xyz}} is not described. Describe it under blanks.{SEE}messages-subject",
    ),
    case(
        "blank that is not used",
        "messages",
        {"    - id: consultant": "    - id: consultant◀", "Dear {consultant},": "Dear reader,"},
        f"first-note.blanks.consultant.id: the blank {{consultant}} stands in no text. Use it, or remove it.{SEE}messages-blanks-id",
    ),
    case(
        "blank that is described wrongly is said once",
        "messages",
        {"    - id: consultant": "    - id: consultnt", "  body: |": "  body: |◀"},
        f'first-note.body: the blank {{consultant}} is not described. Did you mean "consultnt"?{SEE}messages-body',
    ),
    case(
        "more words than advised",
        "messages",
        {"  body: |": "  body: |◀", "    max: 20": "    max: 6"},
        f"first-note.body: has 14 words; its own advice is 5 to 6. Change the text or the advice.{SEE}messages-body",
    ),
    case(
        "fewer words than advised",
        "messages",
        {"  body: |": "  body: |◀", "    min: 5": "    min: 15"},
        f"first-note.body: has 14 words; its own advice is 15 to 20. Change the text or the advice.{SEE}messages-body",
    ),
    case(
        "advice the wrong way round",
        "messages",
        {"    min: 5": "    min: 5◀", "    max: 20": "    max: 4"},
        f"first-note.words.min: 5 is more than the max of 4. Give the lower number as min.{SEE}messages-words-min",
    ),
    case(
        "variant beside a text without a label",
        "messages",
        {
            "  words:": "  variants:◀\n    - id: short\n      label: Short\n      characters: 60\n"
            "      body: Dear {consultant}.\n  words:"
        },
        "first-note.variants: stand beside a text without a label. "
        f"Add label, to say when that text is the one to take.{SEE}messages-variants",
    ),
    case(
        "variant with more characters than it may have",
        "messages",
        {
            "  body: |": "  label: Long\n  body: |",
            "  words:": "  variants:\n    - id: short\n      label: Short\n      characters: 60\n"
            "      body: Dear {consultant}, may I send you the CV of a long and happy life?◀\n  words:",
        },
        "first-note.variants.short.body: has 63 characters with its examples, and 60 at most are allowed. "
        f"Shorten the text.{SEE}messages-variants-body",
    ),
]

EVIDENCE = [
    case(
        "no such way of reading",
        "evidence",
        {"      title: The law of fees": "      title: The law of fees\n      read: seen◀"},
        'law-of-fees.sources[1].read: "seen" is not a way of reading. '
        f"Use one of original, excerpt, reported.{SEE}evidence-sources-read",
    ),
]

RULES = [
    case(
        "no such verdict on fees",
        "rules",
        {"    verdict: barred": "    verdict: free◀"},
        f'GB.fee.verdict: "free" is not a verdict on fees. Use one of barred, limited, mixed.{SEE}rules-fee-verdict',
    ),
    case(
        "rule on evidence that does not exist",
        "rules",
        {"    evidence: [law-of-fees]": "    evidence: [law-of-feess]◀"},
        'GB.fee.evidence[1]: "law-of-feess" is not an id in evidence.yaml. '
        f'Did you mean "law-of-fees"?{SEE}rules-fee-evidence',
    ),
    case(
        "rules of no country",
        "rules",
        {"- id: GB": "- id: UK◀"},
        f'UK.id: "UK" is not a country or a place. Did you mean "GB"?{SEE}rules-id',
    ),
]

DECISIONS = [
    case(
        "answer that leads nowhere",
        "decisions",
        {"      'no': contingency": "      'no': contingncy◀"},
        f'what-kind.questions.when-paid.no: "contingncy" is no question or verdict here. Did you mean "contingency"?{SEE}decisions-questions-no',
    ),
    case(
        "start that is no question",
        "decisions",
        {"start: who-pays": "start: who-pay◀"},
        f'what-kind.start: "who-pay" is not a question here. Did you mean "who-pays"?{SEE}decisions-start',
    ),
    case(
        "circle",
        "decisions",
        {"      'yes': retained": "      'yes': who-pays◀", "    - id: retained\n": "    - id: retained◀\n"},
        f'what-kind.questions.when-paid.yes: leads back to "who-pays", so that a reader may go in a circle. Lead on to another question or to a verdict.{SEE}decisions-questions-yes',
        f'what-kind.verdicts.retained.id: no answer leads to "retained". Let an answer lead to it, or remove it.{SEE}decisions-verdicts-id',
    ),
    case(
        "id twice",
        "decisions",
        {"    - id: contingency": "    - id: who-pays◀"},
        f'what-kind.verdicts.who-pays.id: "who-pays" is the id of an earlier question or verdict too. Give one of them another id, and mend the answers that lead to it.{SEE}decisions-verdicts-id',
    ),
]


@pytest.mark.parametrize(("file", "edits", "expected"), [*RECORDS, *MESSAGES, *DECISIONS, *EVIDENCE, *RULES])
def test_fault(folder: Path, file: str, edits: dict[str, str], expected: tuple[str, ...]) -> None:
    check_case(folder, file, edits, expected)


def test_a_blank_with_the_id_of_an_earlier_one(folder: Path) -> None:
    (line,) = spoil(folder, "messages", {"    - id: role": "    - id: consultant◀"})
    fault = 'first-note.blanks.consultant.id: "consultant" is the id of an earlier blank too. '
    assert any(one.startswith(f"data/messages.yaml:{line}: {fault}") for one in shown(folder))
