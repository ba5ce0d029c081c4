"""What titles say was done, whatever the words and the language: a raid is a search, 搜查 and a Razzia."""

import re
from functools import cache, lru_cache
from typing import Final

from models.texts.search_text import fold

_DEEDS: Final = {
    "search": "raid raids raided search searches searched razzia durchsuchung durchsucht durchsuchen perquisition "
    "perquisitionne 搜查 突击搜查 搜索",
    "arrest": "arrest arrests arrested detain detains detained detention custody festgenommen festnahme verhaftet "
    "verhaftung arrete arrestation interpelle 逮捕 拘留 抓获 抓捕 刑拘 落网",
    "seize": "seize seizes seized seizure confiscate confiscates confiscated confiscation impound freeze "
    "freezes froze frozen impounded beschlagnahmt beschlagnahme saisie saisit saisi "
    "查扣 扣押 没收 冻结 查封 缴获",
    "sell": "sell sells sold sale sales auction auctions auctioned dispose disposes disposed disposal offload "
    "offloads offloaded verkauft verkauf versteigert versteigerung vend vente encheres "
    "出售 拍卖 变卖 处置 卖出 抛售 变现",
    "buy": "buy buys bought purchase purchases purchased acquire acquires acquired acquisition takeover kauft gekauft "
    "kauf uebernimmt ubernahme achete achat acquiert rachat 收购 购买 买入 购入",
    "sentence": "sentence sentences sentenced jailed jail imprisoned convict convicts convicted conviction guilty "
    "verurteilt urteil condamne condamnation 判刑 判处 宣判 定罪 获刑 有罪",
    "charge": "charge charges charged indict indicts indicted indictment prosecute prosecutes prosecuted angeklagt "
    "anklage inculpe inculpation accuse 起诉 公诉 指控",
    "found": "found founded founding incorporate incorporated incorporation establish established establishes "
    "register registered gegrundet grundung fonde fondation cree 成立 创立 注册 设立",
    "resign": "resign resigns resigned resignation quits quit steps stepped ousted dismissed fired sacked "
    "zuruckgetreten rucktritt entlassen demissionne demission limoge 辞职 离职 卸任 免职",
    "appoint": "appoint appoints appointed appointment named ernannt ernennung nomme nomination 任命 出任 就任",
    "die": "die dies died death dead killed stirbt gestorben tod meurt mort deces decede 去世 逝世 死亡 身亡",
    "insolvency": "insolvency insolvent bankrupt bankruptcy insolvenz insolvenzantrag konkurs faillite insolvabilite "
    "破产 清算",
    "pay": "pay pays paid payment transfer transfers transferred wire wires wired remit remits remitted sends sent "
    "zahlt bezahlt uberweist uberwiesen uberweisung paie verse virement versement 支付 付款 转账 汇款 转入 打款",
    "sign": "sign signs signed contract agreement agree agrees agreed unterzeichnet unterschrieben vertrag signe "
    "contrat accord 签署 签订 签约 协议",
    "meet": "meet meets met meeting talks trifft getroffen treffen rencontre reunion 会见 会面 见面 会晤 开会",
    "publish": "publish publishes published report reports reported issue issues issued release releases released "
    "announce announces announced veroffentlicht bericht berichtet publie publication annonce 发布 公布 报道 刊登 宣布",
    "ban": "ban bans banned prohibit prohibits prohibited forbid forbids outlaw outlaws verboten verbot verbietet "
    "interdit interdiction 禁止 取缔 禁令",
    "permit": "licence license licences licenses licensed approve approves approved approval permit permits "
    "genehmigt genehmigung zulassung autorise autorisation licencie 批准 许可 牌照 获批",
    "sue": "sue sues sued lawsuit complaint klage verklagt plainte poursuit 起诉状 诉讼 控告",
    "explode": "explode explodes exploded explosion blast blasts explosionen explose "
    "爆炸",
    "burn": "fire burns burned burnt blaze brand brennt feuer incendie feu 火灾 起火 大火",
    "open": "open opens opened opening inaugurates inaugurated eroffnet eroffnung inaugure inauguration 开业 揭幕 启用",
    "close": "close closes closed closure shut shuts shutdown geschlossen schliesst schliessung ferme fermeture "
    "关闭 停业 倒闭",
    "halt": "halt halts halted suspend suspends suspended suspension ausgesetzt aussetzung suspendu suspension "
    "停牌 暂停 中止",
    "hear": "hearing hears heard trial tried verhandlung prozess audience proces 开庭 审理 庭审 受审",
}  # fmt: skip


@cache
def _by_word() -> dict[str, str]:
    return {word: deed for deed, words in _DEEDS.items() for word in words.split() if word.isascii()}


@cache
def _chinese() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = ((deed, [word for word in words.split() if not word.isascii()]) for deed, words in _DEEDS.items())
    return tuple((re.compile("|".join(map(fold, words))), deed) for deed, words in rows if words)


@lru_cache(maxsize=1 << 15)
def deeds_in(title: str) -> frozenset[str]:
    """Return what a title says was done."""
    folded = fold(title)
    words = re.findall(r"[a-z]+", folded)
    found = {_by_word()[word] for word in words if word in _by_word()}
    if not folded.isascii():
        found |= {deed for pattern, deed in _chinese() if pattern.search(folded)}
    return frozenset(found)
