"""Every list page and API list asks the same number of questions, be there 10 rows or 200."""

from django.db import connection

from tooling.bench import databases
from tooling.bench.crowd import grow, open_house
from tooling.bench.lists import looked_at
from tooling.bench.row import Row, at_most

FEW, MANY = 10, 200
LISTS = "bench_lists"


def measure() -> Row:
    """On a database of its own, where a list can be short."""
    databases.create(LISTS, databases.EMPTY)
    connection.close()
    filled, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], LISTS
    try:
        few, many = short_and_long()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = filled
    growing = [
        f"{address}: {few[address]} → {many[address]}" for address in few if few[address] != many[address]
    ]
    return at_most(
        1.0,
        id="query_counts",
        work=f"queries of {len(few)} list pages and API lists, with {FEW} rows and with {MANY}",
        unit="queries",
        bound=sum(few.values()),
        ours=sum(many.values()),
        also=few.keys() == many.keys() and not growing,
        remarks=growing,
    )


def short_and_long() -> tuple[dict[str, int], dict[str, int]]:
    house = open_house()
    grow(house, 0, FEW)
    few = looked_at(house)
    grow(house, FEW, MANY)
    return few, looked_at(house)
