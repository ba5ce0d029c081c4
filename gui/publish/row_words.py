"""What the choices of the studio are called: words of the program, each with the value that it stands for."""

from types import MappingProxyType
from typing import Final

from models.translation import tr_later

PAGE, WORDS, EVENTS, MAP = tr_later("Page"), tr_later("Words"), tr_later("Events"), tr_later("Map")
LANES, RELATIONS = tr_later("Lanes"), tr_later("Relations")
MONEY, PANELS = tr_later("Money"), tr_later("Panels")
UNSEEN = tr_later("For those who cannot see it")
"""The headings of the choices."""

VIEW_WORDS: Final = MappingProxyType(
    {
        tr_later("Timeline"): "timeline",
        tr_later("Map"): "map",
        tr_later("Timeline and map"): "both",
        tr_later("Dated list"): "strip",
        tr_later("Vertical timeline"): "vertical",
        tr_later("Relations"): "relations",
        tr_later("Bars of money"): "bars",
        tr_later("Money over time"): "cumulative",
        tr_later("Flow of money"): "flow",
        tr_later("Table of money"): "table",
    }
)
MEANING_CHOICES: Final = MappingProxyType(
    {
        tr_later("Proceeds"): "proceeds",
        tr_later("Sold"): "sold",
        tr_later("Price"): "price",
        tr_later("Valuation"): "valuation",
        tr_later("Seized"): "seized",
        tr_later("Forfeited"): "forfeited",
        tr_later("Fine"): "fine",
        tr_later("Turnover"): "turnover",
        tr_later("Stock"): "stock",
        tr_later("Loss"): "loss",
        tr_later("Claimed"): "claimed",
        tr_later("Income"): "income",
        tr_later("Paid"): "paid",
    }
)
COLUMN_WORDS: Final = MappingProxyType(
    {
        "event": tr_later("Event"),
        "seller": tr_later("Seller"),
        "place": tr_later("Place"),
        "province": tr_later("Province"),
        "agent": tr_later("Agent"),
        "market": tr_later("Market"),
        "payee": tr_later("Paid to"),
        "coins": tr_later("Coins"),
        "amount": tr_later("Amount"),
        "date": tr_later("Date"),
        "standing": tr_later("Standing"),
        "stages": tr_later("Stages"),
        "source": tr_later("Source"),
    }
)
"""Of the table of money: here the words stand behind the value, which is ticked."""
GROUP_WORDS: Final = MappingProxyType(
    {
        tr_later("Seller"): "seller",
        tr_later("Place"): "place",
        tr_later("Province"): "province",
        tr_later("Agent"): "agent",
        tr_later("Market"): "market",
        tr_later("Year"): "year",
        tr_later("Asset"): "asset",
        tr_later("Standing"): "standing",
    }
)
HEAD_WORDS: Final = MappingProxyType({tr_later("No heads"): "", **GROUP_WORDS})
ORDER_WORDS: Final = MappingProxyType(
    {tr_later("Largest first"): "value", tr_later("By name"): "name", tr_later("By date"): "date"}
)
LANE_WORDS: Final = MappingProxyType(
    {
        tr_later("Kind"): "kind",
        tr_later("Jurisdiction"): "jurisdiction",
        tr_later("Actor"): "actor",
        tr_later("Place"): "place",
        tr_later("Tag"): "tag",
        tr_later("Check state"): "state",
        tr_later("No lanes"): "none",
    }
)
NOTE_WORDS: Final = MappingProxyType(
    {
        tr_later("Under the figure if few"): "auto",
        tr_later("Under the figure"): "under",
        tr_later("In a text beside it"): "beside",
        tr_later("Left out"): "out",
    }
)
PANEL_WORDS: Final = MappingProxyType(
    {
        tr_later("One picture"): "",
        tr_later("Actor"): "actor",
        tr_later("Province"): "province",
        tr_later("Place"): "place",
        tr_later("Jurisdiction"): "jurisdiction",
        tr_later("Kind"): "kind",
        tr_later("Tag"): "tag",
    }
)
PANEL_ORDER_WORDS: Final = MappingProxyType(
    {
        tr_later("Most events first"): "events",
        tr_later("By name"): "name",
        tr_later("Largest sums first"): "sum",
    }
)
DATE_WORDS: Final = MappingProxyType(
    {tr_later("Short"): "auto", tr_later("In full"): "always", tr_later("Only in doubt"): "never"}
)
LEGEND_WORDS: Final = MappingProxyType(
    {tr_later("What no word says"): "auto", tr_later("All signs"): "full", tr_later("None"): "out"}
)
LOCATOR_WORDS: Final = MappingProxyType(
    {tr_later("On a close map"): "auto", tr_later("Always"): "always", tr_later("Never"): "never"}
)
STATE_WORDS: Final = MappingProxyType(
    {
        tr_later("All events"): "all",
        tr_later("Checked or signed off"): "checked",
        tr_later("Signed off"): "signed",
    }
)
LOCAL_WORDS: Final = MappingProxyType(
    {
        tr_later("As the case says"): "",
        tr_later("Beside the names of places"): "always",
        tr_later("Left out"): "never",
    }
)
LANGUAGE_WORDS: Final = MappingProxyType(
    {"English": "en", "简体中文": "zh-Hans", "繁體中文": "zh-Hant", "Deutsch": "de", "français": "fr"}
)
"""Languages of the page, each in its own words."""
