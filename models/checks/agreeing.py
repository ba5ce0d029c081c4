"""Whether a source that is filed as contradicting does: its value may fit ours, or be a value of something else."""

import re
from typing import Final

from models.checks.same_name import is_spelling
from models.checks.sums import can_be_one, day_in_words
from models.checks.told import Told, unit_of
from models.records.aliases import names_of
from models.records.dossier import Cited
from models.records.story import Field
from models.values.money import Interval
from models.values.money.said import read_said

_DAYS: Final = (
    ("issue", r"issue[ds]?\b|issuing|issuance|dated\b|印发|印發|发文|落款|ausgestellt|émission|daté"),
    (
        "publication",
        r"publi(?:sh|c|é)|disclos|announc|released?\b|gazetted|发布|發布|公布|公开|刊登|veröffentlich|Bekanntmachung|annonc",
    ),
    ("effect", r"effect|in force|comes? into|entry into force|施行|生效|实施|in Kraft|Inkrafttreten|vigueur"),
    ("signature", r"sign(?:ed|ature|ing)\b|签署|签订|unterzeichn|signé"),
    ("report", r"that of (?:a|the) report|date of the (?:report|article)|article dated|报道日期"),
    ("hearing", r"hearing|postponed|put off|adjourned|scheduled|beforehand|开庭|vertagt|reporté"),
)
"""What a day can be the day of, by the words in which a citation says so."""
_TEXTS: Final = frozenset(("publication", "report"))
"""The built-in kinds of event of which the day is that of publication."""
_ITSELF: Final = re.compile(r"\b(?:itself|selbst|lui-même|elle-même)\b|本身")
_SPELLED: Final = re.compile(
    r"spel|misprint|transliterat|romani[sz]|transcri|translat|old name|former name|also known|译名|音译|拼写|误作"
    r"|Schreibweise|Umschrift|orthograph|translittér",
    re.IGNORECASE,
)
_VALUED: Final = re.compile(
    r"\bvalu|\bworth\b|\bat (?:the )?(?:prices?|rates?)\b|\bpriced\b|价值|估值|市值|Wert\b|valeur|évalué",
    re.IGNORECASE,
)


def agrees(told: Told, cited: Cited) -> bool:
    """Tell whether what a source gives leaves room for what is kept, or is no value of the same thing."""
    if told.claim.field is Field.WHEN:
        return _agrees_on_day(told, cited)
    if told.claim.amount or told.claim.quantity:
        return _agrees_on_sum(told, cited)
    named = told.stated.actor or told.stated.place
    said = cited.citation.said.strip()
    if named and told.claim.field in (Field.WHO, Field.WHERE) and said:
        is_spelled = bool(_SPELLED.search(cited.citation.meaning))
        return is_spelled or any(is_spelling(said, name) for name in names_of(named))
    return False


def _agrees_on_day(told: Told, cited: Cited) -> bool:
    when, said = told.event.when, cited.citation.said
    given = day_in_words(said) if said else None
    if when and given and can_be_one(given, when):
        return True
    other = _days_named(cited.citation.meaning)
    own = _days_named(f"{told.claim.wording} {when.wording if when else ''}")
    if told.event.kind_id in _TEXTS:
        own |= {"publication"}
    return bool(other) and not other & own


def _days_named(words: str) -> frozenset[str]:
    """Return which days some words speak of; none where they say that it is the day of the event itself."""
    if _ITSELF.search(words):
        return frozenset()
    return frozenset(name for name, pattern in _DAYS if re.search(pattern, words, re.IGNORECASE))


def _agrees_on_sum(told: Told, cited: Cited) -> bool:
    own, said = told.claim.amount or told.claim.quantity, cited.citation.said
    given = read_said(said) if said else None
    if own is None or given is None or unit_of(given) != unit_of(own):
        return False
    if not Interval.of(own).is_apart_from(Interval.of(given)):
        return True
    return _is_of_another_day(told, cited)


def _is_of_another_day(told: Told, cited: Cited) -> bool:
    """Tell whether a sum is a valuation, and the source's one of another day: prices change, nobody contradicts."""
    if not _VALUED.search(f"{told.claim.text} {told.claim.wording} {cited.citation.meaning}"):
        return False
    theirs = cited.source.issued
    ours = [each.source.issued for each in told.supports if each.source.issued]
    return bool(theirs and ours) and all(not can_be_one(theirs, each) for each in ours if theirs)
