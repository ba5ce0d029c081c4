"""What values, files, records, imports and figures tell a person passes the catalogue; what is written does not."""

import ast
import io
from dataclasses import replace

import pytest

from models import translation
from models.errors import CaseError
from models.exchange.imported import ImportOptions
from models.exchange.registry import READ, WRITTEN, format_of
from models.exchange.stories.losses import Loss, facts_of
from models.exchange.stories.story import Story
from models.exchange.table.field_words import FIELD_WORDS, ROLES, field_in_words
from models.figure.regions import region_of
from models.figure.style import load_style
from models.gazetteer.finding import find_place
from models.importing.importing import import_file
from models.importing.telling import told_of
from models.ledger.account import Asked, account_of
from models.ledger.questions import answers
from models.ledger.table import plain_table, rows_of
from models.machine.safe_write import write_data
from models.machine.strength import strength_of
from models.publication.choices import FigureSpec, read_columns, read_size
from models.publication.chronology.chronology import chronology_of
from models.publication.chronology.documents import written
from models.publication.steps import words_of_change
from models.publication.time_axis import read_stretch
from models.records.claim_words import locator_words
from models.records.leaning import Lean, lean_words, read_lean
from models.records.meanings import MEANING_WORDS
from models.records.relations import RelationKind, read_share, relation_problem
from models.records.routes import read_route
from models.records.rules import problems
from models.records.standing import with_standing
from models.records.story import About, Field, Locator
from models.store.driver_words import in_words
from models.store.inspect import look_at_file
from models.texts.extract import extract
from models.texts.media import kind_words
from models.values.money import Bound, ends_words, read_amount, read_quantity
from models.values.when import length_words, read_when, remarks, words
from models.values.where.coordinates import read_coordinates
from models.values.where.points import Bounds, Point
from tests.builders import a_case, a_citation, a_claim, a_kind, a_place, a_source, a_when, an_actor, an_event
from tests.pseudo import BEGIN, END, Marking, pseudo_language
from tests.said import all_words
from tests.source_tree import ROOT

ROOMS = (
    "values", "store", "exchange", "importing", "records", "texts", "machine", "gazetteer", "publication", "figure",
    "ledger", "index",
)  # fmt: skip
REFUSALS = frozenset(
    ("CaseError", "UnreadableValue", "AmbiguousDate", "AmbiguousSum", "WrongUse", "NotACase", "CaseInUse",
     "UnreadableDocument", "UnusableTable", "UnusableFile", "NeedsPassphrase", "ReadOnlyCase", "Problem", "tell",
     "tell_of", "remark")
)  # fmt: skip
FILES = ROOT / "tests" / "exchange_files"
DRIVER = (
    "locked", "file is encrypted", "readonly", "full", "interrupted", "unable to open", "constraint", "surrogates",
    "too big", "disk I/O error", "?",
)  # fmt: skip
COLUMNS = frozenset(("place datum", "place precision", "place country", "source stance", "source type"))
NEVER_SHOWN = ("The template ", "the rows run backwards", " has a kind that cannot be drawn.")
"""What is raised for what is passed over."""


def is_marked(text):
    return text.startswith(BEGIN) and text.endswith(END)


def refused(act, *given):
    with pytest.raises(CaseError) as raised:
        act(*given)
    return str(raised.value)


@pytest.fixture(scope="module")
def story():
    event = an_event("禁令", "2021-09~", kind="raid", id="e", official_number="No. 5", tags=("ban",))
    place, actor, source = a_place("Xuzhou", id="p"), an_actor("A court", id="a"), a_source("Gazette", id="s")
    what = a_claim(event, Field.WHAT, "", id="c")
    return (
        a_kind(), place, actor, source, event, what,
        a_claim(event, Field.WHERE, "", id="d", place_id="p", role="seller"),
        a_claim(event, Field.WHO, "", id="f", actor_id="a", role="court"),
        a_claim(event, Field.AMOUNT, "", id="g", amount=read_amount("over $3bn"), meaning="proceeds"),
        a_citation(what, source, id="h"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory, story):
    with a_case(tmp_path_factory.mktemp("ground"), *story, title="A case") as opened:
        yield opened


def test_no_refusal_of_these_rooms_is_written_past_the_catalogue():
    past = []
    for path in (path for room in ROOMS for path in sorted((ROOT / "models" / room).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) in REFUSALS
            ):
                for given in node.args:
                    pieces = given.values if isinstance(given, ast.JoinedStr) else [given]
                    told = [one.value for one in pieces if isinstance(one, ast.Constant)]
                    past += [one for one in told if isinstance(one, str) and " " in one.strip(" :")]
    assert [one for one in past if one not in COLUMNS and one not in NEVER_SHOWN] == []


def test_what_cannot_be_read_is_told_in_words_of_the_catalogue():
    wrong = {
        read_when: ("", "soon", "03/04/2021", "1900s", "FY 2020", "2021-13-40", "31/02/2021", "18:00 CST 4 May 2020",
                    "2020/2019", "4/4/21", "x" * 900),
        read_amount: ("", "lots", "5 squillion dollars", "kr 5m", "¥5元円 3", "1.234.5 EUR", "5m 6m EUR", "5 EUR USD"),
        read_quantity: ("15,000", "at least at most 5 BTC"),
        read_coordinates: ("", "north", "geo:1", "geo:a,b", "geo:1,2;crs=x", "95 N, 200 E", "https://osm.org/"),
        read_stretch: ("x", "2021/.."), read_size: ("big", "1.5px", "1mm"), read_columns: ("nothing",),
        read_route: ("one", "a → a"), read_share: ("half",), region_of: ("nowhere", "1,2,3,x"), load_style: ("none",),
    }  # fmt: skip
    with pseudo_language():
        told = [(text, refused(act, text)) for act, texts in wrong.items() for text in texts]
        told += [("", refused(Point, 95.0, 0.0)), ("", refused(Bounds, 2.0, 0.0, 1.0, 1.0))]
        told += [
            ("", one) for text in ("Monday, 24 Sept 2021", "24 Sept 2021 00:00") for one in remarks(text)
        ]
    assert [(text, sentence) for text, sentence in told if not is_marked(sentence)] == []


def test_lengths_bounds_and_places_are_told_in_words_of_the_catalogue():
    with pseudo_language():
        told = [length_words(days) for days in (0.0001, 0.05, 1, 12, 31, 400, 800)]
        told += [ends_words(read_amount(text)) for text in ("about $5m", "$5m", "$5m to $6m")]
        told += [find_place(name).sentence for name in ("Nirgendwoheim", "various", "Springfield")]
        told += [strength_of(words).words for words in ("a", "correct horse staple battery", "bd9 kq2 zz81")]
        told += [locator_words(locator, "3") for locator in Locator if locator is not Locator.OTHER]
        told += [kind_words("text/csv"), kind_words("audio/mpeg"), field_in_words("url", group="2")]
        told += [
            lean_words(Lean(way, "e", lag="P3D"), "a", "b") for way in ("after", "before", "with", "between")
        ]
        told.append(relation_problem(RelationKind.OTHER, "a", "b"))
        assert with_standing("The sale", "possible") == f"{BEGIN}The sale ({BEGIN}possible{END}){END}"
    assert [one for one in told if BEGIN not in one] == []


def test_a_date_that_leans_is_read_again_as_it_is_told_in_chinese():
    told = {
        "{time} after “{event}”": "“{event}”之后{time}", "{n} day": "{n}天", "between “{event}” and “{until}”":
        "“{event}”与“{until}”之间", "before “{event}”": "“{event}”之前", "at the time of “{event}”": "与“{event}”同时",
    }  # fmt: skip

    class Chinese(Marking):
        def gettext(self, message):
            return told[message]

        def ngettext(self, msgid1, msgid2, n):
            return told[msgid1]

    translation.speak("zh-Hans", Chinese())
    try:
        for lean in (
            Lean("after", "e", lag="P3D"),
            Lean("before", "e"),
            Lean("with", "e"),
            Lean("between", "e", "u"),
        ):
            read = read_lean(lean_words(lean, "甲", "乙"))
            assert (read.way, read.event, read.lag) == (lean.way, "甲", lean.lag)
    finally:
        with pseudo_language():
            pass


@pytest.mark.parametrize("told", DRIVER)
def test_what_the_disk_and_the_file_refuse_is_told_in_words_of_the_catalogue(told, tmp_path):
    with pseudo_language():
        assert BEGIN in str(in_words(OSError(told), tmp_path / "a.dateline"))
        assert BEGIN in refused(look_at_file, tmp_path / "none.dateline", None)
        assert BEGIN in refused(write_data, tmp_path, b"")


def test_what_is_wrong_with_a_record_is_told_in_words_of_the_catalogue():
    event = an_event("", "2021", jurisdiction="x", era="red")
    wrong = [
        event, replace(event, when=None, era="plain", relation="owns"), About(zone="x"), a_kind(name="", colour="x"),
        an_actor("", began=a_when("2021"), ended=a_when("2020")), a_place("", None, precision="exact"),
        a_source("", url="x", is_primary=True, is_secondary=True, confidentiality="confidential"),
        *(a_claim(event, field, "") for field in Field),
        a_citation("c", "s", locator="page"), a_citation("c", "s", locator="page", place="0", start=3, end=2),
    ]  # fmt: skip
    with pseudo_language():
        told = [problem.sentence for record in wrong for problem in problems(record)]
    assert len(told) > 20
    assert [one for one in told if not is_marked(one)] == []


@pytest.mark.parametrize(
    "media",
    ["application/pdf", "text/html", "message/rfc822", "application/zip", "image/svg+xml", "audio/mpeg"],
)
def test_why_a_document_has_no_text_is_told_in_words_of_the_catalogue(media):
    with pseudo_language():
        told = _read_or_refused(b"no such file", media)
    assert [one for one in told if not is_marked(one)] == []


@pytest.mark.parametrize("known", READ, ids=lambda known: known.name)
def test_what_a_reader_of_a_format_tells_passes_the_catalogue(known, tmp_path):
    names = {format_of(path).name: path for path in sorted(FILES.iterdir()) if path.stem == known.name}
    empty = tmp_path / f"file{(known.endings or ('',))[0]}"
    empty.write_bytes(b"{]")
    with pseudo_language():
        refusal = known.read(empty, ImportOptions())
        assert is_marked(refusal.refusal) or all(BEGIN in str(one) for one in refusal.problems)
        read = known.read(names[known.name], ImportOptions()) if known.name in names else refusal
        assert [str(one) for one in read.problems if BEGIN not in str(one)] == []
        assert [one for one in read.remarks if not is_marked(one)] == []


def test_what_formats_and_fields_are_called_stands_in_the_catalogue():
    known = {said.one for said in all_words()}
    assert {one.note for one in WRITTEN} - {""} <= known
    assert {*FIELD_WORDS.values(), *ROLES.values(), *MEANING_WORDS.values()} <= known
    assert {member for kind in (Field, Bound, RelationKind) for member in kind} <= known


def test_what_an_import_did_is_told_in_words_of_the_catalogue(case):
    with pseudo_language():
        told = told_of(import_file(case, FILES / "csv.csv", dry_run=True), is_done=False)
    assert [line for line in told if BEGIN not in line] == []


def test_a_ledger_and_its_answers_are_told_in_words_of_the_catalogue(case):
    with pseudo_language():
        account = account_of(case.reader, Asked())
        told = [*plain_table(account), *(one.words for one in answers(account.lines))]
    assert [line for line in told if not is_marked(line.removeprefix("1. "))] == []


def test_doubts_and_steps_of_figures_are_told_in_words_of_the_catalogue(case):
    spec = FigureSpec()
    with pseudo_language():
        told = [doubt.sentence for doubt in chronology_of(case).doubts]
        told += [
            words_of_change(spec, replace(spec, title="x")),
            words_of_change(spec, replace(spec, window="2021")),
        ]
    assert len(told) > 3
    assert [one for one in told if not is_marked(one)] == []


@pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.name)
def test_a_file_is_the_same_in_whatever_language_the_program_speaks(known, story):
    told = Story(story, About(title="A case"))
    before = known.write(told)
    translation.speak("zh-Hans", Marking())
    try:
        after = known.write(told)
        assert words(a_when("2021-09-24")) == "2021年9月24日"
        assert ends_words(read_amount("about 3 CNY"), "en").startswith("about 3 CNY")
    finally:
        with pseudo_language():
            pass
    assert _without_stamp(after.data) == _without_stamp(before.data)
    assert after.files == before.files


def test_documents_and_tables_are_the_same_in_whatever_language_the_program_speaks(case):
    def made():
        account = account_of(case.reader, Asked())
        return written(chronology_of(case)), tuple(rows_of(account)), facts_of(Story(()), an_event())

    before = made()
    translation.speak("zh-Hans", Marking())
    try:
        assert made() == before
    finally:
        with pseudo_language():
            pass


def test_a_loss_is_counted_in_words_of_the_catalogue():
    with pseudo_language():
        assert str(Loss("places", 2)) == f"{BEGIN}{BEGIN}places{END} (2 events){END}"


def _read_or_refused(data, media):
    try:
        return extract(io.BytesIO(data), media).remarks
    except CaseError as error:
        return (str(error),)


def _without_stamp(data):
    return b"\n".join(line for line in data.split(b"\n") if b"DTSTAMP" not in line)
