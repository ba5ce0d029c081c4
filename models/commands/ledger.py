"""The ledger command: what was realised, by whom and when, with bounds, unknowns and what is left out."""

import argparse
import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

from models.commands.opening import open_case
from models.ledger.account import Account, Asked, account_of, listed
from models.ledger.line import DIMENSIONS, Line
from models.ledger.questions import question_words
from models.ledger.table import plain_table
from models.ledger.totals import Total
from models.ledger.words import total_words, why_words
from models.records.meanings import PROCEEDS, read_meaning
from models.translation import tr
from models.values.money import words
from models.values.when import read_when
from models.values.when import words as words_of_when


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take how the lines are grouped, and in which currency."""
    parser.add_argument("--by", choices=DIMENSIONS, help=tr("group the lines"))
    parser.add_argument("--cross", choices=DIMENSIONS, help=tr("group them by a second thing as well"))
    parser.add_argument("--currency", metavar="CNY", help=tr("convert at the rates of the case"))
    parser.add_argument("--of", metavar="MEANING", help=tr("proceeds, fine, price …"))
    parser.add_argument("--spread", action="store_true", help=tr("spread sums over the years of their spans"))
    parser.add_argument("--why", action="store_true", help=tr("tell why the total is what it is"))
    parser.add_argument("--questions", action="store_true", help=tr("tell where its evidence is thin"))
    parser.add_argument(
        "--rule", default="", metavar="DATE", help=tr("tell what came before and after a day")
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def asked_of(chosen: argparse.Namespace) -> Asked:
    """Return what the arguments ask for."""
    by = tuple(name for name in (chosen.by, chosen.cross) if name)
    return Asked(
        read_meaning(chosen.of or PROCEEDS), by, (chosen.currency or "").strip().upper(), chosen.spread
    )


def run(chosen: argparse.Namespace) -> int:
    """Print the ledger."""
    with open_case(chosen, read_only=True) as case:
        account = account_of(case.reader, asked_of(chosen))
        if chosen.json:
            print(_json(told(account)))
            return 0
        print("\n".join(plain_table(account)))
        if chosen.questions or chosen.rule:
            print("\n".join(question_words(account.lines, account.unit, _day(chosen.rule))))
        if chosen.why:
            print("\n".join(why_words(account.total, account.lines, account.left_out)))
    return 0


def _day(text: str) -> date | None:
    return read_when(text).earliest if text else None


def told(account: Account) -> dict[str, Any]:
    """Return an account as JSON holds it; numbers are exact decimals."""
    by = account.asked.by
    rows = [dict(zip(by, one.group, strict=True)) | total_told(one) for one in account.rows]
    return {
        "meaning": account.asked.meaning,
        "by": list(by),
        "total": total_told(account.total),
        "rows": rows if by else [_line_told(line) for line in listed(account)],
        "sold": {asset: total_told(total) for asset, total in account.sold.items()},
        "other_units": [total_told(total) for total in account.others],
        "implied_rates": [
            {
                "title": one.title,
                "sum": one.one,
                "conversion": one.other,
                "implied": one.implied,
                "of_the_day": one.of_the_day,
            }
            for one in account.implied
        ],
        "remarks": list(account.remarks),
        "left_out": [
            {
                "reason": one.reason,
                "event": one.title,
                "sum": one.what,
                "meaning": one.meaning,
                "claim": one.claim_id,
            }
            for one in account.left_out
        ],
    }


def total_told(total: Total) -> dict[str, Any]:
    """Return a total as JSON holds it."""
    is_known = total.is_known
    return {
        "low": total.low if is_known else None,
        "high": total.high if is_known else None,
        "printed": total.told if is_known else None,
        "unit": total.unit,
        "lines": total.lines,
        "unknown": total.unknown,
        "possible": total.possible,
        "claimed": total.claimed,
        "origins": total.origins,
        "checked": total.checked,
        "words": total_words(total),
    }


def _line_told(line: Line) -> dict[str, Any]:
    ends = line.ends
    return {
        "event": line.title,
        "when": words_of_when(line.when) if line.when else "",
        **line.groups,
        "payee": line.payee,
        "low": ends.low if ends else None,
        "high": ends.high if ends else None,
        "printed": line.given.value if line.given else None,
        "unit": line.unit,
        "bound": str(line.given.bound) if line.given else "unknown",
        "sold": [words(one) for one in line.sold],
        "stages": [stage.name for stage in line.stages],
        "otherwise": list(line.otherwise),
        "origins": len(line.origins),
        "checked": line.is_checked,
        "weight": line.weight,
        "claim": line.claim_id,
    }


def _json(value: object) -> str:
    """Return JSON in which a decimal stands with all its digits."""

    def marked(one: object) -> str:
        if isinstance(one, Decimal):
            return f"\x1f{one:f}\x1f"
        raise TypeError(type(one))

    text = json.dumps(value, ensure_ascii=False, indent=1, default=marked)
    return re.sub(r'"\\u001f(-?[0-9.]+)\\u001f"', r"\1", text)
