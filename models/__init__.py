"""Everything that would still be true if there were no screen: cases, figures, files. No Qt here."""

import os

os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # numpy would start a thread for each core, and none has work
