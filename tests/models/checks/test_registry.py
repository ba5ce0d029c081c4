import ast
from pathlib import Path

import models.checks
from models.checks.registry import all_checks


def rules():
    """Name and rank of each file of the room that is a check, read without importing it."""
    for path in Path(models.checks.__path__[0]).glob("*.py"):
        values = {
            node.targets[0].id: node.value
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        if "NAME" in values:
            yield ast.literal_eval(values["NAME"].args[0]), ast.literal_eval(values["RANK"])


def test_every_file_with_a_name_is_a_check_and_stands_at_its_rank():
    by_rank = sorted(rules(), key=lambda rule: rule[1])
    assert [check.name for check in all_checks()] == [name for name, _ in by_rank]


def test_no_two_checks_share_a_rank():
    ranks = [rank for _, rank in rules()]
    assert len(set(ranks)) == len(ranks)
