"""What the fields of sources and actors ask, a function for each."""

from typing import Final

from models.questions.choosing import choice, is_yes, no_such, of_sources, origins_named, sources_named
from models.questions.facts import ACTOR, SOURCE, Facts, Found
from models.questions.terms import Condition, Kind
from models.records.story import Reliability, Source
from models.translation import tr_later

_LANGUAGES: Final = {
    "chinese": "zh", "english": "en", "german": "de", "french": "fr", "spanish": "es", "japanese": "ja",
    "korean": "ko", "arabic": "ar", "portuguese": "pt", "russian": "ru", "indonesian": "id", "italian": "it",
    "中文": "zh", "deutsch": "de", "français": "fr", "español": "es", "日本語": "ja", "한국어": "ko",
}  # fmt: skip


def source(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the sources of this name."""
    return Found(SOURCE, sources_named(facts, one))


def origin(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the sources that count as one origin."""
    wanted = origins_named(facts, one)
    return of_sources(facts, lambda each: facts.origin_of(each.id) in wanted)


def language(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the sources in a language; “none” for those of which nobody said."""
    wanted = _LANGUAGES.get(one.value.casefold(), one.value.casefold())
    held = {each.language.casefold() for each in facts.sources.values()} | {""}
    if wanted == "none":
        wanted = ""
    elif not any(_is_language(each, wanted) for each in held):
        raise no_such(
            tr_later("No source in the language is called “{value}” in {field}: write one of {known}."),
            one,
            filter(None, held),
        )
    return of_sources(facts, lambda each: _is_language(each.language.casefold(), wanted))


def _is_language(held: str, wanted: str) -> bool:
    return held == wanted or (bool(wanted) and held.startswith(f"{wanted}-"))


def read(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the sources that we read, or those known through others only."""
    is_wanted = is_yes(one)
    return of_sources(facts, lambda each: each.was_read is is_wanted)


def primary(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the sources that are primary, secondary, or of which nobody said."""
    wanted = choice(one, ("yes", "no", "unknown"))
    return of_sources(facts, lambda each: _primary(each) == wanted)


def _primary(one: Source) -> str:
    return "yes" if one.is_primary else "no" if one.is_secondary else "unknown"


def reliability(facts: Facts, one: Condition, _kind: Kind) -> Found:
    """Return the sources of a grade."""
    wanted = choice(one, (*(str(each) for each in Reliability if each), "none"))
    return of_sources(facts, lambda each: (each.reliability or "none") == wanted)


def type_of(facts: Facts, one: Condition, kind: Kind) -> Found:
    """Return the actors of a type; asked for sources, the sources of one."""
    if kind is Kind.SOURCES:
        types = {each.type for each in facts.sources.values()}
        wanted = choice(one, sorted(types))
        return of_sources(facts, lambda each: each.type == wanted)
    wanted = choice(one, sorted({each.kind for each in facts.actors.values()} - {""}))
    return Found(ACTOR, frozenset(id for id, each in facts.actors.items() if each.kind == wanted))
