"""Makes resources/dates/months.json: the names of the months in many languages, as CLDR has them.

Needs Babel, which ships CLDR's data: `pip install babel`.
"""

import json
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "dates" / "months.json"
LANGUAGES = (
    "ar az be bg bn bs ca cs da el en es et fa fi fr ga he hi hr hu hy id is it ka kk lt lv mk ms nb nl pl pt ro ru sk "
    "sl sq sr sr_Latn sv sw th tr uk ur uz vi"
)


def names_of(language: str) -> list[list[str]]:
    """Return twelve rows of names of a language: long and short, alone and beside a day."""
    from babel import Locale

    months = Locale.parse(language).months
    tables = [
        months[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")
    ]
    return [
        list(dict.fromkeys(table[number].strip(" .").casefold() for table in tables))
        for number in range(1, 13)
    ]


def clear(found: dict[str, set[int]]) -> dict[str, int]:
    """Return the names that mean one month alone, and are words and not numbers."""
    named = {name: numbers for name, numbers in found.items() if len(name) > 1 and not name[0].isdigit()}
    return {name: next(iter(numbers)) for name, numbers in sorted(named.items()) if len(numbers) == 1}


def main() -> None:
    """Write the file."""
    found: dict[str, set[int]] = {}
    for language in LANGUAGES.split():
        for number, row in enumerate(names_of(language), 1):
            for name in row:
                found.setdefault(name, set()).add(number)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(clear(found), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
