"""Writes a story as a folder of notes for Obsidian: one for each event, actor, place and source, linked both ways."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from models.exchange.stories.front_matter import front_matter
from models.exchange.stories.notes import KIND_OF_NOTE, MARK
from models.exchange.stories.story import Story, Written
from models.exchange.stories.wiki_links import FileNames, as_words, link_to
from models.exchange.table.details_out import details_of_actor, details_of_place, details_of_source
from models.exchange.table.out import Named, TableOut, table_of
from models.exchange.table.values import tags_of
from models.records.story import Actor, Event, Place, Source


def write_vault(story: Story) -> Written:
    """Return a story as notes; what their front matter tells is read back, what stands under the mark is for people."""
    vault = _Vault(story)
    return Written(files=dict(sorted(vault.files())), remarks=vault.table.remarks)


class _Vault:
    """The paths of all notes, and who is named where."""

    def __init__(self, story: Story) -> None:
        self._story = story
        names = FileNames()
        self._events = {str(event.id): names.path("Events", _event_name(event)) for event in story.all(Event)}
        self._named: dict[Named, tuple[str, Mapping[str, str]]] = {}  # the path and the details of each
        for actor in story.all(Actor):
            self._named[actor] = names.path("Actors", _name(actor)), details_of_actor(actor)
        for place in story.all(Place):
            self._named[place] = names.path("Places", _name(place)), details_of_place(place)
        for source in story.all(Source):
            self._named[source] = names.path("Sources", _name(source)), details_of_source(source)
        self.table: TableOut = table_of(story, self._link)

    def _link(self, named: Named) -> str:
        return link_to(self._named[named][0], _name(named))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every note with its path."""
        for row in self.table.rows:
            yield self._events[row["id"]], self._event_note(row).encode()
        for named, (path, details) in self._named.items():
            told = {KIND_OF_NOTE: type(named).__name__.casefold(), "name": _name(named), **details}
            yield path, self._named_note(named, told).encode()

    def _event_note(self, row: Mapping[str, str]) -> str:
        told: dict[str, str | tuple[str, ...]] = {KIND_OF_NOTE: "event"}
        told |= {name: text for name, text in row.items() if name != "description"}
        if row.get("tags"):
            told["tags"] = tags_of(row["tags"])
        linked = [f"- {_label(name)}: {text}" for name, text in row.items() if text.startswith("[[")]
        parts = [
            f"# {as_words(row.get('title', ''))}",
            as_words(row.get("description", "")),
            MARK,
            "\n".join(dict.fromkeys(linked)),
        ]
        return front_matter(told) + "\n" + "\n\n".join(part for part in parts if part) + "\n"

    def _named_note(self, named: Named, told: Mapping[str, str]) -> str:
        lines = [f"- {self._event_link(event)}" for event in dict.fromkeys(self._naming.get(named.id, ()))]
        address = (
            [f"<{named.url}>"] if isinstance(named, Source) and named.url and ">" not in named.url else []
        )
        parts = [f"# {as_words(_name(named))}", *address, MARK, "\n".join(lines)]
        return front_matter(told) + "\n" + "\n\n".join(part for part in parts if part) + "\n"

    @cached_property
    def _naming(self) -> Mapping[str, list[Event]]:
        """The events that name each actor, place and source, in the order of time."""
        found: defaultdict[str, list[Event]] = defaultdict(list)
        story = self._story
        for event in (*story.events, *story.relations, *story.eras):
            for claim in story.claims(event):
                cited = (one.source_id for one in story.citations(claim))
                for id in (claim.actor_id, claim.place_id, *cited):
                    if id:
                        found[id].append(event)
        return found

    def _event_link(self, event: Event) -> str:
        when = event.when.edtf if event.when else ""
        return f"{as_words(when)} {link_to(self._events[str(event.id)], event.title)}".strip()


def _event_name(event: Event) -> str:
    day = event.when and event.when.edtf[:10]
    return (
        f"{day} {event.title}"
        if day and day[:4].isdigit() and day.replace("-", "").isdigit()
        else event.title
    )


def _label(heading: str) -> str:
    """Return what a column is, for people: “source” of “source 2”, “seller” of “actor:seller”."""
    return as_words(re.sub(r" \d+$", "", heading.partition(":")[2] or heading))


def _name(named: Named) -> str:
    return " ".join((named.title if isinstance(named, Source) else named.name).split())
