"""Everything that exists because there is a screen and a hand. The only place where Qt is allowed."""

import gc

gc.set_threshold(
    20_000, 20, 20
)  # nearly all that is made at the start stays: looking for circles in it costs 25 ms
