"""An invented affair of a harbour company with fifteen planted errors, and as many things that only look like one."""

from dataclasses import replace

from models.records.desk import Reference
from models.records.story import Field, Locator
from models.values.when import When
from tests.builders import (
    a_citation,
    a_claim,
    a_kind,
    a_place,
    a_quantity,
    a_source,
    a_when,
    an_actor,
    an_amount,
    an_event,
)

PAPER = a_source("Harbour Post", id="post", is_primary=True, type="article-newspaper")


class Builder:
    """Collects the records of a case; every claim has a primary source, so that only what is planted is found."""

    def __init__(self):
        self.records = [PAPER, a_kind()]

    def add(self, *records):
        self.records += records
        return records[0]

    def event(
        self, title, when, *, kind="notice", id=None, wording="", sources=(PAPER,), cite=None, **fields
    ):
        """An event with its title and date; `cite` holds the fields of the date's citations."""
        event = an_event(title, when, kind=kind, id=id, **fields)
        if wording:
            event = replace(event, when=When.from_edtf(when, wording))
        self.add(event)
        self.claim(event, Field.WHAT, text="", sources=sources)
        self.claim(event, Field.WHEN, text="", sources=sources, cite=cite)
        return event

    def claim(self, event, field=Field.STATEMENT, sources=(PAPER,), cite=None, **fields):
        claim = a_claim(event, field, **fields)
        place = {"locator": Locator.PAGE, "place": "1"}
        return self.add(claim, *(a_citation(claim, each, **(place | (cite or {}))) for each in sources))


def a_person(name, **fields):
    return an_actor(name, kind="person", **fields)


def planted():
    """The records of the case, and the ids of what each planted error is found about, by its name."""
    made, errors = Builder(), {}
    made.add(an_actor("Linden Harbour Ltd", id="linden", kind="company", began=a_when("2015-06-01")))
    made.add(a_person("Marta Kranich", id="kranich"))
    made.add(a_person("Otto Brand", id="brand", ended=a_when("2019-08-12")))
    for plant in (_dates_and_people, _doubles, _sources_and_names):
        errors |= plant(made)
    _decoys(made)
    return made.records, errors


def _dates_and_people(made):
    errors = {}
    # 1 a weekday that was not
    one = made.event("Police search the harbour office on Monday, 4 March 2021", "2021-03-04", kind="raid")
    errors["wrong weekday"] = {one.id}

    # 2 day and month turned round, told by the wording alone
    two = made.event("Directors hand in the accounts", "2021-04-03", wording="4 March")
    errors["day and month swapped"] = {two.id}

    # 3 two ages that exclude each other
    made.claim(
        made.event("Kranich takes over the board", "2019"),
        text="Marta Kranich, 34, chairs the board",
        actor_id="kranich",
    )
    older = made.event("Kranich buys a yacht", "2020")
    made.claim(older, text="The 31-year-old Marta Kranich pays in cash", actor_id="kranich")
    errors["age"] = {older.id}

    # 4 an act after a death
    late = made.event("Kranich meets the mayor at the quay", "2020-02-11")
    made.claim(late, Field.WHO, text="", actor_id="brand", role="mayor")
    errors["act outside a lifetime"] = {late.id}

    # 5 an act before a founding
    early = made.event("Linden Harbour signs the lease", "2014-11-03")
    made.claim(early, Field.WHO, text="", actor_id="linden", role="tenant")
    errors["act outside a lifetime"] |= {early.id}

    # 6 the day of the report taken for that of the event
    monday = made.add(
        a_source("Evening Mail", issued=a_when("2021-06-15"), type="article-newspaper", is_primary=True)
    )
    reported = made.event(
        "Crane collapses at the north quay", "2021-06-15", kind="raid", sources=(monday,),
        cite={"quote": "The crane came down on Monday, the fire brigade said."},
    )  # fmt: skip
    errors["day of the report"] = {reported.id}

    return errors


def _doubles(made):
    errors = {}
    # 7 one moment, in New York and in Beijing
    york = made.add(a_place("New York", 40.71, -74.0, id="york", country="US"))
    beijing = made.add(a_place("Beijing", 39.9, 116.4, id="beijing", country="CN"))
    west = made.event("Linden shares halted after letter", "2021-05-12")
    east = made.event("Trading in Linden shares suspended over a letter", "2021-05-13")
    for event, place in ((west, york), (east, beijing)):
        made.claim(event, Field.WHERE, text="", place_id=place.id)
        made.claim(event, Field.WHO, text="", actor_id="linden", role="issuer")
    errors["one moment, two zones"] = {east.id}

    # 8 one sum, told of two events in other words
    first = made.event("Harbour land goes to a bidder", "2020-09-01", kind="sale")
    second = made.event("港口土地成交", "2020-11-20", kind="sale")
    made.claim(first, Field.AMOUNT, text="price", amount=an_amount("300000000", wording="300m yuan"))
    made.claim(second, Field.AMOUNT, text="价格", amount=an_amount("300000000", wording="3亿元"))
    for event in (first, second):
        made.claim(event, Field.WHO, text="", actor_id="linden", role="seller")
    errors["counted twice"] = {first.id, second.id}

    # 9 one event twice in other words, 10 and in Chinese
    wharf = made.add(a_place("Wharf Street", 31.5, 120.3, id="wharf", country="CN"))
    raids = [
        made.event("Officers raid the Wharf Street depot", "2022-01-17", kind="raid"),
        made.event("Depot of Linden searched by investigators", "2022-01-17", kind="raid"),
        made.event("警方搜查码头街仓库", "2022-01-17", kind="raid"),
    ]
    for raid in raids:
        made.claim(raid, Field.WHERE, text="", place_id=wharf.id)
        made.claim(raid, Field.WHO, text="", actor_id="linden", role="suspect")
    errors["entered twice"] = {raid.id for raid in raids}

    return errors


def _sources_and_names(made):
    errors = {}
    # 11 a circle of sources, 12 and one that cites a later one
    ring = [
        a_source(f"Ring {name}", id=f"ring-{name}", publisher=f"Ring {name}", is_primary=True)
        for name in "abc"
    ]
    made.add(*ring, *(Reference(f"ref-{n}", ring[n].id, ring[(n + 1) % 3].id) for n in range(3)))
    ring_event = made.event("Linden said to be insolvent", "2022-04", sources=tuple(ring))
    early_text = made.add(a_source("Early text", id="early", issued=a_when("2022-02-01"), is_primary=True))
    late_text = made.add(a_source("Late text", id="late", issued=a_when("2022-03-20"), is_primary=True))
    made.add(Reference("ref-9", early_text.id, late_text.id))
    chained = made.event("Auditors leave", "2022-01-30", sources=(early_text, late_text))
    errors["circular sources"] = {"ring-a", "early"}
    errors["one origin"] = {ring_event.id, chained.id}

    # 13 a day worked out from “Friday”
    friday = made.event("Court opens the file", "2022-05-20", cite={"quote": "opened on Friday"})
    errors["deduced date"] = {friday.id}

    # 14 two spellings of one man
    made.claim(
        friday, Field.WHO, text="", actor_id=made.add(a_person("Viktor Lindemann", id="v1")).id, role="lawyer"
    )
    made.claim(
        friday, Field.WHO, text="", actor_id=made.add(a_person("Victor Lindemann", id="v2")).id, role="judge"
    )
    errors["one name, two spellings"] = {"v1", "v2"}

    # 15 Taizhou 泰州 of Jiangsu, placed in Zhejiang
    city = a_place(
        "Taizhou", 28.66, 121.42, id="taizhou", local_name="泰州", country="CN", admin="Jiangsu, China"
    )
    made.claim(friday, Field.WHERE, text="", place_id=made.add(city).id)
    errors["place off"] = {city.id}
    return errors


def _decoys(made):
    """Things that look like errors and are none."""
    made.event("Hearing on Thursday, 4 March 2021, in room 4", "2021-03-04")
    made.event("Second letter of 5 June", "2021-06-05", wording="Saturday, 5 June 2021")
    made.claim(made.event("Kranich named", "2022-06"), text="Marta Kranich, 37, is named", actor_id="kranich")
    for number, day in enumerate(("2021-07-01", "2021-07-02", "2021-08-03"), start=1):
        tranche = made.event(f"Tranche {number} paid", day, kind="sale")
        made.claim(
            tranche,
            Field.AMOUNT,
            text="tranche",
            amount=an_amount(f"{number}1500000", wording=f"{number}1.5m yuan"),
        )
        made.claim(tranche, Field.WHO, text="", actor_id="linden", role="payer")
    made.claim(
        made.event("Coins counted", "2022-07-01"), Field.QUANTITY, text="", quantity=a_quantity("1234", "ETH")
    )
    estate = made.event("Estate of Otto Brand is divided", "2020-05-05")
    made.claim(estate, Field.WHO, text="", actor_id="brand", role="deceased")
    made.claim(estate, text="Marta Kranich had met the late Otto Brand in 2018")
