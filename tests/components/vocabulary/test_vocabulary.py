"""The vocabulary and the data dictionary as pages."""

from __future__ import annotations

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser as Html

from macros.components.vocabulary import data_dictionary, vocabulary
from macros.loading.dataset import UnknownId
from macros.model.files import FILES
from macros.model.vocabulary import Vocabulary
from macros.site.context import PageContext


@pytest.mark.parametrize("name", list(Vocabulary.model_fields))
def test_every_value_is_shown_with_its_definition(view: PageContext, name: str) -> None:
    page = Html(vocabulary(view, name))
    values = view.data.values(name)
    for node, value in zip(page.css(".vocabulary__value"), values, strict=True):
        assert node.css_first("dt").text().startswith(value.label)
        definition, *more = [part.text() for part in node.css("dd")]
        assert definition == value.definition
        assert more == ([f"Other words: {', '.join(value.also)}"] if value.also else [])


def test_values_in_use_lead_to_their_firms(view: PageContext) -> None:
    page = Html(vocabulary(view, "kind"))
    assert page.css_first("#kind-retained-search a").attributes["href"] == "/directory/by/kind/retained-search/"
    count = sum(firm.kind == "retained-search" for firm in view.data.firms)
    assert f"{count} firms" in page.css_first("#kind-retained-search").text()


def test_an_unknown_vocabulary_names_the_nearest(view: PageContext) -> None:
    with pytest.raises(UnknownId, match='Did you mean "industry"'):
        vocabulary(view, "industri")


def test_the_dictionary_holds_every_field_once_and_describes_it(view: PageContext) -> None:
    page = Html(data_dictionary(view))
    anchors = [node.attributes["id"] for node in page.css(".field")]
    assert len(anchors) == len(set(anchors))
    for file in FILES:
        for field in file.record.model_fields:
            anchor = field.replace("_", "-") if file.name == "firms" else f"{file.name}-{field.replace('_', '-')}"
            entry = page.css_first(f"[id='{anchor}']")
            assert entry is not None, anchor
            assert entry.css_first("dd").text().strip(), anchor
    assert "required" in page.css_first("#kind").text()
    assert "required" not in page.css_first("#founded").text()


def test_every_field_says_why_it_matters_and_shows_an_example(view: PageContext) -> None:
    fields = Html(data_dictionary(view)).css(".field")
    assert len(fields) > 90
    for field in fields:
        assert field.css_first(".field__title").text(), field.attributes["id"]
        assert field.css_first(".field__why").text().endswith("."), field.attributes["id"]
        assert field.css_first(".field__example code").text(), field.attributes["id"]


def test_allowed_values_and_limits_are_named(view: PageContext) -> None:
    page = Html(data_dictionary(view))
    kind = page.css_first("#kind").text()
    assert all(value.id in kind for value in view.data.vocabulary.kind)
    assert "At most 200 characters." in page.css_first("#summary").text()
    assert "1 to 100,000." in page.css_first("#offices").text()
    assert "5 to 12 entries" in page.css_first("#checklists-items").text()
    assert "One of good, care, stop." in page.css_first("#decisions-verdicts-tone").text()


def test_a_vocabulary_is_named_once_beside_a_field(view: PageContext) -> None:
    for field in Html(data_dictionary(view)).css(".field"):
        hint = next((node for node in field.css(".hint") if node.text().startswith("A value of")), None)
        named = [node.text() for node in hint.css("code")] if hint else []
        assert len(named) == len(set(named)), field.attributes["id"]


def test_each_vocabulary_shows_a_value_of_its_own(view: PageContext) -> None:
    page = Html(data_dictionary(view))
    for name in Vocabulary.model_fields:
        first = view.data.values(name)[0]
        example = page.css_first(f"[id='vocabulary-{name}'] .field__example code").text()
        wanted = first.model_dump(mode="json", exclude_none=True)
        assert yaml.safe_load(example) == [wanted], f"{name}: not what a data file may hold"
