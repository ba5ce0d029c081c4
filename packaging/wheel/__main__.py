"""Runs Dateline by `python -m dateline`."""

import sys

from dateline import main

sys.exit(main())
