"""The schemata of FollowTheMoney that a case knows: actors, relations with their two ends, documents, languages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from models.records.relations import RelationKind

ACTORS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Person": "person", "Company": "company", "PublicBody": "authority", "Organization": "organisation",
        "LegalEntity": "",
    }
)  # fmt: skip
"""Schemata of actors, and what kind of actor each is."""
SCHEMA_OF_ACTOR: Final[Mapping[str, str]] = MappingProxyType(
    {
        "person": "Person", "company": "Company", "exchange": "Company", "court": "PublicBody",
        "authority": "PublicBody", "police": "PublicBody", "association": "Organization", "publisher": "Organization",
        "organisation": "Organization",
    }
)  # fmt: skip


class Ends(NamedTuple):
    """The relation that a schema tells: the properties of its two ends, and that of an office or a degree."""

    kind: RelationKind
    who: str
    whom: str
    words: str = "role"
    own_words: str = ""  # of a relation that is none of ours


RELATIONS: Final[Mapping[str, Ends]] = MappingProxyType(
    {
        "Ownership": Ends(RelationKind.OWNS, "owner", "asset"),
        "Directorship": Ends(RelationKind.DIRECTS, "director", "organization"),
        "Employment": Ends(RelationKind.WORKS_FOR, "employee", "employer"),
        "Representation": Ends(RelationKind.REPRESENTS, "agent", "client"),
        "Family": Ends(RelationKind.RELATIVE_OF, "relative", "person", "relationship"),
        "Membership": Ends(RelationKind.MEMBER_OF, "member", "organization"),
        "Payment": Ends(RelationKind.PAID, "payer", "beneficiary", "purpose"),
        "Associate": Ends(RelationKind.OTHER, "associate", "person", "relationship", "is an associate of"),
        "UnknownLink": Ends(RelationKind.OTHER, "subject", "object", "role", "is linked to"),
        "Succession": Ends(RelationKind.OTHER, "successor", "predecessor", "role", "is the successor of"),
        "Debt": Ends(RelationKind.OTHER, "debtor", "creditor", "role", "owes money to"),
        "Occupancy": Ends(RelationKind.DIRECTS, "holder", "post", "status"),
    }
)
"""Family tells a person's relative, Associate a person's associate: the relative is told of the person."""
SCHEMA_OF_RELATION: Final[Mapping[RelationKind, str]] = MappingProxyType(
    {
        RelationKind.OWNS: "Ownership", RelationKind.DIRECTS: "Directorship", RelationKind.WORKS_FOR: "Employment",
        RelationKind.REPRESENTS: "Representation", RelationKind.RELATIVE_OF: "Family",
        RelationKind.MEMBER_OF: "Membership", RelationKind.PAID: "Payment", RelationKind.SUBSIDIARY_OF: "Ownership",
        RelationKind.OTHER: "UnknownLink",
    }
)  # fmt: skip
SUBSIDIARY: Final = "parent company"
"""The role of an Ownership that stands for a subsidiary: the parent owns it."""
NEEDED: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = MappingProxyType(
    {
        "Ownership": (frozenset(ACTORS), frozenset(("Company",))),
        "Directorship": (frozenset(ACTORS), frozenset(("Company", "PublicBody", "Organization"))),
        "Employment": (frozenset(("Person",)), frozenset(("Company", "PublicBody", "Organization"))),
        "Family": (frozenset(("Person",)), frozenset(("Person",))),
        "Membership": (frozenset(ACTORS), frozenset(("Company", "PublicBody", "Organization"))),
    }
)
"""What the two ends of a relation must be; where they are not, it is written as a link with the same words."""

DOCUMENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Document": "document", "Article": "article-newspaper", "HyperText": "webpage", "Pages": "document",
        "PlainText": "document", "Email": "personal_communication", "Message": "personal_communication",
        "Table": "dataset", "Workbook": "dataset", "Image": "graphic", "Audio": "document", "Video": "motion_picture",
        "Package": "document",
    }
)  # fmt: skip
"""Schemata of documents, and the CSL type of the source that each becomes."""
SCHEMA_OF_SOURCE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "article-newspaper": "Article",
        "article-magazine": "Article",
        "article": "Article",
        "webpage": "HyperText",
    }
)
EVENTS: Final = frozenset(("Event", "Trip", "CourtCase", "Call", "Sanction", "ContractAward", "Interval"))
"""Schemata that tell of something that happened; so does any other that has a date and no two ends."""
SILENT: Final = frozenset(("Page", "Folder", "Mention", "Similar", "Note"))
"""What an index of documents is made of; nobody misses it in a case."""

LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "eng": "en", "zho": "zh", "deu": "de", "fra": "fr", "spa": "es", "rus": "ru", "ara": "ar", "por": "pt",
        "ita": "it", "jpn": "ja", "kor": "ko", "ukr": "uk", "pol": "pl", "nld": "nl", "tur": "tr", "fas": "fa",
        "heb": "he", "hin": "hi", "urd": "ur", "ben": "bn", "ind": "id", "vie": "vi", "tha": "th", "ces": "cs",
        "slk": "sk", "hun": "hu", "ron": "ro", "bul": "bg", "srp": "sr", "hrv": "hr", "bos": "bs", "slv": "sl",
        "mkd": "mk", "sqi": "sq", "ell": "el", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi", "est": "et",
        "lav": "lv", "lit": "lt", "kat": "ka", "hye": "hy", "aze": "az", "kaz": "kk", "kir": "ky", "uzb": "uz",
        "msa": "ms", "mya": "my", "khm": "km", "lao": "lo", "tam": "ta", "tel": "te", "swa": "sw", "cat": "ca",
        "bel": "be", "isl": "is",
    }
)  # fmt: skip
"""The three letters of a language there, and the two of ours."""
LETTERS_OF: Final[Mapping[str, str]] = MappingProxyType({two: three for three, two in LANGUAGES.items()})
