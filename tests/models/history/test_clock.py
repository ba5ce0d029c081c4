"""Times are told by the clock of the case, with the zone that it goes by."""

import pytest

from models.history.clock import Clock
from models.values.when.clock import zone_named


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Asia/Shanghai", "2026-02-01 01:05 Asia/Shanghai"),
        ("Europe/Berlin", "2026-01-31 18:05 Europe/Berlin"),
        ("UTC", "2026-01-31 17:05 UTC"),
    ],
)
def test_a_time_is_told_by_the_clock_of_the_case_with_its_zone(zone, told):
    assert Clock(zone_named(zone), zone).told("2026-01-31T17:05:09.123456+00:00") == told


def test_the_clock_of_the_machine_is_named_by_its_distance_from_utc():
    assert Clock(zone_named("Asia/Kathmandu")).told("2026-01-31T17:05+00:00") == "2026-01-31 22:50 UTC+05:45"
    assert Clock().told("") == ""
