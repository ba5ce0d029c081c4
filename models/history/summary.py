"""What changed since a moment, event by event: the net of all changes, whoever made and undid what meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from models.history.since import Since
from models.history.telling import Group, told
from models.progress import Report
from models.records.changes import Change
from models.store.past import HistoryFilter, Net, net_changes
from models.store.reader import Reader
from models.store.rows import table_name, table_of
from models.translation import tr, tr_count, tr_later
from models.values.listing import in_a_row, set_apart

NOTHING: Final = tr_later("Nothing changed.")


@dataclass(frozen=True, slots=True)
class Summary:
    """What changed since a moment, in words."""

    since: str
    groups: tuple[Group, ...]
    purged: int  # changes of which nothing is known any more

    @property
    def heading(self) -> str:
        """Tell how much changed since when."""
        events = [group for group in self.groups if group.event_id is not None]
        acts = (("new", tr("new")), ("changed", tr("changed")), ("deleted", tr("deleted")))
        counts = [(sum(one.act == act for one in events), words) for act, words in acts]
        said = in_a_row(tr("{count:,} {act}", count=count, act=act) for count, act in counts if count)
        others = in_a_row(group.title for group in self.groups if group.event_id is None)
        parts = [
            tr("events: {counts}", counts=said) if said else "",
            tr("also: {others}", others=others) if others else "",
        ]
        told = set_apart(part for part in parts if part) or tr("nothing changed")
        return tr("Since {moment}: {changes}.", moment=self.since, changes=told)

    def lines(self) -> Iterator[str]:
        """Yield the whole summary as lines of plain text."""
        yield self.heading
        for group in self.groups:
            yield ""
            yield title_of(group)
            yield from (f"  {line}" for line in group.lines)
        if self.purged:
            yield ""
            yield remark_of(self)

    def as_json(self) -> dict[str, Any]:
        """Return the summary as JSON holds it."""
        groups = [
            {
                "event": group.event_id,
                "title": group.title,
                "act": group.act,
                "people": list(group.people),
                "changes": list(group.lines),
            }
            for group in self.groups
        ]
        return {"since": self.since, "groups": groups, "purged": self.purged}


def summary_of(
    reader: Reader,
    since: Since,
    wanted: HistoryFilter | None = None,
    *,
    report: Report | None = None,
    is_discreet: bool = False,
) -> Summary:
    """Tell what changed in all since a moment; a filter chooses among the records that did change.

    What one person changed is told apart from what others did to the same records, also what was changed again since.
    """
    wanted = wanted or HistoryFilter()
    net = net_changes(reader, since.after, report, wanted.who)
    changes = tuple(_chosen(net, wanted))
    groups = told(reader, changes, net.people, is_brief=True, is_discreet=is_discreet)
    return Summary(since.words, tuple(groups), net.purged)


def title_of(group: Group) -> str:
    """Return the title of a group with what became of it and through whom."""
    title = group.title
    if group.event_id is not None:
        title = tr("{title} ({act})", title=title, act=tr(group.act))
    return tr("{title} – {people}", title=title, people=in_a_row(group.people)) if group.people else title


def remark_of(summary: Summary) -> str:
    """Return in words that something was purged."""
    return tr_count(
        summary.purged,
        "{n:,} change was purged: nothing is known of it any more.",
        "{n:,} changes were purged: nothing is known of them any more.",
    )


def _chosen(net: Net, wanted: HistoryFilter) -> Iterator[Change]:
    sought = wanted.words.strip().casefold()
    for change in net.changes:
        key = (table_name(change.kind), change.id)
        if (wanted.tables and key[0] not in wanted.tables) or (wanted.keys and key not in wanted.keys):
            continue
        if not sought or _holds(change, sought):
            yield change


def _holds(change: Change, sought: str) -> bool:
    table = table_of(change.kind)
    cells = [cell for side in (change.before, change.after) if side is not None for cell in table.row(side)]
    return table.name != "identity" and any(
        isinstance(cell, str) and sought in cell.casefold() for cell in cells
    )
