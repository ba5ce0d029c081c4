"""What every test stands on: no screen, a settings folder of its own, hypothesis, and the option --long."""

import gc
import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from models.machine.collector import collect_if_due
from models.machine.languages import speak

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything asks Qt for a screen
HOME = Path(tempfile.mkdtemp(prefix="dateline-tests-"))
os.environ["DATELINE_HOME"] = str(HOME)
os.environ["LANGUAGE"] = "en"  # whatever the computer speaks; before LC_ALL and LANG

# A busy machine is not a failure: no deadline, no complaint about slow data.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("house", parent=patient, max_examples=45)
settings.register_profile("long", parent=patient, max_examples=1000)


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="also run the kill, fuzz and scale tests")


def pytest_configure(config):
    settings.load_profile("long" if config.getoption("--long") else "house")
    gc.disable()  # as in the window: widgets that a task's thread collects take the process with them


def refuse_network(event, arguments):
    """Refuse every socket that Python would open to a network, whatever test asks for it."""
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        raise RuntimeError("the program opens no network socket, and no test does")


sys.addaudithook(refuse_network)


def pytest_unconfigure():
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config):
    """Single files run in this process; folders are spread over the cores, four at most."""
    if all(argument.split("::")[0].endswith(".py") for argument in config.args):
        return 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(cores or 1, 4)


def pytest_collection_modifyitems(config, items):
    if config.getoption("--long"):
        return
    skip = pytest.mark.skip(reason="runs with --long")
    for item in items:
        if "long" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def thinned(request):
    """Every so many of a row, spread over it; all of them with --long."""
    is_long = request.config.getoption("--long")
    return lambda row, step: list(row) if is_long else list(row)[::step]


def pytest_collection_finish():
    gc.collect()
    gc.freeze()  # what was imported stays: it need not be looked through after every test


def pytest_runtest_setup():
    speak("en")
    for left in HOME.iterdir():  # what one test saved must not steer the next
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)  # a thread may still be putting a file in its place


MUCH = 40_000  # objects: about a window


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown():
    """Let go of a test's windows before the next one: each holds megabytes, and is old by the time it is closed."""
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs that would
    if gc.get_count()[0] > MUCH:
        gc.collect()
    else:
        collect_if_due()


@pytest.fixture(scope="session")
def qapp_args():
    return ["dateline-tests"]


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    """The sample case, written once for all tests of a process; nobody changes it."""
    from models.importing.sample import write_sample

    path = tmp_path_factory.mktemp("sample") / "sample.dateline"
    write_sample(path)
    return path


@pytest.fixture
def sample_path(sample_file, tmp_path):
    """A copy of the sample case of one's own."""
    return Path(shutil.copy(sample_file, tmp_path / "sample.dateline"))


@pytest.fixture(scope="session")
def practice_file(tmp_path_factory):
    """The practice case, written once for all tests of a process; nobody changes it."""
    from models.importing.practice import write_practice

    path = tmp_path_factory.mktemp("practice") / "practice.dateline"
    write_practice(path)
    return path


@pytest.fixture
def practice_path(practice_file, tmp_path):
    """A copy of the practice case of one's own."""
    return Path(shutil.copy(practice_file, tmp_path / "practice.dateline"))


@pytest.fixture
def quick_keys():
    """Let a key be made of a passphrase in a thousandth of a second; a case keeps no word of how it was made."""
    import sqlcipher3

    connection = sqlcipher3.connect(":memory:")
    usual = connection.execute("PRAGMA cipher_default_kdf_iter").fetchone()[0]
    connection.execute("PRAGMA cipher_default_kdf_iter=1000")
    yield
    connection.execute(f"PRAGMA cipher_default_kdf_iter={usual}")
    connection.close()
