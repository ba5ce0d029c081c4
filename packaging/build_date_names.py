"""Makes resources/dates/months.json and weekdays.json: the names of months and weekdays in many languages, from CLDR.

Needs Babel, which ships CLDR's data: `pip install babel`.
"""

import json
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "dates"
LANGUAGES = (
    "ar ar_LB az be bg bn bs ca cs da de el en es et fa fi fr ga he hi hr hu hy id is it ka kk lt lv mk ms nb nl pl pt "
    "ro ru sk sl sq sr sr_Latn sv sw th tr uk ur uz vi"
)


def names_of(language: str, what: str) -> dict[int, list[str]]:
    """Return the months or days of a language by number, each with its names: long and short, alone and in a date."""
    from babel import Locale

    names = getattr(Locale.parse(language), what)
    tables = [
        names[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")
    ]
    return {
        number: list(dict.fromkeys(table[number].strip(" .").casefold() for table in tables))
        for number in tables[0]
    }


def clear(found: dict[str, set[int]]) -> dict[str, int]:
    """Return the names that mean one month or day alone, and are words and not numbers."""
    named = {name: numbers for name, numbers in found.items() if len(name) > 1 and not name[0].isdigit()}
    return {name: next(iter(numbers)) for name, numbers in sorted(named.items()) if len(numbers) == 1}


def main() -> None:
    """Write the files; Monday is 0."""
    TARGET.mkdir(exist_ok=True)
    for what, file in (("months", "months.json"), ("days", "weekdays.json")):
        found: dict[str, set[int]] = {}
        for language in LANGUAGES.split():
            for number, row in names_of(language, what).items():
                for name in row:
                    found.setdefault(name, set()).add(number)
        text = json.dumps(clear(found), ensure_ascii=False, indent=0)
        (TARGET / file).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
