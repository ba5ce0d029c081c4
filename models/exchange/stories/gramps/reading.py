"""Reads a Gramps file: its events with people, places and citations, and its families as relations."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from models.exchange.imported import Imported, ImportOptions, of_file, unreadable
from models.exchange.stories.drafts import EventDraft, StoryDraft
from models.exchange.stories.gramps.dates import date_of
from models.exchange.stories.gramps.package import Media, is_package, paper_of
from models.exchange.stories.gramps.things import Things
from models.exchange.stories.gramps.tree import Node, read_tree
from models.exchange.stories.gramps.unusable import UnusableFile
from models.records.relations import WHO, WHOM, Relation, RelationKind, relation_problem
from models.records.story import Actor, Confidentiality, Credibility, Event, EventId, Field, KindId, Locator
from models.translation import tr
from models.values.when import When

NAME: Final = "Gramps"
_CONFIDENCE: Final = (
    ("very low", Credibility.FIVE),
    ("low", Credibility.FOUR),
    ("normal", Credibility.NOT_JUDGED),  # what Gramps writes where nobody said anything
    ("high", Credibility.TWO),
    ("very high", Credibility.TWO),  # confirmed by others is more than it says
)
_PAGES: Final = re.compile(r"(?:pp?\.?\s*)?(\d+(?:\s*[-–,]\s*\d+)*)", re.IGNORECASE)
_COUPLES: Final = {"Married": "spouse", "Unmarried": "partner", "Civil Union": "partner"}
_CHILDREN: Final = {"M": "son", "F": "daughter"}
_HOW: Final = {"Adopted": "adopted", "Stepchild": "step", "Foster": "foster", "Sponsored": "sponsored"}
_SOURCE_TEXTS: Final = frozenset(("Source text", "Transcript"))
_LIFE: Final = {"Birth": "began", "Death": "ended"}


def read_gramps(path: Path, options: ImportOptions) -> Imported:
    """Return the events, people, places and sources of a Gramps file, and all that has no place in a case."""
    draft = StoryDraft(NAME, path.name, options)
    try:
        root = read_tree(path)
        reader = _Reader(root, draft)
        reader.read()
        read = replace(draft.imported(), attachments=tuple(reader.things.attachments))
        read = _with_media(path, reader.things, read) if is_package(path) else read
    except UnusableFile as error:
        return Imported(refusal=of_file(path.name, error))
    except OSError as error:
        return Imported(refusal=unreadable(path.name, error))
    except MemoryError:
        return Imported(
            refusal=tr("{name} is too large for this computer: export a part of it.", name=path.name)
        )
    return read


def _with_media(path: Path, things: Things, read: Imported) -> Imported:
    """Return what was read of a package with its media as documents; the others stay where they are."""
    named = {told: (source_id, note) for told, source_id, note in things.files()}
    media = Media(path, tuple(named))
    papers = [paper_of(told, data, *named[told]) for told, data in media.found.items()]
    documents = tuple(replace(one, added_by=read.options.who, came_from=path.name) for one, _ in papers)
    lacking = len(named) - len(papers)
    remarks = [tr("Media of the package come as documents: {n:,}.", n=len(papers))] if papers else []
    if lacking:
        remarks.append(tr("Media that the package lacks, or that are too large: {n:,}.", n=lacking))
    return replace(
        read,
        records=(*read.records, *documents),
        papers={one.id: paper for one, paper in papers},
        attachments=tuple(one for one in read.attachments if one.path not in media.found),
        remarks=(*read.remarks, *remarks),
    )


class _Reader:
    """Goes through a file once: things first, then what happened to them."""

    def __init__(self, root: Node, draft: StoryDraft) -> None:
        self._root, self._draft = root, draft
        self.things = Things(root, draft)
        self._present: defaultdict[str, list[tuple[Node, str, bool]]] = defaultdict(list)
        self._ends: dict[str, tuple[Actor, Actor]] = {}  # of relations, by their keys
        self._private = 0

    def read(self) -> None:
        people, families = list(self._all("person")), list(self._all("family"))
        for node in people:
            self.things.person(node)
            self._note_presence(node, (node,))
        for node in families:
            couple = [
                found for one in node.all("father", "mother") if (found := self.things.find(one, "person"))
            ]
            self._note_presence(node, couple)
        for node in self._all("event"):
            self._event(node)
        for node in families:
            self._family(node)
        for node in people:
            self._associations(node)
        self._rest()
        self._tell()

    def _all(self, name: str) -> Iterator[Node]:
        """Yield the elements of one name, each handle once."""
        return (node for node in self.things.by_handle.values() if node.name == name)

    def _note_presence(self, node: Node, people: Iterable[Node]) -> None:
        for reference in node.all("eventref"):
            for person in people:
                is_private = reference.is_private or node.is_private or person.is_private
                held = (person, _role(reference), is_private)
                self._present[reference.get("hlink")].append(held)

    # events -------------------------------------------------------------------------------------

    def _event(self, node: Node) -> None:
        present = self._present[node.get("handle")]
        sort, said = node.text("type"), node.text("description")
        people = ", ".join(
            dict.fromkeys(self.things.person(one).name for one, role, _ in present if not role)
        )
        named = f": {people}" if people else f" {node.get('id')}"
        draft = self._draft.event(node.get("handle"), said or f"{sort or 'Event'}{named}", node.line)
        draft.kind = sort
        draft.tags += self.things.tags(node)
        self._date(node, draft)
        is_private = node.is_private or any(private for _, _, private in present)
        if (reference := node.first("place")) and (place := self.things.find(reference, "placeobj")):
            draft.claims.add(Field.WHERE, place_id=self.things.place(place).id)
            is_private = is_private or place.is_private
        for person, role, _ in present:
            draft.claims.add(Field.WHO, actor_id=self.things.person(person).id, role=role)
            if not role:
                self._live(person, sort, draft.when)
        draft.notes += [*self.things.notes(node), *self.things.kept(node, "cause")]
        self._close(node, draft, is_private=is_private)

    def _date(self, node: Node, draft: EventDraft) -> None:
        told = date_of(node)
        draft.when, draft.wording = told.when, told.wording
        draft.inferred += ["when 1"] if told.is_calculated else []
        if told.problem:
            self._draft.tell(node.line, told.problem)

    def _live(self, person: Node, sort: str, when: When | None) -> None:
        """Put the date of a birth or a death to whom it is about; the first that is told stays."""
        name = _LIFE.get(sort)
        handle = person.get("handle")
        actor = self._draft.actors[handle]
        if name and when and getattr(actor, name) is None:
            values: dict[str, Any] = {name: replace(when, wording="")}
            self._draft.actors[handle] = replace(actor, **values)

    def _close(self, node: Node, draft: EventDraft, *, is_private: bool) -> None:
        """Cite what an element cites; what is private of it makes it internal as a whole."""
        draft.add_own_claims()
        cited = [self._cite(reference, draft) for reference in node.all("citationref", "sourceref")]
        if is_private or any(cited):
            draft.confidentiality = Confidentiality.INTERNAL
            self._private += 1

    def _cite(self, reference: Node, draft: EventDraft) -> bool:
        """Cite the source of a reference, as files of today or of long ago have it; tell whether that is private."""
        citation = self.things.find(reference, "citation") if reference.name == "citationref" else reference
        to_source = citation.first("sourceref") if citation and citation is not reference else reference
        node = self.things.find(to_source, "source") if to_source else None
        if citation is None or node is None:
            return False
        source = self.things.source(node)
        self.things.attach(citation, source)
        page = citation.text("page") or citation.text("spage")
        pages = _PAGES.fullmatch(page)
        name, credibility = _confidence(citation.text("confidence") or citation.get("conf"))
        texts = [*self._texts(citation), *filter(None, [citation.text("stext")])]
        date = date_of(citation)
        told = date.when.edtf if date.when else date.wording
        notes = [
            *self.things.notes(citation),
            *self.things.kept(citation),
            *filter(None, [citation.text("scomments")]),
        ]
        notes = [one for one in notes if one not in texts] + ([f"date: {told}"] if told else [])
        draft.cite(
            source,
            locator=Locator.PAGE if pages else Locator.OTHER if page else Locator.WHOLE,
            place=pages[1] if pages else page,
            quote="\n".join(texts),
            credibility=credibility,
            credibility_reason=f"{NAME}: confidence {name}" if name else "",
            note="\n".join(notes),
        )
        return citation.is_private or reference.is_private

    def _texts(self, citation: Node) -> Iterator[str]:
        """Yield the notes of a citation that are words of the source."""
        for reference in citation.all("noteref"):
            note = self.things.by_handle.get(reference.get("hlink"))
            if note is not None and note.get("type") in _SOURCE_TEXTS:
                yield note.text("text") or note.text()

    # families -----------------------------------------------------------------------------------

    def _family(self, node: Node) -> None:
        father, mother = (self._parent(node, name) for name in ("father", "mother"))
        handle = node.get("handle")
        married = node.first("rel")
        if father and mother:
            words = _COUPLES.get(married.get("type") if married else "", "partner in a family")
            draft = self._relation(
                f"{handle} couple", node, RelationKind.RELATIVE_OF, words, (father, mother)
            )
            if draft:
                draft.when = self._marriage(node)
                draft.notes += [*self.things.notes(node), *self.things.kept(node)]
                self._finish(node, draft, is_private=node.is_private)
        for reference in node.all("childref"):
            child = self.things.find(reference, "person")
            for parent, how in ((father, reference.get("frel")), (mother, reference.get("mrel"))):
                if child and parent and how != "None":
                    self._child(node, reference, child, parent, how)

    def _parent(self, node: Node, name: str) -> Node | None:
        reference = node.first(name)
        return self.things.find(reference, "person") if reference else None

    def _child(self, node: Node, reference: Node, child: Node, parent: Node, how: str) -> None:
        words = _CHILDREN.get(child.text("gender"), "child")
        if how in _HOW:
            words = f"step{words}" if how == "Stepchild" else f"{_HOW[how]} {words}"
        key = f"{node.get('handle')} {parent.get('handle')} {child.get('handle')}"
        draft = self._relation(key, reference, RelationKind.RELATIVE_OF, words, (child, parent))
        if draft:
            draft.notes += [f"parentage: {how}"] if how and how not in ("Birth", *_HOW) else []
            draft.notes += self.things.notes(reference)
            self._finish(reference, draft, is_private=node.is_private or reference.is_private)

    def _marriage(self, node: Node) -> When | None:
        """Return the span of a marriage where the file tells its day, month or year: its end is open unless told."""
        events = [self.things.by_handle.get(one.get("hlink")) for one in node.all("eventref")]
        dates = {event.text("type"): date_of(event).when for event in events if event is not None}
        start, end = dates.get("Marriage"), dates.get("Divorce")
        plain = [
            one.edtf if one and re.fullmatch(r"[\d-]+", one.edtf, re.ASCII) else "" for one in (start, end)
        ]
        is_turned = all(plain) and start and end and (start.begins or 0) > (end.begins or 0)
        return (
            When.from_edtf("/".join(plain)) if plain[0] and not is_turned and plain[0] != plain[1] else None
        )

    def _associations(self, node: Node) -> None:
        """Read who else a person has to do with: a godfather, a witness, a neighbour."""
        for number, reference in enumerate(node.all("personref")):
            other = self.things.find(reference, "person")
            if other is None:
                continue
            words = f"is {reference.get('rel') or 'an associate'} of"
            key = f"{node.get('handle')} association {number}"
            draft = self._relation(key, reference, RelationKind.OTHER, words, (other, node))
            if draft:
                draft.notes += self.things.notes(reference)
                self._finish(reference, draft, is_private=node.is_private or reference.is_private)

    def _relation(
        self, key: str, node: Node, kind: RelationKind, words: str, ends: tuple[Node, Node]
    ) -> EventDraft | None:
        who, whom = (self.things.person(one) for one in ends)
        if problem := relation_problem(kind, who.id, whom.id, words):
            self._draft.tell(node.line, tr("{problem} This was left out.", problem=problem))
            return None
        self._ends[key] = (who, whom)
        draft = self._draft.event(key, "", node.line)
        draft.relation, draft.said = str(kind), words
        draft.claims.add(Field.WHO, actor_id=who.id, role=WHO)
        draft.claims.add(Field.WHO, actor_id=whom.id, role=WHOM)
        return draft

    def _finish(self, node: Node, draft: EventDraft, *, is_private: bool) -> None:
        """Give a relation its title, and cite what its element cites."""
        ends = self._ends[draft.key]
        draft.title = _sentence(draft, *ends)
        is_of_private = any(one.confidentiality is not Confidentiality.PUBLIC for one in ends)
        self._close(node, draft, is_private=is_private or is_of_private)

    # what nothing leads to ----------------------------------------------------------------------

    def _rest(self) -> None:
        """Read the places and sources that no event names, but for places that others lie in."""
        places = list(self._all("placeobj"))
        above = {
            one.get("hlink")
            for node in places
            for one in node.all("placeref")
            if one.get("hlink") != node.get("handle")
        }
        for node in places:
            if node.get("handle") not in above:
                self.things.place(node)
        for node in self._all("source"):
            self.things.source(node)

    def _tell(self) -> None:
        counts = Counter(node.name.removesuffix("obj") for node in self.things.by_handle.values())
        told = ", ".join(f"{name} ({count:,})" for name, count in counts.most_common())
        self._draft.remarks.append(tr("Read as {name} XML: {counts}.", name=NAME, counts=told))
        if self._private:
            self._draft.remarks.append(
                tr(
                    "Private in the file, and so internal here: {n:,} of the events and relations.",
                    n=self._private,
                )
            )
        media = counts.get("object", 0)
        if media:
            self._draft.remarks.append(tr("Media objects are named in the file: {n:,}.", n=media))


def _role(reference: Node) -> str:
    """Return the role in which somebody is present; none for whom the event is about."""
    role = reference.get("role")
    return "" if role in ("Primary", "Family", "Unknown") else role.lower()


def _confidence(text: str) -> tuple[str, Credibility]:
    is_known = text.isdecimal() and text.isascii() and int(text[:3]) < len(_CONFIDENCE)
    return _CONFIDENCE[int(text)] if is_known else ("", Credibility.NOT_JUDGED)


def _sentence(draft: EventDraft, who: Actor, whom: Actor) -> str:
    bare = Event(EventId(""), KindId(""), "", relation=draft.relation)
    kind = RelationKind(draft.relation)
    return Relation(bare, kind, who, whom, draft.when, words=draft.said).sentence()
