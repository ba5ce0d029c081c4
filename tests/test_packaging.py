"""The set-up commands and the locks, tried with stand-ins for Python, apt and the loader."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.source_tree import ROOT, imports, program

PACKAGING = ROOT / "packaging"
LOCKS = (
    "requirements.lock",
    "requirements-test.lock",
    "requirements-ocr.lock",
    "requirements-recordings.lock",
    "requirements-packages.lock",
)
SCRIPTS = ("packaging/run.sh", "packaging/test.sh", ".ci/run")
unix_only = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")


def pins(lock):
    """Each entry of a lock without its line breaks."""
    text = (PACKAGING / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def names_of(requirements):
    return {re.match(r"[\w.-]+", line).group().lower().replace("_", "-") for line in requirements}


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_names_versions_and_hashes_and_nothing_else(lock):
    shape = re.compile(r"[\w.-]+==[\w.]+( ; [^;@/]+?)?( --hash=sha256:[0-9a-f]{64})+")
    assert [pin for pin in pins(lock) if not shape.fullmatch(pin)] == []


def test_each_lock_holds_the_whole_of_the_smaller_ones():
    run_time, test, recognition, recordings, shipped = (set(pins(lock)) for lock in LOCKS)
    assert run_time <= recognition & recordings
    assert recognition | recordings == shipped
    assert shipped <= test


def test_the_locks_hold_every_dependency_of_the_project():
    wanted = project()
    assert names_of(wanted["dependencies"]) <= names_of(pins(LOCKS[0]))
    assert names_of(wanted["optional-dependencies"]["test"]) - {"dateline"} <= names_of(pins(LOCKS[1]))


def test_the_program_imports_no_library_that_it_does_not_declare():
    wanted = project()
    optional = wanted["optional-dependencies"]
    declared = names_of([*wanted["dependencies"], *optional["ocr"], *optional["recordings"]])
    makers = packages_distributions()
    imported = {name.split(".")[0] for source in program() for _, name in imports(source)}
    libraries = imported - sys.stdlib_module_names - {"main", "models", "gui"}
    assert {name for name in libraries if not declared & names_of(makers.get(name, [name]))} == set()


def test_the_folder_does_not_hide_the_library_of_the_same_name():
    assert not (PACKAGING / "__init__.py").exists()


@unix_only
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_command_is_executable_and_reads_as_shell(script):
    assert os.access(ROOT / script, os.X_OK)
    subprocess.run(["sh", "-n", str(ROOT / script)], check=True)


class Machine:
    """A checkout in a folder with a space in its name, with programs that only note how they were called."""

    def __init__(self, folder: Path):
        self.root = folder / "my checkout"
        self.bin = folder / "bin"
        self.notes = folder / "notes"
        self.environment = {"PATH": f"{self.bin}:{os.environ['PATH']}", "NOTES": str(self.notes)}
        shutil.copytree(PACKAGING, self.root / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
        for lock in LOCKS:
            (self.root / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
            shutil.copy(PACKAGING / lock, self.root / ".venv" / lock)
        self.write(self.root / ".venv/bin/python", '[ "$1" = -c ] || echo "python $*" >> "$NOTES"')
        self.write(self.bin / "uname", "echo Linux")
        self.write(self.bin / "ldconfig", "exit 1")

    def write(self, path: Path, script: str):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, *words, **environment):
        return subprocess.run(
            [shutil.which("sh"), *words],
            env=self.environment | environment,
            cwd=self.root.parent,
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def start(self, script, *arguments, **environment):
        return self.run(f"{self.root}/packaging/{script}", *arguments, **environment)

    def read(self, snippet, **environment):
        """Runs a line of shell that has read setup.sh."""
        return self.run("-euc", f'root="{self.root}"; . "$root/packaging/setup.sh"; {snippet}', **environment)

    def called(self):
        text = self.notes.read_text(encoding="utf-8") if self.notes.exists() else ""
        return text.replace(str(self.root), "ROOT").splitlines()


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@unix_only
def test_run_passes_its_words_on_and_installs_nothing_twice(machine):
    assert machine.start("run.sh", "info", "a case.dateline").returncode == 0
    assert machine.called() == ["python ROOT/main.py info a case.dateline"]


@unix_only
def test_a_changed_lock_is_installed_with_its_hashes_and_remembered(machine):
    with (machine.root / "packaging/requirements.lock").open("a") as lock:
        lock.write("\n")
    machine.start("run.sh", "info")
    machine.start("run.sh", "info")
    installs = [call for call in machine.called() if "pip install" in call]
    assert len(installs) == 1
    assert "--require-hashes" in installs[0]


@unix_only
@pytest.mark.parametrize("parts", [("ocr",), ("recordings",), ("ocr", "recordings")])
def test_optional_parts_are_installed_when_they_are_asked_for_and_stay(machine, parts):
    for part in parts:
        (machine.root / f".venv/requirements-{part}.lock").unlink()
    machine.start("run.sh", "info")
    machine.start("run.sh", *(f"--with-{part}" for part in parts), "info")
    machine.start("run.sh", "info")
    installs = [call.rpartition("/")[2] for call in machine.called() if "pip install" in call]
    assert installs == [f"requirements-{part}.lock" for part in parts]
    assert machine.called()[-1] == "python ROOT/main.py info"


@unix_only
def test_run_without_a_display_draws_the_sample_and_says_so(machine):
    done = machine.start("run.sh")
    sample = "ROOT/build/sample"
    assert machine.called()[0] == f"python ROOT/main.py sample {sample}/sample.dateline"
    drawn = {call.split()[4] for call in machine.called()[1:]}
    endings = ("png", "svg", "pdf")
    assert drawn == {f"{sample}/{view}.{end}" for view in ("timeline", "map") for end in endings}
    assert "There is no display here" in done.stdout


@unix_only
def test_run_with_a_display_opens_the_sample(machine):
    machine.start("run.sh", DISPLAY=":0")
    assert machine.called()[-1] == "python ROOT/main.py ROOT/build/sample/sample.dateline"


@unix_only
def test_the_sample_is_not_written_over(machine):
    sample = machine.root / "build/sample/sample.dateline"
    sample.parent.mkdir(parents=True)
    sample.write_text("mine")
    machine.start("run.sh", DISPLAY=":0")
    assert machine.called() == ["python ROOT/main.py ROOT/build/sample/sample.dateline"]


@unix_only
def test_test_runs_every_check_and_then_pytest_with_its_words(machine):
    done = machine.start("test.sh", "-k", "house")
    checks = [call.split()[2] for call in machine.called()]
    assert checks == ["ruff", "ruff", "mypy", "pytest"]
    assert machine.called()[-1] == "python -m pytest -k house"
    assert done.stdout.count(": ok") == 4
    assert done.returncode == 0


@unix_only
def test_a_failed_check_fails_the_command_and_the_tests_still_run(machine):
    note = 'case "$*" in *mypy*) exit 3;; -c*) ;; *) echo "python $*" >> "$NOTES";; esac'
    machine.write(machine.root / ".venv/bin/python", note)
    done = machine.start("test.sh")
    assert "mypy (types): FAILED" in done.stdout
    assert machine.called()[-1] == "python -m pytest"
    assert done.returncode == 1


@unix_only
def test_the_status_of_pytest_is_the_status_of_the_command(machine):
    machine.write(machine.root / ".venv/bin/python", 'case "$*" in *pytest*) exit 4;; esac')
    assert machine.start("test.sh").returncode == 4


@unix_only
def test_without_a_python_one_sentence_says_what_to_install(machine):
    done = machine.read("find_python", PATH=str(machine.bin))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Python 3.11" in done.stderr


@unix_only
def test_only_the_missing_libraries_are_asked_of_apt(machine):
    machine.write(machine.bin / "ldconfig", "echo '  libGL.so.1 (libc6,x86-64) => /lib/libGL.so.1'")
    machine.write(machine.bin / "apt-get", 'echo "apt-get $*" >> "$NOTES"')
    machine.write(machine.bin / "id", "echo 0")
    done = machine.read('add_system_libraries "libGL.so.1 libgl1\nlibEGL.so.1 libegl1"')
    assert done.returncode == 0, done.stderr
    assert len(machine.called()) == 1
    assert machine.called()[0].endswith(" libegl1")


@unix_only
def test_who_may_not_install_is_told_the_command(machine):
    machine.write(machine.bin / "apt-get", "exit 1")
    machine.write(machine.bin / "id", "echo 1000")
    done = machine.read("apt_install libegl1", PATH=str(machine.bin))  # a PATH without sudo
    assert done.returncode == 0
    assert "as root, run: apt-get install libegl1" in done.stderr
