"""The measure and the style that figure tests lay out with."""

import pytest

from models.figure.measure import FontMeasure
from models.figure.style import load_style


@pytest.fixture(scope="session")
def measure():
    return FontMeasure()


@pytest.fixture(scope="session")
def style():
    return load_style("print")
