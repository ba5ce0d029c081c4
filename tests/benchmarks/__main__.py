"""Measures: each key in a process of its own, a table on the screen, and build/bench.json."""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from models.machine.paths import program_folder
from tests.benchmarks.registry import BENCHMARKS

SMALL = 100  # how many times smaller the cases are with --small


def main() -> int:
    """Measure all keys, or those that are named; return 0 whatever the figures are."""
    parser = argparse.ArgumentParser(prog="bench.sh", description=__doc__)
    parser.add_argument("keys", nargs="*", metavar="KEY", help=", ".join(BENCHMARKS))
    parser.add_argument(
        "--small", action="store_true", help="cases of a hundredth of the size, to try it out"
    )
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    unknown = [key for key in chosen.keys if key not in BENCHMARKS]
    if unknown:
        parser.error(f"{unknown[0]} is no key: choose from {', '.join(BENCHMARKS)}")
    if chosen.one:
        act, count = BENCHMARKS[chosen.keys[0]]
        print(json.dumps(act(max(count // SMALL, 1) if chosen.small and count > SMALL else count).as_json()))
        return 0
    _measure_all(chosen.keys or list(BENCHMARKS), ["--small"] if chosen.small else [])
    return 0


def _measure_all(keys: list[str], options: list[str]) -> None:
    out = program_folder() / "build" / "bench.json"
    out.parent.mkdir(exist_ok=True)
    found = _kept(out) if len(keys) < len(BENCHMARKS) else {}
    print(f"{'key':<18}{'value':>12}  {'unit':<6}{'× floor':>9}  {'goal':<28}met", flush=True)
    for key in keys:
        found[key] = result = _measured(key, options)
        print(_line(key, result), flush=True)
        found["machine"] = {
            "system": platform.platform(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
        }
        out.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"written to {out.relative_to(program_folder())}")


def _measured(key: str, options: list[str]) -> dict[str, object]:
    command = [sys.executable, "-m", "tests.benchmarks", "--one", key, *options]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false"}
    ended = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=program_folder(), env=env
    )
    lines = ended.stdout.splitlines()
    if ended.returncode or not lines:
        return {"problem": (ended.stderr.strip().splitlines() or ["no answer"])[-1]}
    return dict(json.loads(lines[-1]))


def _line(key: str, result: dict[str, object]) -> str:
    if "problem" in result:
        return f"{key:<18}could not be measured: {result['problem']}"
    met = "yes" if result["is_met"] else "NO"
    ratio = f"{result['ratio']:.2f}"
    return f"{key:<18}{result['value']:>12.3f}  {str(result['unit'])[:5]:<6}{ratio:>9}  {result['goal']:<28}{met}"


def _kept(out: Path) -> dict[str, object]:
    """What an earlier run found, when only some keys are measured again."""
    try:
        return dict(json.loads(out.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


if __name__ == "__main__":
    sys.exit(main())
