"""What YAML itself gets wrong, or would take for something else: file, line, name, problem and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading.yaml_nodes import YamlSequence, line_of

from .helpers import SEE, case, check_case


def bare(word: str, meaning: str) -> str:
    """Return what is said of a bare word that YAML takes for a truth value."""
    remedy = f"Write '{word}' in quotes for the text, or {meaning} for the truth value."
    return f"YAML reads the bare word {word} as {meaning}. {remedy}"


KEYS = [
    case(
        "field given twice",
        "firms",
        {"  kind: contingency-search": "  kind: contingency-search\n  kind: retained-search◀"},
        "birch.kind: given twice, first in line 34. Keep one of the two.",
    ),
    case(
        "field of a group given twice",
        "firms",
        {"    channel: email\n": "    channel: email\n    channel: web-form◀\n"},
        "acre.contact.channel: given twice, first in line 18. Keep one of the two.",
    ),
    case(
        "vocabulary given twice",
        "vocabulary",
        {"service:\n": "kind: []◀\nservice:\n"},
        "kind: given twice, first in line 3. Keep one of the two.",
    ),
    case(
        "unknown field",
        "firms",
        {"  founded: 1956": "  foundd: 1956◀"},
        'acre.foundd: there is no such field. Did you mean "founded"?',
    ),
    case(
        "unknown field that resembles none",
        "glossary",
        {"  see: [client]": "  see: [client]\n  colour: blue◀"},
        "mandate.colour: there is no such field. The fields are id, term, also, definition, see, evidence.",
    ),
    case(
        "unknown field of a group",
        "firms",
        {"    channel: email": "    chanel: email◀"},
        f'acre.contact.chanel: there is no such field. Did you mean "channel"?{SEE}contact',
    ),
    case(
        "unknown field of a source stands for the missing one",
        "firms",
        {"      title: About Birch": "      titel: About Birch◀"},
        f'birch.sources[1].titel: there is no such field. Did you mean "title"?{SEE}sources',
    ),
    case(
        "unknown field stands for the one that a source supports",
        "firms",
        {"  industries: [technology]\n  contact": "  industry: [technology]◀\n  contact"},
        'acre.industry: there is no such field. Did you mean "industries"?',
    ),
    case(
        "unknown vocabulary stands for the missing one",
        "vocabulary",
        {"level:\n": "levels:◀\n"},
        'levels: there is no such field. Did you mean "level"?',
    ),
    case(
        "missing field",
        "firms",
        {"- id: birch\n": "- id: birch◀\n", "  kind: contingency-search\n": ""},
        f"birch.kind: is missing. Add kind.{SEE}kind",
    ),
    case(
        "missing field of a source",
        "firms",
        {
            "    - url: https://birch.example.org/about": "    - url: https://birch.example.org/about◀",
            "      title: About Birch\n": "",
        },
        f"birch.sources[1].title: is missing. Add title.{SEE}sources-title",
    ),
    case(
        "missing supports",
        "firms",
        {
            "    - url: https://birch.example.org/about": "    - url: https://birch.example.org/about◀",
            "      supports: [summary, kind, services, countries, functions]\n": "",
        },
        f"birch.sources[1].supports: is missing. Add supports.{SEE}sources-supports",
    ),
    case(
        "missing id",
        "firms",
        {"- id: birch\n  name: Birch Partners": "- name: Birch Partners◀"},
        f"record 2.id: is missing. Add id.{SEE}id",
    ),
    case(
        "missing vocabulary",
        "vocabulary",
        {
            "kind:\n": "kind:◀\n",
            "level:\n  - id: c-suite\n    label: C-suite\n    definition: The first level of an organization.\n": "",
        },
        f"level: is missing. Add level.{SEE}vocabulary-level",
    ),
    case(
        "missing blanks, which the text uses",
        "messages",
        {
            "- id: first-note": "- id: first-note◀",
            "  blanks:\n    - id: consultant\n      label: The name of the consultant\n      example: Dr Rivera\n"
            "    - id: role\n      label: Your role\n      example: finance director\n": "",
        },
        f"first-note.blanks: is missing. Add blanks.{SEE}messages-blanks",
    ),
    case(
        "number as the name of a field",
        "firms",
        {"  founded: 1956": "  founded: 1956\n  1956: founded◀"},
        'acre: "1956" is not the name of a field. Put a name before the colon.',
    ),
    case(
        "empty name of a field",
        "firms",
        {"  founded: 1956": "  founded: 1956\n  ~: founded◀"},
        'acre: "~" is not the name of a field. Put a name before the colon.',
    ),
    case(
        "list as the name of a field",
        "firms",
        {"  founded: 1956": "  founded: 1956\n  ? [a, b]◀\n  : founded"},
        "acre: a list or group stands where the name of a field belongs. Name the field.",
    ),
]

SPELLINGS = [
    case(
        "NO in a list on one line",
        "firms",
        {"countries: ['NO']": "countries: [NO]◀"},
        f"birch.countries[1]: {bare('NO', 'false')}",
    ),
    case(
        "NO in a list below its name, with the head office",
        "firms",
        {"  countries: [CH, US]": "  countries:\n    - CH\n    - NO◀\n    - US", "    country: CH": "    country: US"},
        f"acre.countries[2]: {bare('NO', 'false')}",
    ),
    case(
        "NO as the country of the head office",
        "firms",
        {"    country: CH": "    country: NO◀"},
        f"acre.headquarters.country: {bare('NO', 'false')}",
    ),
    case(
        "NO among the countries of a region",
        "vocabulary",
        {"countries: [CH, GB, 'NO']": "countries: [CH, GB, NO]◀"},
        f"region.europe.countries[3]: {bare('NO', 'false')}",
    ),
    case(
        "NO as the id of a country",
        "vocabulary",
        {"  - id: 'NO'": "  - id: NO◀"},
        f"country[3].id: {bare('NO', 'false')}",
    ),
    case("ON as a name", "firms", {"name: Birch Partners": "name: ON◀"}, f"birch.name: {bare('ON', 'true')}"),
    case("YES as a term", "glossary", {"term: Mandate": "term: YES◀"}, f"mandate.term: {bare('YES', 'true')}"),
    case("Yes as a summary", "firms", {"Finds finance directors.": "Yes◀"}, f"birch.summary: {bare('Yes', 'true')}"),
    case(
        "off in a list",
        "glossary",
        {"also: [assignment]": "also: [off, assignment]◀"},
        f"mandate.also[1]: {bare('off', 'false')}",
    ),
    case("yes for true", "firms", {"generalist: true": "generalist: yes◀"}, f"cedar.generalist: {bare('yes', 'true')}"),
    case(
        "NO as the name of a field",
        "firms",
        {"  founded: 1956": "  founded: 1956\n  NO: 1956◀"},
        "acre: YAML reads the bare word NO as false. Write 'NO' in quotes if it is the name of a field.",
    ),
    case(
        "on as the name of a field",
        "firms",
        {"  founded: 1956": "  founded: 1956\n  on: 1956◀"},
        "acre: YAML reads the bare word on as true. Write 'on' in quotes if it is the name of a field.",
    ),
    case(
        "yes as an answer",
        "decisions",
        {"      'yes': when-paid": "      yes: when-paid◀"},
        "what-kind.questions.who-pays: YAML reads the bare word yes as true. "
        "Write 'yes' in quotes if it is the name of a field.",
    ),
    case(
        "number with a line in it",
        "firms",
        {"founded: 1956": "founded: 1_956◀"},
        "acre.founded: YAML reads the bare word 1_956 as 1956. "
        "Write '1_956' in quotes for the text, or 1956 for the number.",
    ),
    case(
        "number to the base of 60",
        "firms",
        {"name: Birch Partners": "name: 24:07◀"},
        "birch.name: YAML reads the bare word 24:07 as 1447. "
        "Write '24:07' in quotes for the text, or 1447 for the number.",
    ),
    case(
        "octal number",
        "firms",
        {"founded: 1956": "founded: 03644◀"},
        "acre.founded: YAML reads the bare word 03644 as 1956. "
        "Write '03644' in quotes for the text, or 1956 for the number.",
    ),
    case(
        "number too long to read",
        "firms",
        {"founded: 1956": f"founded: {'9' * 5000}◀"},
        f"acre.founded: {'9' * 79}… is not a number that can be read. Correct it, or quote it if it is a text.",
    ),
]

DEVICES = [
    case(
        "anchor",
        "firms",
        {"name: Birch Partners": "name: &birch Birch Partners◀"},
        "birch.name: &birch is a YAML anchor. Remove it, and write the value out wherever it is needed.",
    ),
    case(
        "alias",
        "firms",
        {"name: Birch Partners": "name: *birch◀"},
        "birch.name: *birch is a YAML alias. Write the value out.",
    ),
    case(
        "merge key with an alias",
        "firms",
        {"  generalist: true": "  generalist: true\n  <<: *birch◀"},
        'cedar: "<<" is a YAML merge key. Write the fields out.',
    ),
    case(
        "merge key with fields",
        "firms",
        {"  generalist: true": "  generalist: true\n  <<: {founded: 1956}◀"},
        'cedar: "<<" is a YAML merge key. Write the fields out.',
    ),
    case(
        "tag on a text",
        "firms",
        {"name: Birch Partners": "name: !!str Birch Partners◀"},
        "birch.name: !!str is a YAML tag. Remove it; plain values are enough.",
    ),
    case(
        "tag that would run a command",
        "firms",
        {"name: Birch Partners": "name: !!python/object/apply:os.system [ls]◀"},
        "birch.name: !!python/object/apply:os.system is a YAML tag. Remove it; plain values are enough.",
    ),
    case(
        "tag on a group",
        "firms",
        {"countries: ['NO']": "countries: !!set {'NO'}◀"},
        "birch.countries: !!set is a YAML tag. Remove it; plain values are enough.",
    ),
    case(
        "tag without a name",
        "firms",
        {"name: Birch Partners": "name: ! Birch Partners◀"},
        "birch.name: ! is a YAML tag. Remove it; plain values are enough.",
    ),
    case(
        "second document",
        "firms",
        {"- id: cedar": "---◀\n- id: cedar"},
        'a second YAML document starts here ("---"). Keep one document a file.',
    ),
    case(
        "nested in 1,000 levels",
        "firms",
        {"name: Birch Partners": f"name: {'[' * 1000}{']' * 1000}◀"},
        f"birch.name{'[1]' * 18}: nested more than 20 levels deep. Write it flat.",
    ),
    case(
        "nested in 100,000 levels and not closed",
        "firms",
        {"name: Birch Partners": f"name: {'[' * 100_000}◀"},
        f"birch.name{'[1]' * 18}: nested more than 20 levels deep. Write it flat.",
    ),
    case(
        "nested in braces",
        "vocabulary",
        {"    label: Technology": f"    label: {'{a: ' * 5000}◀"},
        f"industry[1].label{'.a' * 17}: nested more than 20 levels deep. Write it flat.",
    ),
    case(
        "nested in dashes",
        "firms",
        {"name: Birch Partners": f"name:\n    {'- ' * 5000}x◀"},
        f"birch.name{'[1]' * 18}: nested more than 20 levels deep. Write it flat.",
    ),
]

CHARACTERS = [
    case(
        "tab that indents",
        "firms",
        {"  founded: 1956": "\tfounded: 1956◀"},
        "acre: a tab stands in this line. Indent and separate with spaces.",
    ),
    case(
        "tab between words",
        "firms",
        {"name: Birch Partners": "name: Birch \tPartners◀"},
        "birch.name: a tab stands in this line. Indent and separate with spaces.",
    ),
    case(
        "tab in a comment",
        "firms",
        {"# A few firms.": "# A few\tfirms.◀"},
        "a tab stands in this line. Indent and separate with spaces.",
    ),
    *(
        case(
            f"invisible character U+{ord(character):04X}",
            "firms",
            {"name: Birch Partners": f"name: Birch{character}Partners◀"},
            f"birch.name: the invisible character U+{ord(character):04X} stands in this line. Remove it.",
        )
        for character in "\u202e\u200b\u00ad\u2066\ufeff\x07\x1b\x7f\x85\u2028\ue000\ufffe"
    ),
    case(
        "invisible character in a comment",
        "firms",
        {"# A few firms.": "# A few \u202efirms.◀"},
        "the invisible character U+202E stands in this line. Remove it.",
    ),
    case(
        "invisible character in the name of a field",
        "firms",
        {"  founded: 1956": "  founded: 1956\n  offices\u200b: 2◀"},
        "acre.offices: the invisible character U+200B stands in this line. Remove it.",
    ),
    case(
        "invisible character written as an escape",
        "firms",
        {"name: Birch Partners": 'name: "Birch\\u202ePartners"◀'},
        f"birch.name: holds the invisible character U+202E. Remove it.{SEE}name",
    ),
    case(
        "invisible character in an address",
        "firms",
        {"website: https://birch.example.org/": 'website: "https://birch.example.org/\\u202e"◀'},
        f"birch.website: holds the invisible character U+202E. Remove it.{SEE}website",
    ),
    case(
        "invisible characters in an id are written out",
        "firms",
        {"- id: birch": '- id: "birch\\u202e\\n"◀'},
        f'birch\\u202e\\n.id: "birch\\u202e\\n" does not have the right form. '
        f"Use lower-case letters and digits, with single hyphens between.{SEE}id",
    ),
    case(
        "lone CR",
        "firms",
        {"name: Birch Partners": "name: Birch\rPartners◀"},
        "birch.name: the invisible character U+000D stands in this line. Remove it.",
    ),
]

SYNTAX = [
    case(
        "colon in a text",
        "evidence",
        {"  claim: A retained": "  claim: Note: a retained", "instalments.": "instalments.◀"},
        "retained-model: this is not YAML: mapping values are not allowed in this context. "
        "Put a text that holds a colon in quotes; check the indentation.",
    ),
    case(
        "quote in a quoted text",
        "firms",
        {"Finds finance directors.": "'It's finance'◀"},
        "birch: this is not YAML: did not find expected key while parsing a block mapping. "
        "Indent the line like the fields around it, and look for a quote inside a quoted text.",
    ),
    case(
        "quote that is not closed",
        "firms",
        {"Finds finance directors.": '"Finds finance directors.◀'},
        "birch: this is not YAML: found unexpected end of stream while scanning a quoted scalar. "
        "Close the quote or bracket that opens here.",
    ),
    case(
        "quote that ends at the next one",
        "firms",
        {"Finds finance directors.": "'Finds finance directors.◀"},
        "birch: this is not YAML: a quoted text runs over several lines. Close the quote that opens here.",
    ),
    case(
        "list that is not closed",
        "firms",
        {"countries: ['NO']": "countries: ['NO'◀"},
        "birch: this is not YAML: did not find expected ',' or ']' while parsing a flow sequence. "
        "Close the list that opens here with ], and put a comma between its entries.",
    ),
    case(
        "group that is not closed",
        "firms",
        {"countries: ['NO']": "countries: {a: b◀"},
        "birch: this is not YAML: did not find expected ',' or '}' while parsing a flow mapping. "
        "Close the group that opens here with }, and put a comma between its fields.",
    ),
    case(
        "text that starts with a sign",
        "firms",
        {"Finds finance directors.": "@finance◀"},
        "birch: this is not YAML: found character that cannot start any token while scanning for the next token. "
        "Put a text that starts with a sign such as @, ` or % in quotes.",
    ),
    case(
        "field indented too far",
        "firms",
        {"  summary: Finds finance": "   summary: Finds finance", "directors.": "directors.◀"},
        "birch: this is not YAML: mapping values are not allowed in this context. "
        "Put a text that holds a colon in quotes; check the indentation.",
    ),
    case(
        "field not indented",
        "firms",
        {"  summary: Finds finance directors.": "summary: Finds finance directors.◀"},
        "birch: this is not YAML: did not find expected '-' indicator while parsing a block collection. "
        "Indent the line like the fields around it.",
    ),
    case(
        "no colon",
        "firms",
        {"  summary: Finds finance directors.": "  summary Finds finance directors.◀"},
        "birch: this is not YAML: could not find expected ':' while scanning a simple key. "
        "Put a colon and a space after the name of the field, or indent the text.",
    ),
    case(
        "text before the first record",
        "firms",
        {"# A few firms.": "A few firms.◀"},
        "this line is neither part of a record nor a comment. Put # before it, or remove it.",
    ),
    case(
        "field before the first record",
        "firms",
        {"# A few firms.": "A few: firms◀"},
        "this line is neither part of a record nor a comment. Put # before it, or remove it.",
    ),
    case(
        "version of YAML that does not exist",
        "firms",
        {"# A few firms.": "%YAML 3.0◀\n---"},
        "this is not YAML: found incompatible YAML document. "
        "Look at this line and the one before it for a missing quote, colon or space.",
    ),
    case(
        "value of a vocabulary",
        "vocabulary",
        {"    label: Technology": "    label: 'Technology◀"},
        "this is not YAML: found unexpected end of stream while scanning a quoted scalar. "
        "Close the quote or bracket that opens here.",
    ),
    case(
        "name of a vocabulary",
        "vocabulary",
        {"industry:": "industry◀"},
        "this is not YAML: could not find expected ':' while scanning a simple key. "
        "Put a colon and a space after the name of the field, or indent the text.",
    ),
    case(
        "evidence that others cite",
        "evidence",
        {"  claim: A retained firm is paid in instalments.": "  claim: [A retained firm◀"},
        "retained-model: this is not YAML: did not find expected ',' or ']' while parsing a flow sequence. "
        "Close the list that opens here with ], and put a comma between its entries.",
    ),
]


@pytest.mark.parametrize(("file", "edits", "expected"), [*KEYS, *SPELLINGS, *DEVICES, *CHARACTERS, *SYNTAX])
def test_fault(folder: Path, file: str, edits: dict[str, str], expected: tuple[str, ...]) -> None:
    check_case(folder, file, edits, expected)


def test_what_has_no_line_of_its_own_stands_on_that_of_its_list() -> None:
    inner = YamlSequence(9)
    assert [line_of(YamlSequence.of(["text", inner], 7), (place,)) for place in (0, 1)] == [7, 9]
