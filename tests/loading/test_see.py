"""Where a remedy sends its reader: every address that it can name is a place in the data dictionary."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser as Html

from macros.components.vocabulary import data_dictionary
from macros.loading.explain import dictionary_anchor, record_in, see
from macros.model.files import FILES, DataFile
from macros.model.record import Record
from macros.site.context import PageContext


def paths(model: type[Record], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path to every field of a record, at any depth."""
    for name, field in model.model_fields.items():
        yield (*above, name)
        if inner := record_in(field.annotation):
            yield from paths(inner, (*above, name))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_every_field_has_its_place_in_the_data_dictionary(view: PageContext, file: DataFile) -> None:
    page = Html(str(data_dictionary(view)))
    places = {node.attributes["id"] for node in page.css("[id]")}
    for path in paths(file.record):
        anchor = dictionary_anchor(file.name, path)
        assert anchor in places
        assert see("Correct it", file, path) == f"Correct it. See /contribute/data-dictionary/#{anchor}"


def test_what_is_no_field_has_no_place() -> None:
    assert see("Remove it", FILES[1], ("colour",)) == "Remove it"
    assert see("Remove it", FILES[1], ()) == "Remove it"
    assert see("Did you mean?", FILES[1], ("contact", "colour")) == (
        "Did you mean? See /contribute/data-dictionary/#contact"
    )
