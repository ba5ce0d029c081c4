"""What window and player say to each other comes whole, whatever the pieces; the player's process has no network."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.player.player import Player
from gui.player.wire import LARGEST, Parcel, Unpacker, packed, words
from tests.recordings import a_film
from tests.source_tree import ROOT

ALONE = """
from pathlib import Path
from gui.player.alone import leave_the_network
print(leave_the_network())
lines = Path("/proc/self/net/dev").read_text().splitlines()[2:]
print(*(line.partition(":")[0].strip() for line in lines))
"""


@given(st.lists(st.tuples(st.sampled_from(Parcel), st.binary(max_size=300))), st.integers(1, 50))
def test_parcels_come_whole_whatever_the_pieces(parcels, length):
    wire = b"".join(packed(kind, content) for kind, content in parcels)
    unpacker = Unpacker()
    pieces = (wire[at : at + length] for at in range(0, len(wire), length))
    assert [one for piece in pieces for one in unpacker.feed(piece)] == parcels


@pytest.mark.parametrize("piece", [b"\x09\0\0\0\0", b"\0" + (LARGEST + 1).to_bytes(4, "big")])
def test_what_no_player_says_is_refused(piece):
    with pytest.raises(ValueError, match=r"\d"):
        list(Unpacker().feed(piece))


def test_a_player_is_handed_its_recording_and_nothing_else(qtbot):
    """It may ask for any bytes; it gets those of the file, as many as there are and not more than a piece."""
    film = a_film()
    player = Player(_File(film), len(film))
    said = []
    player._process = _Process(said)
    for at, count in ((0, 10), (len(film) - 4, 100), (len(film) + 99, 5), (0, 10**9), (3, -1)):
        player._on_words({"need": [at, count]})
    handed = [content for piece in said for _, content in Unpacker().feed(piece)]
    assert handed == [film[:10], film[-4:], b"", film[: 1 << 20], b""]
    player._process = None


def test_a_player_that_talks_nonsense_is_ended_in_a_sentence(qtbot):
    player = Player(_File(b""), 0)
    process = player._process = _Process([], b"\xff" * 40)
    with qtbot.waitSignal(player.failed) as told:
        player._on_said()
    assert "cannot be played" in told.args[0]
    assert process.is_killed


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems grant no such thing")
def test_the_players_process_has_no_network_where_linux_grants_it():
    code = subprocess.run(
        [sys.executable, "-c", ALONE], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    is_granted, ways = code.stdout.split("\n")[:2]
    assert (ways == "lo") if is_granted == "True" else ways  # "lo" leads to nobody but itself


def test_the_words_of_a_player_come_back_as_they_were():
    ((kind, content),) = Unpacker().feed(words(need=[0, 5]))
    assert (kind, content) == (Parcel.WORDS, b'{"need": [0, 5]}')


class _File:
    """Bytes in memory that are read as a file is."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def seek(self, at):
        self.at = at

    def read(self, count):
        return self.data[self.at : self.at + count]


class _Process:
    """Stands for the player's process."""

    def __init__(self, said, says=b""):
        self.said, self.says, self.is_killed = said, says, False

    def write(self, piece):
        self.said.append(bytes(piece))

    def readAllStandardOutput(self):
        return self

    def data(self):
        return self.says

    def blockSignals(self, _):
        pass

    def kill(self):
        self.is_killed = True

    def waitForFinished(self, _):
        pass

    def deleteLater(self):
        pass
