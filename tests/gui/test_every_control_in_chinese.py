"""What holds of every control in English holds in Chinese: it can be hit, and large letters cut nothing off."""

import pytest

from models.machine.languages import LANGUAGES, speak
from tests.gui import test_every_control as english

pytestmark = pytest.mark.long
window, large = english.window, english.large
CHINESE = tuple(code for code in LANGUAGES if code.startswith("zh"))


@pytest.fixture(autouse=True, params=CHINESE)
def language(request):
    speak(request.param)
    yield request.param
    speak("en")


def test_every_control_has_a_name_and_can_be_hit(window):
    english.test_every_button_and_field_can_be_hit(window)


def test_every_dialog_fits_a_small_screen_with_letters_twice_as_large(large):
    english.test_every_dialog_fits_a_small_screen_with_letters_twice_as_large(large)


def test_the_window_fits_a_small_screen_with_letters_twice_as_large(large):
    english.test_the_window_fits_a_small_screen_with_letters_twice_as_large(large)
