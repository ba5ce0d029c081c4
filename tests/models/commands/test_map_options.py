"""A map on the command line: its extent, its circles, its tints, its kinds, and what stands on it."""

import pytest

from models.commands.commandline import main


@pytest.fixture
def words(sample_path, tmp_path, capsys):
    """Write a map as SVG with some options, and return the words in it."""

    def words(*options):
        out = tmp_path / "map.svg"
        arguments = ["export", str(sample_path), str(out), "--view", "map", "--notes", "out", "--force"]
        assert main([*arguments, "--preset", "print-107mm", *options]) == 0
        capsys.readouterr()
        return out.read_text(encoding="utf-8")

    return words


def test_the_samples_map_of_money_can_be_made_by_command(words):
    text = words("--symbols", "CNY proceeds", "--shaded", "Jiangsu", "--extent", "fit", "--locator")
    assert "at least ¥3bn" in text
    assert "Projection: Albers" in text


def test_names_values_and_routes_can_be_left_out(words):
    bare = words("--symbols", "cny PROCEEDS", "--no-values", "--no-area-names", "--no-routes")
    assert "at least ¥3bn" not in bare
    assert "Yellow Sea" not in bare
    assert "documented way" not in bare


def test_a_close_map_names_the_towns_around_unless_they_are_left_out(words):
    close = ("--extent", "118,33,121,35", "--kinds", "Sale")
    assert "Lianyungang" in words(*close)
    assert "locator" not in words(*close, "--locator", "never")
    without = words(*close, "--no-towns", "--locator", "always")
    assert "Lianyungang" not in without
    assert 'id="locator"' in without


def test_the_world_is_named_with_its_projection(words):
    assert "Equal Earth" in words("--extent", "world")


def test_kinds_are_told_by_name_or_id(words):
    assert "Xuzhou" in words("--kinds", "Sale")
    assert "Xuzhou" not in words("--kinds", "judgment")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--extent", "Atlantis", "no part of the Earth"),
        ("--symbols", "doubloons", "write one of plain, count"),
        ("--shaded", "Atlantis", "no province"),
        ("--kinds", "heist", "no kind of this case"),
    ],
)
def test_what_nobody_knows_is_refused_with_what_to_write(sample_path, tmp_path, capsys, option, value, said):
    out = tmp_path / "map.svg"
    assert main(["export", str(sample_path), str(out), "--view", "map", option, value]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()
