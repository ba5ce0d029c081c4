"""Words by which a name is told from other words: family names, forms of address, endings, words that are no names."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from models.errors import CaseError
from models.machine.paths import resource
from models.translation import tr


@dataclass(frozen=True, slots=True)
class NameWords:
    """What is known of names, whatever the case."""

    family_names: Mapping[str, str]  # Chinese family names of one sign, with their sound in Latin letters
    two_signs: frozenset[str]  # Chinese family names of two signs
    korean: frozenset[str]
    address: str  # a pattern: how somebody is addressed after a Chinese family name
    before_name: str  # a pattern: what stands before a name in a Chinese sentence
    after_name: str
    no_names: frozenset[str]  # words in Chinese that begin like a name
    honorifics: frozenset[str]
    endings: frozenset[str]
    ordinary: frozenset[str]  # words in the title of a source that are nobody's name


@cache
def name_words() -> NameWords:
    """Return what is known of names."""
    try:
        with resource("i18n", "names.toml").open("rb") as file:
            held = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise CaseError(tr("The words of names are missing or damaged: install Dateline again.")) from error
    words = {key: said.split() for key, said in held.items() if isinstance(said, str)}
    return NameWords(
        dict(_sounds(words["family_names"])),
        frozenset(words["two_signs"]),
        frozenset(words["korean"]),
        _pattern(words["address"]),
        _pattern(words["before_name"]),
        f"的?(?:{_pattern([*words['after_name'], *words['address']])})",
        frozenset(words["no_names"]),
        frozenset(words["honorifics"]),
        frozenset(words["endings"]),
        frozenset(" ".join(held["ordinary"].values()).split()),
    )


def _sounds(entries: list[str]) -> list[tuple[str, str]]:
    """Return each sign with the sound that its entry begins with."""
    parted = [(entry, entry.lstrip("abcdefghijklmnopqrstuvwxyz")) for entry in entries]
    return [(sign, entry[: len(entry) - len(signs)]) for entry, signs in parted for sign in signs]


def _pattern(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


CHARACTERS: Final = str.maketrans(
    "偉國華麗強軍傑濤輝玲燕紅蘭鳳鵬飛霞穎瑩瑤靜潔銳鋒鋼鐵劍寶貴興榮達遠運進東曉曄慶豐億儀聖賢學豪義禮維維綺緯縝緒顯驍驊"
    "駿騰鴻鵑鶴麟龍齡葉蕓蘊薈藝蘇許談諾謙譚讓趙連邁鄧鄭鄒鍾鏡鑫閔閻闖陽陸陳隆靈韋韓顏顧馮馬鮑魯黃萬為蔣賀賈賴譽袁龐龔嚴張孫寧實寬岡盧祿羅聶肅蕭衛裡褚詹讓",
    "伟国华丽强军杰涛辉玲燕红兰凤鹏飞霞颖莹瑶静洁锐锋钢铁剑宝贵兴荣达远运进东晓晔庆丰亿仪圣贤学豪义礼维维绮纬缜绪显骁骅"
    "骏腾鸿鹃鹤麟龙龄叶芸蕴荟艺苏许谈诺谦谭让赵连迈邓郑邹钟镜鑫闵阎闯阳陆陈隆灵韦韩颜顾冯马鲍鲁黄万为蒋贺贾赖誉袁庞龚严张孙宁实宽冈卢禄罗聂肃萧卫里褚詹让",
)
"""The traditional signs of names, and the simplified ones."""
CYRILLIC: Final = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў",
        "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya e i i e g u".replace(
            "-", ""
        ).split(" "),
        strict=True,
    )
)
"""Cyrillic letters as they are written in Latin ones."""
INITIALS: Final = frozenset(
    ("us", "uk", "eu", "un", "uae", "prc", "hk", "dc", "la", "ny", "am", "pm", "eg", "ie")
)
"""Short forms that are written with full stops and are nobody's initials."""
