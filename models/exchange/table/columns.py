"""Which field of an event a column of a table fills: by its usual names, or as a person's file of columns says."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from models.errors import WrongUse
from models.exchange.imported import ImportOptions, shown

_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "date": "date|when|event date|start date|start|year|day of event|datum|日期|时间|時間|年份|发生日期|發生日期|"
        "发布日期|開始日期|开始日期|开始时间",
        "end": "end|end date|结束日期|結束日期|结束时间",
        "month": "month|月",
        "day": "day|日",
        "title": "title|event|event title|headline|name|what|subject|事件|标题|標題|名称|名稱|题目|事项",
        "description": "description|text|details|summary|desc|说明|說明|描述|内容|內容|详情|摘要",
        "kind": "kind|type|category|event type|类型|類型|类别|類別|种类|分类",
        "place": "place|location|where|city|venue|place name|地点|地點|地区|地區|城市|所在地|发生地",
        "lat": "lat|latitude|纬度|緯度",
        "lon": "lon|long|lng|longitude|经度|經度",
        "point": "coordinates|coords|lat lon|lat long|coordinate|坐标|座標|经纬度",
        "actor": "actor|actors|who|person|organisation|organization|entity|company|people|机构|機構|人物|单位|主体|"
        "公司|当事人|當事人",
        "actor:whom": "whom|to whom|related to|other party|对方|對方",
        "relation": "relation|relationship|relation type|关系|關係",
        "share": "share|stake|shareholding|percentage|持股比例|股权比例|股權比例",
        "actor:court": "court|法院|審理法院|审理法院",
        "actor:seller": "seller|卖方|賣方|出售方",
        "actor:buyer": "buyer|买方|買方|买受人",
        "actor:agent": "agent|代理|代理人|代理机构",
        "actor:authority": "authority|agency|机关|機關|主管机关|发布机关|发文机关",
        "amount": "amount|sum|value|金额|金額|总额",
        "amount:proceeds": "proceeds|sale proceeds|proceeds of sale|变现金额|變現金額|处置所得",
        "amount:price": "price|hammer price|价格|成交价",
        "amount:valuation": "valuation|estimate|estimated value|估值",
        "amount:fine": "fine|penalty|罚款|罰款|罚款金额",
        "amount meaning": "amount meaning|meaning|meaning of amount|what the sum is|金额含义|金額含義",
        "currency": "currency|币种|幣種|货币",
        "quantity:sold": "quantity sold|units sold|coins sold",
        "quantity:seized": "quantity seized|units seized|coins seized",
        "quantity": "quantity|units|number of units|数量|數量",
        "asset": "asset|coin|token|资产|資產|资产种类",
        "source": "source|sources|reference|references|source title|来源|來源|出处|出處|资料来源|消息来源",
        "url": "url|link|source url|web address|网址|網址|链接|鏈接|来源链接|原文链接",
        "tags": "tags|tag|keywords|labels|标签|標籤|关键词",
        "jurisdiction": "jurisdiction|country|country code|国家|國家|法域|司法管辖区",
        "standing": "standing|event standing|确定程度|確定程度",
        "number": "number|official number|document number|case number|file number|文号|文號|案号|案號",
        "official title": "official title|正式名称|文件名称|文件标题",
        "statement": "statement|陈述",
        "speaker": "speaker|said by|statement by|quoted person|发言人|發言人",
        "inferred": "inferred|our reading|deduced|推断|推斷",
        "restates": "restates|same as|restates event",
        "part of": "part of|part of event|part of total",
        "link:follows": "follows|stage after",
        "link:repeals": "repeals",
        "link:amends": "amends",
        "link:replaces": "replaces",
        "actor kind": "actor kind|actor type|kind of actor|type of actor",
        "local name": "local name|name in own script|actor local name",
        "aliases": "aliases|alias|other names|also known as|aka|别名|別名",
        "numbers": "register number|actor number|company number|registration number|注册号|统一社会信用代码",
        "born": "born|founded|date of birth|birth|born or founded|出生|成立日期",
        "died": "died|dissolved|date of death|died or dissolved|去世|注销日期",
        "rank": "primary|primary or secondary|source rank|primary source|source is|一手",
        "origin": "source origin|same origin as|origin group",
        "cites": "cites|source cites|has it from|source has it from|转引自",
        "page": "page|pages|页|頁|页码",
        "quote": "quote|quotation|words as printed|引文|原文",
        "note": "note|notes|comment|comments|remark|remarks|备注|備註|注|附注",
    }
)
MANY: Final = frozenset(
    {
        "place",
        "actor",
        "source",
        "url",
        "statement",
        "amount",
        "quantity",
        "tags",
        "note",
        "restates",
        "part of",
        "link",
        "numbers",
        "cites",
    }
)
"""Fields that several columns may fill."""
IGNORED: Final = "ignore"
FIELDS: Final = (*dict.fromkeys(name.partition(":")[0] for name in _NAMES), IGNORED)
_TEXTS: Final = ("kind", "language", "currency", "asset", "encoding", "separator", "order")
_ORDERS: Final = ("", "day first", "month first")
_UNIT: Final = re.compile(r"^(.*\S)\s*[(（\[]\s*([^()（）\[\]]+?)\s*[)）\]]$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: where it stands, what it is called, and what it fills ("" is nothing)."""

    index: int
    name: str
    field: str = ""
    role: str = ""  # of an actor or a place; of a sum, what it means
    unit: str = ""  # what its heading says in brackets: 万元


@dataclass(slots=True)
class _Taken:
    """The fields of which one column is enough."""

    fields: set[str] = field(default_factory=set)

    def take(self, name: str) -> bool:
        """Tell whether a column may still fill this field, and note that it does."""
        if name in self.fields and name not in MANY:
            return False
        self.fields.add(name)
        return True


def match_columns(header: Sequence[str], chosen: Mapping[str, str]) -> tuple[Column, ...]:
    """Tell what each column of a table fills; what a person chose goes before the usual names."""
    usual, taken = _usual_names(), _Taken()
    wanted = {_plain(name): field for name, field in chosen.items()}
    found: dict[int, Column] = {}
    for index, name in enumerate(header):
        if (text := wanted.get(_plain(name))) is not None:
            field, _, role = (part.strip() for part in text.partition(":"))
            taken.take(field)
            found[index] = Column(index, name, field, role, _unit(name))
    for index, name in enumerate(header):
        text = _usual_field(name, usual)
        field, _, role = text.partition(":")
        if index not in found:
            is_free = bool(field) and taken.take(field)
            column = Column(index, name.strip() or f"Column {index + 1}")
            found[index] = Column(index, column.name, field, role, _unit(name)) if is_free else column
    return tuple(found[index] for index in sorted(found))


def known_columns(header: Iterable[str], chosen: Mapping[str, str]) -> int:
    """Tell how many names of a heading say what they fill."""
    usual, wanted = _usual_names(), {_plain(name) for name in chosen}
    return sum(bool(_usual_field(name, usual)) or _plain(name) in wanted for name in header)


def read_options(path: Path) -> ImportOptions:
    """Read a file of columns; WrongUse says in one sentence which line of it is wrong."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        held = tomllib.loads(text)
    except OSError as error:
        raise WrongUse(f"{path.name} cannot be read ({error.strerror or 'no reason given'}).") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise WrongUse(f"{path.name}, line {line}, is not UTF-8: save the file as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise WrongUse(_broken(path, text, str(error))) from error
    columns = held.pop("columns", {})
    if not isinstance(columns, dict):
        raise _wrong(
            path, text, "columns", 'is no table: write [columns] and under it "Column name" = "field"'
        )
    _refuse_strange(path, text, held, columns)
    return ImportOptions(columns=MappingProxyType(columns), **held)


def _refuse_strange(path: Path, text: str, held: dict[str, Any], columns: dict[str, Any]) -> None:
    """Refuse names and values that mean nothing here."""
    for name, value in held.items():
        if name not in _TEXTS:
            raise _wrong(path, text, name, f"is not known: write one of {', '.join(_TEXTS)} or [columns]")
        if not isinstance(value, str):
            raise _wrong(path, text, name, "needs words in quotation marks")
    if held.get("order", "") not in _ORDERS:
        raise _wrong(path, text, "order", 'is "day first" or "month first"')
    if len(held.get("separator", ",")) != 1 or held.get("separator", ",") in '"\r\n':
        raise _wrong(path, text, "separator", 'is one character, such as ";"')
    for name, value in columns.items():
        if not isinstance(value, str) or value.partition(":")[0].strip() not in FIELDS:
            raise _wrong(path, text, name, f"fills no field that is known: write one of {', '.join(FIELDS)}")


def _wrong(path: Path, text: str, name: str, what: str) -> WrongUse:
    """Say what is wrong with a name of the file of columns, and on which line it stands."""
    lines = (number for number, line in enumerate(text.splitlines(), start=1) if name in line)
    return WrongUse(f"{path.name}, line {next(lines, 1)}: “{shown(name, 60)}” {what}.")


def _broken(path: Path, text: str, told: str) -> str:
    """Say on which line a file stops to be TOML."""
    found = re.search(r"at line (\d+)", told)
    line = found[1] if found else len(text.splitlines()) or 1
    return f'{path.name}, line {line}, is not TOML: write lines such as "Column name" = "title".'


def _usual_names() -> dict[str, str]:
    return {name: field for field, names in _NAMES.items() for name in names.split("|")}


def _usual_field(name: str, usual: Mapping[str, str]) -> str:
    """Return the field that a heading usually means, with its unit and its number left away."""
    plain = _plain(name)
    bare = _UNIT.sub(r"\1", plain).strip()
    return next((usual[one] for one in (plain, bare, bare.rstrip("0123456789 ")) if one in usual), "")


def _unit(name: str) -> str:
    found = _UNIT.match(unicodedata.normalize("NFKC", name).strip())
    return found[2] if found else ""


def _plain(name: str) -> str:
    """Return a heading as it is compared: small letters, single spaces."""
    return re.sub(r"[\s_\-]+", " ", unicodedata.normalize("NFKC", name)).strip(" :#*").casefold()
