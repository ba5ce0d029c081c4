from hypothesis import given
from hypothesis import strategies as st

from models.records.changes import AT_ONCE, Change, batches
from models.records.desk import Comment
from models.records.story import Origin

records = st.one_of(
    st.builds(Origin, st.sampled_from("abcdef"), st.just("Agency")),
    st.builds(Comment, st.sampled_from("abcdef"), st.just("event"), st.just("x"), st.just("Words")),
)
many = st.lists(records.map(lambda record: Change(None, record)))


@given(many)
def test_batches_keep_the_order_and_each_is_of_one_kind_with_no_record_twice(changes):
    found = list(batches(changes))
    assert [change for some in found for change in some] == changes
    for some in found:
        assert some
        assert len({change.kind for change in some}) == 1
        assert len({change.id for change in some}) == len(some) <= AT_ONCE
