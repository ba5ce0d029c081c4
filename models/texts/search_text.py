"""How text is made ready for search: folded letters, Chinese in overlapping pairs of characters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

RADICALS = str.maketrans(
    "⺠⻓⻢⻅⻋⻔⻘⻚⻛⻜⻝⻤⻥⻦⻨⻩⻬⻮⻰⻳⺟⻄⻆⻉⻙⻣",
    "民长马见车门青页风飞食鬼鱼鸟麦黄齐齿龙龟母西角贝韦骨",
)
"""Radicals of scanned text that the Unicode tables leave apart from their characters."""

_TRADITIONAL = (
    "國貨幣數擬虛據資產處發佈與證書監會門銀關係風險東華業務財經機構執檢舉報訊權擔場際滬蘇廣龍馬見車長頁飛"
    "魚鳥麥齊齒龜質詐騙買賣賬戶電腦網絡聯義為個來時對說開無從還進過動當種應實現體點問題員議決條學該規則準"
    "確認領導單雙歷曆審級節羅劉張陳楊趙黃吳孫鄭謝韓馮許鄧蕭葉蔣鐘譚陸賈韋鄒閻錢湯賀顧龔萬龐顏倫"
)
_SIMPLIFIED = (
    "国货币数拟虚据资产处发布与证书监会门银关系风险东华业务财经机构执检举报讯权担场际沪苏广龙马见车长页飞"
    "鱼鸟麦齐齿龟质诈骗买卖账户电脑网络联义为个来时对说开无从还进过动当种应实现体点问题员议决条学该规则准"
    "确认领导单双历历审级节罗刘张陈杨赵黄吴孙郑谢韩冯许邓萧叶蒋钟谭陆贾韦邹阎钱汤贺顾龚万庞颜伦"
)
"""The characters that differ between the two scripts in the words of courts, money and names."""
_TO_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_NO_SOUND = str.maketrans("", "", "'’‘ʼʻ`´′·\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Signs inside a word that readers leave out: Huai'an is Huaian."""

_CHINESE = (
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)


@cache
def _runs_pattern() -> re.Pattern[str]:
    """Return the pattern of runs; compiled when first used, as its classes are large."""
    return re.compile(rf"[{_CHINESE}]+|[^\W{_CHINESE}]+")


@cache
def _chinese_pattern() -> re.Pattern[str]:
    return re.compile(rf"[{_CHINESE}]")


def fold(text: str) -> str:
    """Return text as search compares it: one form, small letters, no accents, simplified characters."""
    if text.isascii():
        return text.translate(_NO_SOUND).lower()
    plain = unicodedata.normalize("NFKC", text.translate(RADICALS)).translate(_NO_SOUND).casefold()
    apart = unicodedata.normalize("NFD", plain)
    bare = "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")
    return unicodedata.normalize("NFC", bare).translate(_TO_SIMPLIFIED)


_PLAIN_WORDS = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_PLAIN_WORDS |= {code: "" for code in _NO_SOUND if code < 128}
"""What `runs` makes of letters without accents, which most text in English has alone."""


def runs(text: str) -> tuple[str, ...]:
    """Return the folded runs of text: words of letters or digits, and stretches of Chinese."""
    if text.isascii():
        return tuple(text.translate(_PLAIN_WORDS).split())
    return tuple(_runs_pattern().findall(fold(text).replace("_", " ")))


def is_chinese(run: str) -> bool:
    """Tell whether a run is a stretch of Chinese, Japanese or Korean characters."""
    return _chinese_pattern().match(run) is not None


def words_of(text: str) -> str:
    """Return the words and the pairs of Chinese characters under which text is found."""
    return words_in(runs(text))


def words_in(found: Iterable[str]) -> str:
    """Return the words and the pairs of Chinese characters of some runs."""
    return " ".join(_words(found))


def characters_in(found: Iterable[str]) -> str:
    """Return the single Chinese characters of some runs, each once."""
    chinese = (run for run in found if not run.isascii() and is_chinese(run))
    return " ".join(dict.fromkeys(chain.from_iterable(chinese)))


def excerpt(text: str, sought: str, width: int = 90) -> str:
    """Return the stretch of text around the first run of `sought`, or its beginning."""
    first = next(iter(runs(sought)), "")
    start = _position(text, first)
    begin = max(0, start - width // 3)
    cut = text[begin : begin + width].strip().replace("\n", " ")
    return f"{'…' if begin else ''}{cut}{'…' if begin + width < len(text) else ''}"


def _words(found: Iterable[str]) -> Iterator[str]:
    for run in found:
        if run.isascii() or not is_chinese(run):
            yield run
        else:
            yield from pairs(run)


def pairs(run: str) -> Iterator[str]:
    """Return the overlapping pairs of characters of a stretch; none for a single character."""
    return (run[place : place + 2] for place in range(len(run) - 1))


def _position(text: str, folded: str) -> int:
    """Tell where a folded run begins in text; 0 if it is not there."""
    plain = fold(text)
    if len(plain) == len(text):
        return max(plain.find(folded), 0)
    places = [place for place, letter in enumerate(text) for _ in fold(letter)]
    found = "".join(fold(letter) for letter in text).find(folded)
    return places[found] if 0 <= found < len(places) else 0
