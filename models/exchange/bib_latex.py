r"""Text in LaTeX, as BibTeX files hold it: accents, escapes and signs to plain characters, and back.

Commands that are not known stay as they stand, for a command that is dropped takes words with it.
"""

import re
import unicodedata
from types import MappingProxyType
from typing import Final

_ACCENTS: Final = MappingProxyType(
    {
        "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
        '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
        "b": "\u0331",
    }
)  # fmt: skip
_SIGNS: Final = MappingProxyType(
    {
        "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
        "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
        "ng": "ŋ", "NG": "Ŋ", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
        "textbraceleft": "{", "textbraceright": "}", "textunderscore": "_", "textdollar": "$", "textbar": "|",
        "textless": "<", "textgreater": ">", "textasciigrave": "`", "textquotesingle": "'", "textquotedbl": '"',
        "textendash": "–", "textemdash": "—", "textellipsis": "…", "ldots": "…", "dots": "…", "textbullet": "•",
        "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
        "guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
        "quotedblbase": "„", "quotesinglbase": "‚", "textdegree": "°", "textregistered": "®", "texttrademark": "™",
        "copyright": "©", "textcopyright": "©", "pounds": "£", "textsterling": "£", "texteuro": "€", "euro": "€",
        "EUR": "€", "textyen": "¥", "textcent": "¢", "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶",
        "textexclamdown": "¡", "textquestiondown": "¿", "textordfeminine": "ª", "textordmasculine": "º",
        "textmu": "µ", "textperiodcentered": "·", "texttimes": "×", "textpm": "±", "textonehalf": "½",
        "textonequarter": "¼", "textnumero": "№", "LaTeX": "LaTeX", "TeX": "TeX",
    }
)  # fmt: skip
_LOOKS: Final = frozenset(
    ("emph", "textit", "textbf", "textsc", "texttt", "textrm", "textsf", "textsl", "textup", "textmd", "textnormal",
     "mkbibemph", "mkbibbold", "mkbibitalic", "url", "path", "mbox", "hbox", "relax", "noopsort", "it", "bf", "em",
     "sc", "rm", "tt", "sl", "textsuperscript", "textsubscript", "nocase", "protect", "bibstring", "upshape")
)  # fmt: skip
_TOKEN: Final = re.compile(
    r"""
    \\(?P<mark>[`'^"~=.])\s*(?:\{\s*\\?(?P<m1>[A-Za-z]?)\s*\}|\\(?P<m2>[ij])(?![A-Za-z])\s?|(?P<m3>[A-Za-z]))
  | \\(?P<letter>[uvHcdbkr])(?:\s*\{\s*\\?(?P<l1>[A-Za-z]?)\s*\}|\s+\\(?P<l2>[ij])(?![A-Za-z])\s?|\s+(?P<l3>[A-Za-z]))
  | \\(?P<sign>[%&\#$_{}])
  | \\(?P<gap>[ ,;:!/@-])
  | \\\\\s*
  | \\(?P<command>[A-Za-z]+)(?P<after>\{\}|[ \t\n]+)?
  | (?P<math>\$[^$]{1,400}\$)
  | (?P<other>---|--|``|''|~|\{|\})
    """,
    re.VERBOSE,
)
_OTHERS: Final = MappingProxyType({"---": "—", "--": "–", "``": "“", "''": "”", "~": " ", "{": "", "}": ""})
_ESCAPES: Final = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "%&#$_"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\textbraceleft{}",  # BibTeX counts a brace even behind a backslash
        "}": r"\textbraceright{}",
    }
)


def from_latex(text: str) -> str:
    """Return a text as it is printed, on one line."""
    if "\\" in text or "$" in text or "-" in text or not text.isalnum():
        text = _TOKEN.sub(_printed, text)
    return " ".join(text.split())


def _printed(found: re.Match[str]) -> str:
    """Tell what one command or sign prints."""
    kind = found.lastgroup or ""
    if found["mark"] or found["letter"]:
        base = next((found[name] for name in ("m1", "m2", "m3", "l1", "l2", "l3") if found[name]), "")
        accent = found["mark"] or found["letter"]
        return unicodedata.normalize("NFC", base + _ACCENTS[accent]) if base else accent.strip("=.'`\"")
    if found["command"]:
        return _command(found)
    if found["math"]:
        return _greek(found["math"])
    if kind == "sign":
        return found["sign"]
    if kind == "gap":
        return " " if found["gap"] in " ,;:" else ""
    return _OTHERS[found["other"]] if found["other"] else " "


def _command(found: re.Match[str]) -> str:
    name, after = found["command"], found["after"] or ""
    if name in _SIGNS:
        return _SIGNS[name]
    return "" if name in _LOOKS else f"\\{name}{after if after != '{}' else ''}"


def _greek(math: str) -> str:
    r"""Return $\alpha$ as its letter; other formulas stay as they stand."""
    if found := re.fullmatch(r"\$\s*\\(var)?([A-Za-z]+)\s*\$", math):
        size = "CAPITAL" if found[2][0].isupper() else "SMALL"
        try:
            return unicodedata.lookup(f"GREEK {size} LETTER {found[2].upper().replace('LAMBDA', 'LAMDA')}")
        except KeyError:
            return math
    return math


def to_latex(text: str) -> str:
    """Return plain text so that LaTeX, and from_latex, print it as it is, on one line."""
    escaped = " ".join(text.split()).translate(_ESCAPES)
    return re.sub(r"(?<=[-'`])(?=[-'`])", "{}", escaped)


def from_verbatim(text: str) -> str:
    """Return an address; some programs escape its signs although BibLaTeX wants them as they are."""
    text = re.sub(r"\\(?:url|path)\{([^{}]*)\}", r"\1", text)
    return "".join(re.sub(r"\{?\\([_%&#~$])\}?", r"\1", text).split()).strip("{}")


def to_verbatim(text: str) -> str:
    """Return an address, in which braces would end the field."""
    return "".join(text.split()).replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
