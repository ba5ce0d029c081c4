"""Tags a PDF, so that who cannot see it hears headings and paragraphs in their order, and of a picture its words.

The structure is that of ISO 32000-1, 14.8: each group with a role is one element of its page; a page without
roles is one figure with its alternative text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from models.figure.marks import Figure

ARTIFACT: Final = "Artifact"


@dataclass(frozen=True, slots=True)
class _Operator:
    """What stands in the drawing of a page as it is."""

    text: bytes

    def pdfRepr(self) -> bytes:  # noqa: N802 - the name by which matplotlib asks
        return self.text


def roles_of(figure: Figure) -> tuple[str, ...]:
    """Return the roles of what is read on a page, in order: one figure, or its headings and paragraphs."""
    if not any(group.role for group in figure.groups):
        return ("Figure",)
    return tuple(group.role for group in figure.groups if group.role and group.role != ARTIFACT)


def begin(renderer: Any, role: str, number: int) -> None:
    """Begin, in what draws the page, the element of this number."""
    told = f"/{ARTIFACT} BMC" if role == ARTIFACT else f"/{role} <</MCID {number}>> BDC"
    _put(renderer, told.encode("ascii"))


def end(renderer: Any) -> None:
    """End it."""
    _put(renderer, b"EMC")


def _put(renderer: Any, text: bytes) -> None:
    renderer.file.output(_Operator(text))


def tag_pages(pdf: Any, figures: Sequence[Figure]) -> None:
    """Give an open PDF (of pikepdf), whose pages are these figures, the tree of what is read."""
    from pikepdf import Array, Dictionary, Name

    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    elements: list[Any] = []
    numbers: list[Any] = []
    for at, (page, figure) in enumerate(zip(pdf.pages, figures, strict=True)):
        of_page: list[Any] = []
        for number, role in enumerate(roles_of(figure)):
            told = Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=whole, Pg=page.obj, K=number)
            if role == "Figure":
                told.Alt = figure.description or figure.title
                told.A = Dictionary(
                    O=Name.Layout,
                    Placement=Name.Block,
                    BBox=Array([0.0, 0.0, round(figure.width, 3), round(figure.height, 3)]),
                )
            of_page.append(pdf.make_indirect(told))
        elements += of_page
        numbers += [at, pdf.make_indirect(Array(of_page))]
        _set_ground_apart(pdf, page)
        page.obj.StructParents = at
        page.obj.Tabs = Name.S
    whole.K = Array(elements)
    root.K = whole
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(figures)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _set_ground_apart(pdf: Any, page: Any) -> None:
    """Mark what is drawn before the first element, the colour of the page, as nothing that is read."""
    drawing = page.Contents.read_bytes()
    first = min((at for sign in (b" BDC\n", b" BMC\n") if (at := drawing.find(sign)) >= 0), default=-1)
    if first > 0:
        start = drawing.rfind(b"\n", 0, first) + 1
        told = b"/Artifact BMC\n" + drawing[:start] + b"EMC\n" + drawing[start:]
        page.Contents = pdf.make_stream(told)
