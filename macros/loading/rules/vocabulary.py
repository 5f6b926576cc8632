"""What binds the values of the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..diagnostics import quoted
from .rule_fault import RuleFault, id_of, is_text, sequence, unique_ids_in


def check_vocabulary(root: Any) -> Iterator[RuleFault]:
    """Yield the ids that stand twice, the countries that are in no region or in two, and those on one tile."""
    if not isinstance(root, Mapping):
        return
    for name in root:
        yield from unique_ids_in(root, name, "value")
    for number, reach in enumerate(sequence(root.get("place"))):
        if isinstance(reach, Mapping) and "countries" in reach and "sources" not in reach:
            problem = "names countries, but no page that lists them"
            yield RuleFault(("place", number, "countries"), problem, "Name the page under sources")
    regions = sequence(root.get("region"))
    region_of: dict[str, str] = {}
    complete = bool(regions)
    for place, region in enumerate(regions):
        value_id, countries = id_of(region), region.get("countries") if isinstance(region, Mapping) else None
        complete = complete and isinstance(countries, list) and all(map(is_text, countries))
        for number, country in enumerate(sequence(countries)):
            if is_text(country) and value_id and (other := region_of.setdefault(country, value_id)) != value_id:
                problem = f"{quoted(country)} is in the region {quoted(other)} too"
                yield RuleFault(("region", place, "countries", number), problem, "Keep it in one")
    yield from _tiles(root)
    for place, value_id in enumerate(map(id_of, sequence(root.get("country")))):
        if complete and value_id is not None and value_id not in region_of:
            remedy = "Add it to the countries of a region"
            yield RuleFault(
                ("country", place, "id"), f"{quoted(value_id)} is in no region", remedy, unless=(("region",),)
            )


def _tiles(root: Mapping[str, Any]) -> Iterator[RuleFault]:
    """Every country has a square of its own on the map, and nothing else has any."""
    on_tile: dict[str, str] = {}
    for name in root:
        for place, value in enumerate(sequence(root[name])):
            value_id, tile = id_of(value), value.get("tile") if isinstance(value, Mapping) else None
            if name != "country":
                if tile is not None:
                    yield RuleFault((name, place, "tile"), "only a country has a square on the map", "Leave it out")
            elif value_id and tile is None:
                remedy = "Give it one that is free, beside its neighbours"
                yield RuleFault((name, place, "tile"), f"{quoted(value_id)} has no square on the map", remedy)
            elif value_id and is_text(tile) and (other := on_tile.setdefault(tile, value_id)) != value_id:
                problem = f"{quoted(tile)} is the square of {quoted(other)} too"
                yield RuleFault((name, place, "tile"), problem, "Give it a free one beside its neighbours")
