"""How fast the program is: `python -m tests.benchmarks` measures it on cases of its own making."""
