"""How far the check of a claim has come, in words of ours."""

from collections.abc import Mapping
from typing import Final

from models.records.story import State
from models.translation import tr_later

STATE_WORDS: Final[Mapping[State, str]] = {
    State.DRAFT: tr_later("draft"),
    State.READY: tr_later("ready"),
    State.QUERIED: tr_later("queried"),
    State.ANSWERED: tr_later("answered"),
    State.CHANGED: tr_later("changed after check"),
    State.CHECKED: tr_later("checked"),
    State.REJECTED: tr_later("rejected"),
    State.SIGNED_OFF: tr_later("signed off"),
}
"""Each state as it is told."""
