"""Claims that only confidential sources support."""

from collections.abc import Iterator

from models.checks.finding import Finding, Remedy, Weight, names_of_sources
from models.checks.matter import Matter
from models.checks.told import cause_of_sources
from models.records.story import Confidentiality
from models.translation import tr, tr_later

NAME = tr_later("only anonymous")
REASON = tr_later(
    "Readers cannot weigh a source that they may not know, so an editor must know why it is believed."
)
MANY = tr_later("claims rest on sources that cannot be named")
REMEDY = Remedy.CITE
RANK = 180
IS_LOCAL = True


def find(matter: Matter) -> Iterator[Finding]:
    """Return each claim that nothing but confidential sources supports."""
    for told in matter.told:
        supports = told.supports
        if supports and all(_is_hidden(each.source.confidentiality) for each in supports):
            names = names_of_sources(supports)
            sentence = tr(
                "{name} rests on {names} alone: find a source that can be named.", name=told.name, names=names
            )
            yield told.finding(
                NAME, Weight.MEND, sentence, tr("nobody who can be named supports"), cause_of_sources(told)
            )


def _is_hidden(confidentiality: Confidentiality) -> bool:
    return confidentiality is Confidentiality.CONFIDENTIAL
