"""The command that tells who is criticised and was not asked, and drafts letters to them."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from models.case import Case
from models.commands.opening import open_case
from models.errors import WrongUse
from models.publication.reply_letter import draft_letter
from models.records.aliases import names_of
from models.records.desk import Approach
from models.reply.approaching import read_parties
from models.reply.parties import (
    ATTEMPTS,
    DONE,
    Party,
    Standing,
    approach_words,
    attempts_in_words,
    is_overdue,
)
from models.reply.words import LANGUAGES
from models.texts.search_text import fold
from models.translation import language, tr
from models.values.listing import in_a_row

DONE_CODE, FOUND = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `reply` is told."""
    parser.add_argument(
        "--party", default="", metavar="NAME", help=tr("tell of this party alone: its name, or a part of it")
    )
    parser.add_argument("--letter", action="store_true", help=tr("print the draft of a letter to the party"))
    parser.add_argument("--language", default="", choices=("", *LANGUAGES), help=tr("of the letter"))
    parser.add_argument(
        "--anyway",
        action="store_true",
        help=tr("print a letter with points that are in another language, marked as such"),
    )
    parser.add_argument(
        "--attempts", type=int, default=ATTEMPTS, metavar="N", help=tr("how many attempts are customary")
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def run(chosen: argparse.Namespace) -> int:
    """Print the report or a letter; return 1 if somebody was not asked, is overdue, or was told something else."""
    now = datetime.now(UTC)
    with open_case(chosen, read_only=True) as case:
        parties = _named(read_parties(case.reader, now), chosen.party)
        if chosen.letter:
            return _print_letter(case, parties, chosen)
    if chosen.json:
        print(json.dumps([_row(party, now) for party in parties], ensure_ascii=False, indent=1))
    else:
        print("\n".join(told_of_parties(parties, now, chosen.attempts)))
    return FOUND if any(map(_is_open(now), parties)) else DONE_CODE


def told_of_parties(parties: Sequence[Party], now: datetime, wanted: int = ATTEMPTS) -> Iterator[str]:
    """Yield the report: criticism with no reply sought first, then how it stands with each party."""
    missing = [(party, each) for party in parties for each in party.missing]
    yield tr("Criticism with no reply sought: {count}", count=len(missing) or tr("none"))
    for party, each in missing:
        yield f"  {tr('{party}: {words}', party=party.name, words=each.words(language()))}"
    for party in parties:
        yield tr(
            "{party}: {standing}; {attempts}",
            party=party.name,
            standing=tr(party.standing(now)),
            attempts=attempts_in_words(party, wanted),
        )
        for approach in party.approaches:
            yield f"  {approach_words(approach, now)}"
        for put in party.changed():
            yield f"  {tr('Differs from what was put: “{was}”', was=put.was)}"
            yield f"    {tr('now “{now}”', now=put.now) if put.now else tr('the claim is no longer in the case')}"


def _named(parties: tuple[Party, ...], name: str) -> tuple[Party, ...]:
    """Return the party of a name or of a part that only one of them has; WrongUse names whom it may mean."""
    wanted = fold(" ".join(name.split()))
    if not wanted:
        return parties
    whole = tuple(party for party in parties if wanted in _names(party))
    found = whole or tuple(
        party for party in parties if len(wanted) > 1 and any(wanted in each for each in _names(party))
    )
    if not found:
        known = in_a_row(party.name for party in parties) or tr("nobody")
        raise WrongUse(
            tr("“{name}” is no party of this case: it criticises {known}.", name=name, known=known)
        )
    if len(found) > 1 and not whole:
        raise WrongUse(
            tr(
                "“{name}” may mean {names}: write more of the name.",
                name=name,
                names=in_a_row(party.name for party in found),
            )
        )
    return found


def _names(party: Party) -> tuple[str, ...]:
    actor = party.actor
    names = (*names_of(actor), actor.code_name) if actor else ()
    return tuple(fold(each) for each in (party.name, *names) if each)


def _print_letter(case: Case, parties: tuple[Party, ...], chosen: argparse.Namespace) -> int:
    if not chosen.party or len(parties) != 1:
        raise WrongUse(tr("A letter goes to one party: name it with --party."))
    (party,) = parties
    letter = draft_letter(case.reader, party, chosen.language, latest_put(party))
    if letter.warning and not chosen.anyway:
        raise WrongUse(
            tr("{warning} Choose another --language, or print it with --anyway.", warning=letter.warning)
        )
    if chosen.json:
        print(
            json.dumps(
                {"letter": letter.text, "remarks": letter.remarks, "untranslated": letter.untranslated},
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        print(letter.text, end="")
        for remark in letter.remarks:
            print(remark, file=sys.stderr)
    return DONE_CODE


def latest_put(party: Party) -> Approach | None:
    """Return the approach that is still waiting for an answer, where nothing is left to put; None for a new letter."""
    if party.missing:
        return None
    waiting = [each for each in party.approaches if each.state in DONE and each.claims]
    return waiting[-1] if waiting else None


def _is_open(now: datetime) -> Any:
    settled = (Standing.WAITING, Standing.ANSWERED, Standing.REFUSED, Standing.CANNOT)
    return lambda party: party.standing(now) not in settled or bool(party.changed())


def _row(party: Party, now: datetime) -> dict[str, Any]:
    return {
        "party": party.name,
        "standing": str(party.standing(now)),
        "attempts": party.attempts,
        "no_reply_sought": [{"claim": each.claim.id, "words": each.words()} for each in party.missing],
        "approaches": [
            {
                "id": each.id,
                "state": each.state,
                "claims": each.claims,
                "put": each.put,
                "channel": each.channel,
                "sent_at": each.sent_at,
                "deadline": each.deadline,
                "is_overdue": is_overdue(each, now),
                "answer": each.answer,
                "used": each.used,
            }
            for each in party.approaches
        ],
        "differs": [{"claim": put.claim_id, "put": put.was, "now": put.now} for put in party.changed()],
    }
