"""Bars, flows and tables of money: each line cited, nothing withheld, the same figure for the same case."""

import shutil
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from models.case import Case
from models.figure.marks import Label, Rect
from models.figure.measure import FontMeasure
from models.figure.scene import LabelChange
from models.figure.text import raised
from models.importing.sample import write_sample
from models.publication.choices import (
    DEFAULT_COLUMNS,
    MONEY_VIEWS,
    TABLE_COLUMNS,
    FigureSpec,
    read_columns,
    spec_of,
)
from models.publication.record import claims_shown, doubts_about
from models.publication.studio import make_figure, read_for, shown_dossiers, write_beside
from models.records.desk import SavedFigure
from models.records.story import Confidentiality, Event, Field, Source
from tests.builders import a_case, a_citation, a_claim, a_source, an_actor, an_amount, an_event, replace_in
from tests.models.publication.sixty_sales import sixty_sales

MEASURE = FontMeasure()
SIZES = ("print-107mm", "print-163mm", "web-1200", "vertical-1080")
NEW = ("flow", "table")


@pytest.fixture(scope="module", params=["sample", "sixty"])
def case(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "sixty":
        with sixty_sales(folder) as made:
            yield made
    else:
        write_sample(folder / "sample.dateline")
        with Case.open(folder / "sample.dateline") as sample:
            yield sample


@pytest.fixture(scope="module")
def figure_of(case):
    """Draw a view of the case, each once: nothing here changes it."""
    return cache(lambda **choices: make_figure(case, FigureSpec(**choices), MEASURE))


@pytest.fixture(scope="module")
def sixty_file(tmp_path_factory):
    with sixty_sales(tmp_path_factory.mktemp("sixty")) as made:
        return made.path


@pytest.fixture
def sixty(sixty_file, tmp_path):
    with Case.open(Path(shutil.copy(sixty_file, tmp_path))) as made:
        yield made


def labels(figure):
    return [mark for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


def words(figure):
    return " ".join(label.text for label in labels(figure))


def box(label):
    wide = MEASURE.width(label.text, label.size, label.is_bold)
    left = {"start": label.x, "middle": label.x - wide / 2, "end": label.x - wide}[label.anchor]
    return Rect(left, label.y - 0.68 * label.size, wide, 0.8 * label.size)


@pytest.mark.parametrize("preset", SIZES)
@pytest.mark.parametrize("view", MONEY_VIEWS)
def test_at_every_size_no_words_overlap_and_none_leaves_the_page(figure_of, view, preset):
    figure = figure_of(view=view, preset=preset)
    boxes = [box(label) for label in labels(figure)]
    assert all(not one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(one.x >= 0 and one.right <= figure.width for one in boxes)
    assert all(one.y >= 0 and one.bottom <= figure.height for one in boxes)
    assert not [
        warning for warning in figure.warnings if "edge" in warning or "below the smallest" in warning
    ]


@pytest.mark.parametrize("view", MONEY_VIEWS)
@pytest.mark.parametrize("language", ["en", "de", "fr", "zh-Hans", "zh-Hant"])
def test_a_figure_of_money_speaks_the_language_of_its_page(figure_of, view, language):
    figure = figure_of(view=view, preset="print-163mm", language=language)
    english = figure_of(view=view, preset="print-163mm")
    for word in ("Not added", "not known", "Seller", "split not known", "faded edge"):
        assert (word in words(figure)) <= (language == "en")
    assert (figure.description == english.description) == (language == "en")


@pytest.mark.parametrize("view", MONEY_VIEWS)
def test_the_same_case_gives_the_same_figure(case, figure_of, view):
    spec = FigureSpec(view=view, preset="web-1200")
    assert repr(make_figure(case, spec, MEASURE)) == repr(figure_of(view=view, preset="web-1200"))


@pytest.mark.parametrize("view", ["bars", "cumulative", *NEW])
def test_who_picks_a_line_picks_its_event(case, view):
    spec = FigureSpec(view=view, preset="web-1600", most_rows=0)
    figure = make_figure(case, spec, MEASURE)
    told = {event for target in figure.targets for event in target.items}
    assert told == {str(dossier.event.id) for dossier in shown_dossiers(case, spec)}


@pytest.mark.parametrize("view", NEW)
def test_every_claim_that_is_shown_is_in_the_record_and_its_sources_in_the_notes(sixty, view):
    spec = FigureSpec(view=view)
    shown = claims_shown(sixty, spec)
    fields = {Field.WHO, Field.WHERE, Field.AMOUNT} | (
        {Field.QUANTITY, Field.WHEN} if view == "table" else set()
    )
    assert {claim.field for claim in shown} >= fields - {Field.WHEN}
    dossiers = shown_dossiers(sixty, spec)
    ids = {claim.id for claim in shown}
    cited = {
        one.source.publisher
        for dossier in dossiers
        for stated in dossier.stated
        if stated.claim.id in ids
        for one in stated.cited
    }
    told = "; ".join(note.text for note in read_for(sixty, spec).notes)
    assert all(publisher in told for publisher in cited)


@pytest.mark.parametrize("view", MONEY_VIEWS)
def test_what_is_internal_is_in_no_figure_of_money(sixty, view):
    spec = FigureSpec(view=view, most_rows=0, columns=("event", *DEFAULT_COLUMNS))
    before = make_figure(sixty, spec, MEASURE)
    event = next(one.event for one in shown_dossiers(sixty, spec))
    replace_in(sixty, replace(sixty.reader.get(Event, event.id), confidentiality=Confidentiality.INTERNAL))
    figure = make_figure(sixty, spec, MEASURE)
    assert event.id not in {id for target in figure.targets for id in target.items}
    assert event.title not in words(figure)
    assert figure.description != before.description


@pytest.mark.parametrize("view", MONEY_VIEWS)
def test_a_confidential_source_is_not_named_and_has_no_number(sixty, view):
    spec = FigureSpec(view=view)
    count = len(read_for(sixty, spec).notes)
    cited = next(
        c.source
        for dossier in shown_dossiers(sixty, spec)
        for one in dossier.stated
        if one.claim.field is Field.AMOUNT
        for c in one.cited
    )
    secret = replace(cited, confidentiality=Confidentiality.CONFIDENTIAL, publisher="Deep Throat")
    replace_in(sixty, replace(sixty.reader.get(Source, cited.id), **_of(secret)))
    notes = read_for(sixty, spec).notes
    assert len(notes) < count
    assert "Deep Throat" not in words(make_figure(sixty, spec, MEASURE))


def _of(source):
    return {"confidentiality": source.confidentiality, "publisher": source.publisher}


@pytest.mark.parametrize("view", MONEY_VIEWS)
def test_a_figure_of_money_holds_to_the_events_that_were_picked(sixty, view):
    picked = tuple(str(one.event.id) for one in shown_dossiers(sixty, FigureSpec(view=view))[:3])
    spec = FigureSpec(view=view, events=picked)
    figure = make_figure(sixty, spec, MEASURE)
    assert {event for target in figure.targets for event in target.items} == set(picked)


def test_the_sellers_of_the_sample_who_share_a_sum_stay_one(tmp_path):
    write_sample(tmp_path / "s.dateline")
    with Case.open(tmp_path / "s.dateline") as case:
        for view in NEW:
            figure = make_figure(case, FigureSpec(view=view, preset="web-1200"), MEASURE)
            assert "split not known" in words(figure)
            assert "(inferred)" in words(figure)
        told = [label.text for label in labels(figure)]
        assert "over 3,000" in told  # millions
        assert "at least 3,049.6" in told
        assert "+ 2 sales of unknown proceeds" in told


def test_a_table_has_the_columns_that_were_chosen_in_their_order(sixty):
    figure = make_figure(sixty, FigureSpec(view="table", columns=("date", "seller", "amount")), MEASURE)
    heads = [label.text for label in labels(figure) if label.is_bold][:8]
    order = [heads.index(head) for head in ("Date", "Seller", "Proceeds, ¥m")]
    assert order == sorted(order)
    assert "Agent" not in heads
    assert read_columns(" Date, seller,amount") == ("date", "seller", "amount")


@pytest.mark.parametrize("by", ["province", "year", "agent", "standing"])
def test_rows_stand_under_what_they_are_grouped_by_with_what_they_come_to(sixty, by):
    spec = FigureSpec(view="table", rows_by=by, most_rows=0, preset="web-1200")
    figure = make_figure(sixty, spec, MEASURE)
    assert figure.not_shown == ()
    if by == "province":
        assert "Jiangsu" in {label.text for label in labels(figure) if label.is_bold}


def test_a_table_tells_how_many_rows_it_leaves_out_and_what_they_come_to(sixty):
    figure = make_figure(sixty, FigureSpec(view="table", most_rows=10), MEASURE)
    assert len(figure.not_shown) > 30
    assert any(label.text.startswith("+") and "more" in label.text for label in labels(figure))


def test_each_step_of_a_flow_is_cited_by_what_tells_its_ends(tmp_path):
    sale = an_event("Court sells coins", "2021", kind="sale", id="sold")
    names = {"seller": "Court", "agent": "Agent Ltd", "platform": "Market Ltd", "payee": "Treasury"}
    actors = {role: an_actor(name) for role, name in names.items()}
    claims = [a_claim(sale, Field.WHO, "", actor_id=actors[role].id, role=role) for role in names]
    claims.append(a_claim(sale, Field.AMOUNT, "", amount=an_amount(), meaning="proceeds"))
    claims.append(a_claim(sale, Field.WHO, "", actor_id=an_actor("Witness").id, role="witness"))
    papers = [a_source(f"Paper {at}", publisher=f"Paper {at}") for at in range(6)]
    cited = [a_citation(claim, paper) for claim, paper in zip(claims, papers, strict=True)]
    witness = an_actor("Witness", id=claims[-1].actor_id)
    with a_case(tmp_path, sale, *actors.values(), witness, *claims, *papers, *cited) as case:
        figure = make_figure(case, FigureSpec(view="flow", preset="web-1600"), MEASURE)
        order = {note.text: note.number for note in read_for(case, FigureSpec(view="flow")).notes}
        steps = [{0, 1, 4}, {1, 2, 4}, {2, 3, 4}]
        expected = [raised([order[f"Paper {at}"] for at in step]) for step in steps]
        held = [label.text for label in labels(figure) if label.text and not label.text.strip("0123456789,–")]
        assert sorted(held[:3]) == sorted(expected)
        assert "Paper 5" not in order  # the witness is not in the figure


def test_stages_are_told_with_their_dates_and_sources(tmp_path):
    seized = an_event("Police seize coins", "2019-05", kind="seizure", id="seized")
    sold = an_event("Court sells coins", "2021", kind="sale", id="sold")
    follows = a_claim(sold, Field.RELATION, "", other_event_id="seized", role="follows")
    brought = a_claim(sold, Field.AMOUNT, "", amount=an_amount(), meaning="proceeds", id="brought")
    when, what = a_claim(seized, Field.WHEN, "", id="when"), a_claim(seized, Field.WHAT, "", id="what")
    paper = a_source("A paper", publisher="The Seizure Gazette")
    cited = a_citation(when, paper)
    with a_case(tmp_path, seized, sold, follows, brought, when, what, paper, cited) as case:
        spec = FigureSpec(view="table", columns=("event", "amount", "stages", "source"), preset="web-1200")
        figure = make_figure(case, spec, MEASURE)
        assert "seized (May 2019) → sold" in words(figure)
        assert "The Seizure Gazette" in words(figure)
        assert {event for target in figure.targets for event in target.items} == {"seized", "sold"}
        without = make_figure(case, spec.changed(columns=("event", "amount", "source")), MEASURE)
        assert "The Seizure Gazette" not in words(without)
        later = make_figure(case, spec.changed(window="2020/2022"), MEASURE)
        assert "seized" not in words(later)


def test_every_column_can_be_shown(case):
    for name in TABLE_COLUMNS:
        spec = FigureSpec(view="table", columns=(name, "amount"), language="de", preset="web-1200")
        assert make_figure(case, spec, MEASURE).groups


def test_a_label_that_is_written_anew_is_a_doubt_to_whoever_approves(sixty):
    spec = FigureSpec(view="flow", preset="web-1200")
    figure = make_figure(sixty, spec, MEASURE)
    key = next(target.key for target in figure.targets if target.part == "label")
    told = spec.with_label(key, LabelChange(text="the largest sale"))
    assert "the largest sale" in words(make_figure(sixty, told, MEASURE))
    (doubt,) = [one for one in doubts_about(sixty, told) if one.why == "reworded"]
    assert "→" in doubt.sentence
    assert "the largest sale" in doubt.sentence


def test_the_long_description_tells_every_line(sixty, tmp_path):
    spec = FigureSpec(view="flow")
    (path,) = write_beside(sixty, spec, tmp_path / "f.png", is_described=True)
    told = path.read_text(encoding="utf-8").splitlines()
    ways = [line for line in told if "→" in line]
    assert len(ways) == len(shown_dossiers(sixty, spec))
    assert sum(line.startswith("Not added") for line in ways) > 0


def test_choices_of_money_are_kept(sixty):
    spec = FigureSpec(view="table", columns=("seller", "amount"), rows_by="year", most_rows=7, order="date")
    assert spec_of(SavedFigure("f", "x", "table", settings=spec.settings())) == spec
    odd = FigureSpec(view="table", columns=("nonsense",))
    assert odd.table_columns == DEFAULT_COLUMNS


def test_many_groups_of_what_is_never_added_are_gathered_and_take_no_room_from_the_bars(tmp_path):
    with sixty_sales(tmp_path) as case:
        figure = make_figure(case, FigureSpec(view="bars", by="place", preset="print-163mm"))
        told = [mark.text for group in figure.groups for mark in group.marks if isinstance(mark, Label)]
    assert "9 sales, only claimed" in told
    assert any(text.startswith("Wenzhou (2), Suzhou") for text in told)
    assert figure.not_shown == ()


def test_sums_at_circles_stand_in_few_digits(tmp_path):
    with sixty_sales(tmp_path) as case:
        figure = make_figure(case, FigureSpec(view="map", symbols="CNY proceeds", preset="web-1200"))
        told = " ".join(
            mark.text for group in figure.groups for mark in group.marks if isinstance(mark, Label)
        )
    assert "¥1.903bn" in told
    assert "1,903,043,301" not in told
