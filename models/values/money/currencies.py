"""The names and signs of currencies in the languages of newsrooms; a name of several countries has several codes."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from models.values.money.number_words import folded
from models.values.money.words import CHINESE_SIGNS, SIGNS, TRADITIONAL_SIGNS

_CODES_TOLD: Final = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
    "CDF CHF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF "
    "GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK "
    "LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR "
    "PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
    "SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR "
    "ZMW ZWG "
)
ISO_4217: Final = frozenset(_CODES_TOLD.split())
_NAMES: Final = {
    "CNY": "cn¥ rmb rmb¥ yuan chinese_yuan renminbi renminbi_yuan 人民币 人民幣 人民币元 人民元 юаней юаня "
    "юань yuanes yuans 위안",
    "USD": "us$ us-$ $us u$s usd$ dollar dollars us_dollar us_dollars u.s._dollar u.s._dollars "
    "american_dollars 美金 ドル 米ドル 달러 "
    "us-dollar us-dollars dólar dólares dolar dolares dólares_estadounidenses dollari dollaro "
    "dollaren dollars_américains долларов доллара доллар "
    "долларов_сша доллара_сша доллар_сша долл долл._сша доларів долара долар доларів_сша dolarów "
    "dolary dolarü doları dolares_americanos dólares_americanos "
    "dolar_as dollár dolarů دولار دولارات دولار_أمريكي دولار_أميركي dollars_us",
    "EUR": "euro euros eur€ 欧元 歐元 ユーロ 유로 евро євро avro یورو يورو eura eurot ευρώ euroa evro",
    "GBP": "gb£ uk£ pound pounds pound_sterling pounds_sterling sterling british_pound british_pounds "
    "pfund pfund_sterling livres_sterling "
    "libras libras_esterlinas sterline фунтов фунтов_стерлингов ポンド 파운드 £stg stg",
    "HKD": "hong_kong_dollar hong_kong_dollars 港币 港幣 港元 港币元 港幣元 港纸 hongkong-dollar",
    "AUD": "au$ aud$ australian_dollar australian_dollars 澳币 澳幣",
    "CAD": "ca$ can$ cad$ canadian_dollar canadian_dollars 加币 加幣",
    "SGD": "sg$ sgd$ singapore_dollar singapore_dollars 新币 新元 坡币",
    "NZD": "nz$ new_zealand_dollar new_zealand_dollars 纽元 紐元",
    "TWD": "nt$ ntd nt taiwan_dollar taiwan_dollars new_taiwan_dollar new_taiwan_dollars 台币 臺幣 台幣 "
    "新台币元 新臺幣元",
    "JPY": "jp¥ jpy¥ yen japanese_yen 円 日圆 日圓 日币 日幣 иен йен エン 엔",
    "KRW": "won south_korean_won korean_won 원 韩币 韓幣 韓圜 вон",
    "CHF": "franken schweizer_franken swiss_franc swiss_francs sfr fr. francs_suisses franc_suisse "
    "franchi_svizzeri швейцарских_франков",
    "INR": "rupee rupees indian_rupee indian_rupees inr₹ रुपये रुपए रुपया 印度卢比",
    "PKR": "pakistani_rupee pakistani_rupees pakistan_rupees روپے 巴基斯坦卢比",
    "LKR": "sri_lankan_rupee sri_lankan_rupees slrs රු",
    "NPR": "nepalese_rupee nepalese_rupees nepali_rupees nrs रू",
    "MUR": "mauritian_rupee mauritian_rupees",
    "SCR": "seychellois_rupee seychellois_rupees",
    "RUB": "rouble roubles ruble rubles rubel rubles_rusos рублей рубля рубль рубли руб р rub₽ 俄罗斯卢布 "
    "roubles_russes rublos rubli rubla "
    "russian_rubles russian_roubles российских_рублей рублів",
    "BYN": "belarusian_rubles belarusian_roubles белорусских_рублей",
    "UAH": "₴ hryvnia hryvnias hryvnya hryven гривень гривні гривня гривна гривен гривны грн",
    "PLN": "zł zl złoty złotych złote zloty zlotys złotego polish_zloty злотых",
    "CZK": "kč kc koruna korun koruny czech_koruna czech_korunas czech_crowns tschechische_kronen",
    "HUF": "ft forint forints forintot",
    "RON": "leu lei romanian_lei romanian_leu",
    "MDL": "moldovan_lei moldovan_leu",
    "BGN": "лв лева lev leva bulgarian_lev bulgarian_leva",
    "RSD": "дин динара dinara serbian_dinars serbian_dinar",
    "DKK": "danish_krone danish_kroner danish_crowns danske_kroner dänische_kronen 丹麦克朗 dkr",
    "NOK": "norwegian_krone norwegian_kroner norwegian_crowns norske_kroner norwegische_kronen 挪威克朗 nkr",
    "SEK": "kronor swedish_krona swedish_kronor swedish_crowns svenska_kronor schwedische_kronen 瑞典克朗 skr",
    "ISK": "icelandic_króna icelandic_krona icelandic_krónur krónur króna íslenskar_krónur ikr",
    "TRY": "₺ tl türk_lirası lirası turkish_lira turkish_liras türkische_lira турецких_лир",
    "BRL": "r$ real reais reals brazilian_real brazilian_reais reales_brasileños",
    "MXN": "mx$ mex$ mxn$ mexican_peso mexican_pesos pesos_mexicanos peso_mexicano",
    "ARS": "ar$ arg$ argentine_peso argentine_pesos pesos_argentinos",
    "COP": "col$ cop$ co$ colombian_peso colombian_pesos pesos_colombianos",
    "CLP": "clp$ cl$ chilean_peso chilean_pesos pesos_chilenos",
    "UYU": "$u uy$ uruguayan_pesos pesos_uruguayos",
    "DOP": "rd$ dominican_pesos pesos_dominicanos",
    "CUP": "cuban_pesos pesos_cubanos",
    "PHP": "₱ php₱ philippine_peso philippine_pesos piso",
    "PEN": "s/ s/. sol soles peruvian_soles nuevos_soles",
    "VES": "bs.s bs.d venezuelan_bolívares venezuelan_bolivars",
    "BOB": "bolivianos boliviano",
    "PYG": "₲ guaraníes guaranies guaraní",
    "CRC": "₡ colones colón",
    "GTQ": "quetzales quetzal quetzals",
    "HNL": "lempiras lempira",
    "NIO": "c$n córdobas cordobas",
    "PAB": "b/. balboas balboa",
    "JMD": "j$ jamaican_dollars",
    "TTD": "tt$ trinidad_and_tobago_dollars",
    "IDR": "rp rupiah rupiahs indonesian_rupiah 印尼盾",
    "MYR": "rm ringgit ringgits malaysian_ringgit 令吉 马币",
    "THB": "฿ baht bahts thai_baht บาท 泰铢 泰銖",
    "VND": "₫ đồng dong vnđ đ vietnamese_dong 越南盾",
    "KHR": "៛ riels riel",
    "LAK": "₭ kip lao_kip",
    "MMK": "kyat kyats",
    "MNT": "₮ tugrik tugriks tögrög",
    "BDT": "৳ taka takas tk টাকা",
    "AFN": "؋ afghani afghanis",
    "IRR": "﷼ ریال iranian_rial iranian_rials",
    "ILS": "₪ shekel shekels new_shekels nis שקל שקלים ש״ח",
    "SAR": "saudi_riyal saudi_riyals ريال_سعودي ريال_سعودى ر.س 沙特里亚尔",
    "QAR": "qatari_riyal qatari_riyals qr ريال_قطري",
    "OMR": "omani_rial omani_rials ريال_عماني",
    "YER": "yemeni_rial yemeni_rials ريال_يمني",
    "AED": "dhs uae_dirham uae_dirhams emirati_dirhams درهم_إماراتي د.إ",
    "MAD": "moroccan_dirham moroccan_dirhams dh درهم_مغربي",
    "EGP": "e£ le egyptian_pound egyptian_pounds جنيه جنيه_مصري",
    "LBP": "lebanese_pound lebanese_pounds lebanese_lira lebanese_liras ll ليرة_لبنانية ل.ل",
    "SYP": "syrian_pound syrian_pounds syrian_lira ليرة_سورية",
    "SDG": "sudanese_pound sudanese_pounds",
    "IQD": "iraqi_dinar iraqi_dinars دينار_عراقي",
    "JOD": "jordanian_dinar jordanian_dinars jd دينار_أردني",
    "KWD": "kuwaiti_dinar kuwaiti_dinars kd دينار_كويتي",
    "BHD": "bahraini_dinar bahraini_dinars دينار_بحريني",
    "TND": "tunisian_dinar tunisian_dinars دينار_تونسي",
    "DZD": "algerian_dinar algerian_dinars دينار_جزائري",
    "LYD": "libyan_dinar libyan_dinars دينار_ليبي",
    "NGN": "₦ naira nairas nigerian_naira",
    "GHS": "₵ gh₵ gh¢ cedi cedis ghanaian_cedis",
    "KES": "ksh kshs kenyan_shilling kenyan_shillings",
    "TZS": "tsh tshs tanzanian_shilling tanzanian_shillings",
    "UGX": "ush ushs ugandan_shilling ugandan_shillings",
    "SOS": "somali_shillings",
    "ETB": "birr ethiopian_birr",
    "ZAR": "r rand rands south_african_rand",
    "ZMW": "kwacha zambian_kwacha",
    "MWK": "malawian_kwacha",
    "MZN": "mt meticais metical",
    "AOA": "kwanzas kwanza kz",
    "XOF": "cfa west_african_cfa_francs",
    "XAF": "fcfa central_african_cfa_francs",
    "CDF": "congolese_francs fc",
    "RWF": "rwandan_francs frw",
    "KZT": "₸ tenge tenges тенге kazakh_tenge",
    "UZS": "soum sum_uzbek сумов сум",
    "GEL": "₾ lari laris ლარი лари",
    "AMD": "֏ dram drams драмов",
    "AZN": "₼ manat manats azerbaijani_manat манатов",
    "KGS": "сомов som",
    "TJS": "somoni сомони",
    "ALL": "lekë lek leke",
    "MKD": "denari denar denars",
    "BAM": "km_bosnian convertible_marks",
    "KPW": "north_korean_won 朝鲜元",
    "MOP": "mop$ patacas pataca 澳门元 澳門元 葡币",
}
_OF_SEVERAL: Final = {
    "rs": "INR PKR LKR NPR MUR SCR",
    "rs.": "INR PKR LKR NPR MUR SCR",
    "₨": "INR PKR LKR NPR MUR SCR",
    "kr": "DKK NOK SEK ISK",
    "kroner": "DKK NOK",
    "krone": "DKK NOK",
    "krona": "SEK ISK",
    "kronen": "DKK NOK SEK CZK",
    "crowns": "CZK DKK NOK SEK",
    "couronnes": "CZK DKK NOK SEK",
    "coronas": "CZK DKK NOK SEK",
    "крон": "CZK DKK NOK SEK",
    "克朗": "DKK NOK SEK CZK",
    "franc": "CHF XOF XAF CDF RWF",
    "francs": "CHF XOF XAF CDF RWF",
    "peso": "MXN ARS COP CLP PHP UYU DOP CUP",
    "pesos": "MXN ARS COP CLP PHP UYU DOP CUP",
    "比索": "MXN ARS COP CLP PHP",
    "песо": "MXN ARS COP CLP PHP",
    "dinar": "RSD IQD JOD KWD DZD TND BHD LYD MKD",
    "dinars": "RSD IQD JOD KWD DZD TND BHD LYD MKD",
    "دينار": "IQD JOD KWD DZD TND BHD LYD",
    "第纳尔": "RSD IQD JOD KWD DZD TND BHD LYD",
    "dirham": "AED MAD",
    "dirhams": "AED MAD",
    "درهم": "AED MAD",
    "riyal": "SAR QAR YER",
    "riyals": "SAR QAR YER",
    "rial": "IRR OMR YER",
    "rials": "IRR OMR YER",
    "ريال": "SAR QAR OMR YER",
    "shilling": "KES TZS UGX SOS",
    "shillings": "KES TZS UGX SOS",
    "lira": "TRY LBP SYP",
    "liras": "TRY LBP SYP",
    "ليرة": "LBP SYP TRY",
    "livres": "GBP EGP LBP SYP",
    "фунт": "GBP EGP",
    "卢比": "INR PKR LKR NPR",
    "盧比": "INR PKR LKR NPR",
    "bs": "VES BOB",
    "bolívares": "VES",
    "bolivars": "VES",
    "cfa_francs": "XOF XAF",
    "francs_cfa": "XOF XAF",
    "f_cfa": "XOF XAF",
}
_LEAST_YUAN: Final = ("¥", "元", "圆", "圓", "块", "塊", "块钱", "塊錢", "元钱")
_UNITS: Final = ("ft", "mt", "Mt")  # feet and megatonnes, where Ft and MT are forint and metical
_WORDS: Final = (
    "all",
    "top",
    "try",
    "cup",
    "gel",
    "pen",
    "mop",
    "bam",
    "mad",
    "sos",
)  # codes in capitals alone
_BEFORE_A_NAME: Final = re.compile(r"(?:of |in |de |d\'|d’|di |von |den |der |des )\s*")


def _written() -> Iterator[tuple[str, tuple[str, ...]]]:
    for signs in (CHINESE_SIGNS, TRADITIONAL_SIGNS):
        yield from ((sign, (code,)) for code, sign in signs.items())
    yield from ((sign.strip(), (code,)) for code, sign in SIGNS.items() if sign != "¥")
    for code, names in _NAMES.items():
        yield from ((name.replace("_", " "), (code,)) for name in names.split())
    yield from ((name.replace("_", " "), tuple(codes.split())) for name, codes in _OF_SEVERAL.items())


_CODES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {folded(name).strip(" ."): codes for name, codes in _written()}
)


def currencies_of(name: str, local_currency: str) -> tuple[str, ...]:
    """Return the codes that a word or sign can mean, the local one first where it is among them; none if it is none.

    A bare ¥ or 元 is the local currency; without one it is yuan or yen. A bare $ is the US dollar.
    """
    sought = folded(name).strip(" .,()")
    if sought in _LEAST_YUAN:
        return (local_currency,) if local_currency else ("CNY", "JPY")
    bare = name.strip(" .,()")
    if bare in _UNITS:
        return ()
    if re.fullmatch("[a-z]{3}", sought) and sought.upper() in ISO_4217 and bare not in _WORDS:
        return (sought.upper(),)
    codes = _CODES.get(sought) or _CODES.get(_BEFORE_A_NAME.sub("", sought, count=1), ())
    is_here = len(codes) > 1 and local_currency in codes
    return (local_currency,) if is_here else codes
