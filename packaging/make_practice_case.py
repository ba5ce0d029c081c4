"""Makes the eight documents of the practice case, the same bytes each time: `python packaging/make_practice_case.py`.

Town, firms, offices and people are invented; each document says so at its foot.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from openpyxl import Workbook
from openpyxl.styles import Font
from PIL import ExifTags, Image, ImageDraw, ImageFilter, ImageFont
from practice_texts import INVENTED, chat, message, saved_page

ROOT: Final = Path(__file__).parents[1]
FONTS: Final = ROOT / "resources" / "fonts"
FOLDER: Final = ROOT / "resources" / "practice_case" / "documents"
INVENTED_ZH: Final = "本文件为练习用的虚构文件：城市、公司和人物均不存在。"
MADE: Final = datetime(2024, 12, 12, 9, 0)  # the day that the files bear inside
A4: Final = (8.27, 11.69)
BLUE: Final = "#1f3a6e"

Line = tuple[
    float, float, str, float, str
]  # x and y in parts of the page from the top left, words, points, weight

# the two PDFs ---------------------------------------------------------------------------------------


def _font(weight: str = "Regular") -> FontProperties:
    return FontProperties(fname=str(FONTS / f"DatelineSans-{weight}.ttf"))


def _page(lines: Iterable[Line], rules: Iterable[tuple[float, float, float]] = ()) -> Figure:
    """Return a page with words at their places and thin rules (x from, x to, y)."""
    page = Figure(figsize=A4)
    for x, y, words, size, weight in lines:
        page.text(x, 1 - y, words, fontproperties=_font(weight), size=size, va="top", color="#111111")
    for start, end, y in rules:
        page.add_artist(Line2D([start, end], [1 - y, 1 - y], color="#444444", linewidth=0.7))
    return page


def _stamp(page: Figure, words: Sequence[str], x: float, y: float) -> None:
    """Press a round stamp on a page, a little askew."""
    width, height = page.get_size_inches()
    centre = (x * width, (1 - y) * height)
    for radius in (0.62, 0.54):
        ring = Circle(
            centre, radius, fill=False, color=BLUE, alpha=0.65, linewidth=1.4, transform=page.dpi_scale_trans
        )
        page.add_artist(ring)
    for number, line in enumerate(words):
        below = (len(words) - 1) / 2 - number
        page.text(
            x,
            1 - y + below * 0.017,
            line,
            fontproperties=_font("Bold"),
            size=7,
            rotation=9,
            ha="center",
            va="center",
            color=BLUE,
            alpha=0.75,
        )


def _pdf(pages: Iterable[Figure], title: str) -> bytes:
    file = io.BytesIO()
    about = {"Title": title, "CreationDate": MADE, "ModDate": MADE, "Creator": "", "Producer": ""}
    with rc_context({"pdf.fonttype": 42}), PdfPages(file, metadata=about) as pdf:
        for page in pages:
            pdf.savefig(page)
    return file.getvalue()


def _paragraphs(texts: Iterable[str], y: float, step: float = 0.021) -> Iterator[Line]:
    """Yield paragraphs line by line, each with a space before it."""
    for text in texts:
        for line in text.split("\n"):
            yield 0.12, y, line, 10.5, "Regular"
            y += step
        y += step * 0.7


PAYMENTS: Final = (
    ("27 June 2023", "Nebelbau GmbH", "first instalment", "€120,000"),
    ("22 January 2024", "Nebelbau GmbH", "girders, delivered", "€95,000"),
    ("9 February 2024", "K. Federleicht, in cash", "sundries", "€20,000"),
    ("Total", "", "", "€235,000"),
)


def _letterhead(number: int) -> list[Line]:
    return [
        (0.12, 0.06, "DISTRICT AUDIT OFFICE OF FABELTAL", 15, "Bold"),
        (0.12, 0.085, "Old Customs House · 3 Inkwell Lane · Fabeltal", 8.5, "Regular"),
        (0.12, 0.945, f"DAO 2024/117 · page {number} of 2", 8, "Regular"),
        (0.12, 0.96, INVENTED, 8, "Regular"),
    ]


def audit_report() -> bytes:
    """Return the report of the audit office: two pages, with a table and a stamp."""
    first = [
        *_letterhead(1),
        (0.62, 0.125, "Fabeltal, 12 December 2024", 10.5, "Regular"),
        (0.12, 0.165, "Report on the Bridge Fund of Fabelbrück", 16, "Bold"),
        *_paragraphs(
            (
                "1. On 14 March 2023 the Town Council of Fabelbrück resolved to build a footbridge over\n"
                "the Fabel for no more than €480,000, to be paid for by donations.",
                "2. The Bridge Fund was founded on 2 April 2023. Its chair is the mayor, Hedda Morgenrot,\n"
                "its treasurer was Konrad Federleicht.",
                "3. On 20 June 2023 the fund signed a contract with Nebelbau GmbH, owned by Ottilie\n"
                "Sandmann, for €455,000. No other firm was asked for an offer.",
                "4. Donations were collected from 1 May 2023 to 29 February 2024. They came to €312,400.",
                "5. We found these payments from the fund’s account 700 117:",
            ),
            0.215,
        ),
    ]
    columns, top = (0.14, 0.33, 0.60, 0.79), 0.50
    for number, row in enumerate((("Date", "Paid to", "Purpose", "Amount"), *PAYMENTS)):
        weight = "Bold" if number in (0, len(PAYMENTS)) else "Regular"
        for x, cell in zip(columns, row, strict=True):
            first.append((x, top + 0.028 * number, cell, 10, weight))
    rules = [(0.12, 0.90, top - 0.01 + 0.028 * number) for number in (0, 1, 4, 5)]
    second = [
        *_letterhead(2),
        *_paragraphs(
            (
                "6. The girders were never delivered. At our visit on 17 September 2024 two abutments\n"
                "stood at the site, and nothing else.",
                "7. Of the donations, €235,000 was paid out and €1,900 is in the account. The remaining\n"
                "€75,500 is not accounted for.",
                "8. Invoice 17 of Nebelbau GmbH bears the date 15 January 2024. The file of that invoice\n"
                "was made on 6 March 2024.",
                "9. Mr Federleicht resigned as treasurer on 20 November 2024.",
                "10. The mayor told us that she signed what the treasurer laid before her.",
                "11. On 9 December 2024 we asked the Fabeltal prosecutor’s office to open proceedings\n"
                "against Mr Federleicht and Ms Sandmann.",
            ),
            0.135,
        ),
        (0.12, 0.56, "For the District Audit Office of Fabeltal", 10.5, "Regular"),
        (0.12, 0.64, "(signed) The head of the office", 10.5, "Regular"),
    ]
    pages = (_page(first, rules), _page(second, [(0.12, 0.45, 0.632)]))
    _stamp(pages[1], ("DISTRICT", "AUDIT OFFICE", "FABELTAL"), 0.66, 0.61)
    return _pdf(pages, "Report on the Bridge Fund of Fabelbrück")


def steel_letter() -> bytes:
    """Return the letter of the steel works, in Chinese."""
    page = _page(
        [
            (0.30, 0.06, "虚江钢构有限公司", 22, "Bold"),
            (0.27, 0.10, "虚江市空港路8号　电话 000-0000", 9, "Regular"),
            (0.28, 0.15, "关于订单 XJ-2305 的情况说明", 15, "Bold"),
            *_paragraphs(
                (
                    "致：法贝尔塔尔地区审计局",
                    "一、2023年9月5日，Nebelbau GmbH 向我公司订购钢梁六根，合同金额为人民币68万元。",
                    "二、2023年9月18日，我公司收到定金人民币20万元。",
                    "三、2023年12月1日，对方以书面方式取消订单，钢梁没有发货。",
                    "四、2023年12月15日，我公司扣除费用后退还人民币18万元，\n"
                    "退款汇入对方指定的个人账户，户名为 Ottilie Sandmann。",
                    "特此说明。",
                ),
                0.21,
                0.026,
            ),
            (0.55, 0.56, "虚江钢构有限公司", 11, "Regular"),
            (0.55, 0.585, "销售经理　虚有名", 11, "Regular"),
            (0.55, 0.61, "2024年10月30日", 11, "Regular"),
            (0.12, 0.96, INVENTED_ZH, 8, "Regular"),
        ],
        [(0.12, 0.88, 0.125)],
    )
    _stamp(page, ("虚江钢构", "有限公司", "专用章"), 0.80, 0.60)
    return _pdf((page,), "关于订单 XJ-2305 的情况说明")


# the two pictures -----------------------------------------------------------------------------------


def _letters(size: int, weight: str = "Regular") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"DatelineSans-{weight}.ttf"), size)


def _hand(draw: ImageDraw.ImageDraw, x: float, y: float) -> None:
    """Draw a signature."""
    t = np.linspace(0, 1, 160)
    across = x + 260 * t + 14 * np.sin(31 * t)
    down = y - 34 * np.sin(23 * t) * (1 - 0.7 * t) - 10 * t
    draw.line(list(zip(across.tolist(), down.tolist(), strict=True)), fill=60, width=4, joint="curve")


def cash_receipt() -> bytes:
    """Return the scan of the bank's receipt: grey, skewed, with a stamp over it."""
    paper = Image.new("L", (1240, 800), 248)
    draw = ImageDraw.Draw(paper)
    draw.rectangle((70, 60, 1170, 740), outline=90, width=3)
    draw.text((110, 90), "FABELBRÜCK SAVINGS BANK", font=_letters(44, "Bold"), fill=25)
    draw.text((110, 155), "CASH WITHDRAWAL · Receipt 0093", font=_letters(30), fill=40)
    draw.line((110, 215, 1130, 215), fill=90, width=2)
    rows = (
        ("Account", "700 117  Bridge Fund of Fabelbrück"),
        ("Date", "9 February 2024, 15:52"),
        ("Amount", "€ 20,000.00   twenty thousand euros"),
        ("Paid to", "K. Federleicht, treasurer"),
    )
    for number, (name, value) in enumerate(rows):
        draw.text((110, 250 + 78 * number), name, font=_letters(28), fill=90)
        draw.text((330, 246 + 78 * number), value, font=_letters(33, "Bold"), fill=20)
    draw.line((110, 660, 560, 660), fill=90, width=2)
    draw.text((110, 672), "Signature of the recipient", font=_letters(22), fill=90)
    _hand(draw, 150, 640)
    draw.text((110, 765), INVENTED, font=_letters(19), fill=110)
    stamp = Image.new("L", (260, 260), 255)
    ink = ImageDraw.Draw(stamp)
    ink.ellipse((8, 8, 252, 252), outline=95, width=6)
    ink.text((130, 105), "PAID", font=_letters(52, "Bold"), fill=95, anchor="mm")
    ink.text((130, 165), "09 FEB 2024", font=_letters(27, "Bold"), fill=95, anchor="mm")
    turned = stamp.rotate(14, resample=Image.Resampling.BICUBIC, fillcolor=255)
    paper.paste(Image.new("L", turned.size, 95), (850, 540), turned.point(lambda tone: 255 - tone))
    scan = paper.rotate(-1.6, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=205)
    tones = np.asarray(scan.filter(ImageFilter.GaussianBlur(0.7)), dtype=float)
    tones += np.random.default_rng(17).normal(0, 5, tones.shape) - np.linspace(0, 14, tones.shape[1])
    grey = Image.fromarray((np.clip(tones, 0, 255) // 16 * 17).astype(np.uint8))
    file = io.BytesIO()
    grey.save(file, "PNG", optimize=True, dpi=(150, 150))
    return file.getvalue()


def _degrees(value: float) -> tuple[float, float, float]:
    minutes = abs(value) * 60
    return float(minutes // 60), float(minutes % 60 // 1), round(minutes % 1 * 60, 2)


SITE: Final = (51.2342, 10.5531)  # latitude and longitude: open fields
TAKEN: Final = "2024:04:28 11:42:00"


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = "The site of the footbridge. " + INVENTED.replace("’", "'")
    exif[ExifTags.Base.Model] = "Practice camera"
    exif[ExifTags.Base.DateTime] = TAKEN
    exif.get_ifd(ExifTags.IFD.Exif).update(
        {ExifTags.Base.DateTimeOriginal: TAKEN, ExifTags.Base.OffsetTimeOriginal: "+02:00"}
    )
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            ExifTags.GPS.GPSLatitudeRef: "N",
            ExifTags.GPS.GPSLatitude: _degrees(SITE[0]),
            ExifTags.GPS.GPSLongitudeRef: "E",
            ExifTags.GPS.GPSLongitude: _degrees(SITE[1]),
            ExifTags.GPS.GPSImgDirection: 78.0,
            ExifTags.GPS.GPSMapDatum: "WGS-84",
        }
    )
    return exif


def site_photo() -> bytes:
    """Return the photograph of the site: a river, two abutments, no bridge; its position is in its EXIF data."""
    wide, tall, rng = 1500, 1000, np.random.default_rng(28)
    y = np.linspace(0, 1, tall)[:, None, None]
    sky = np.array([150, 178, 205]) * (1 - y) + np.array([226, 228, 222]) * y
    picture = Image.fromarray(np.broadcast_to(sky, (tall, wide, 3)).astype(np.uint8).copy())
    draw = ImageDraw.Draw(picture)
    x = np.arange(0, wide + 20, 20)
    for base, height, colour in (
        (430, 70, (120, 138, 128)),
        (490, 46, (92, 118, 78)),
        (545, 24, (106, 134, 72)),
    ):
        ridge = base - height * np.abs(np.sin(x / (190 + base / 3) + base)) - rng.uniform(0, 12, x.size)
        draw.polygon([*zip(x.tolist(), ridge.tolist(), strict=True), (wide, tall), (0, tall)], fill=colour)
    for left in (60, 150, 1290, 1400, 1180):
        top = 400 + int(rng.integers(0, 60))
        draw.rectangle((left + 24, top + 90, left + 36, 600), fill=(70, 58, 44))
        draw.ellipse((left - 22, top, left + 82, top + 140), fill=(72, 100, 56))
    draw.polygon([(560, 560), (930, 560), (1180, tall), (250, tall)], fill=(112, 136, 148))
    for number in range(70):
        down = int(rng.integers(740, tall))
        bank = 560 - 310 * (down - 560) / (
            tall - 560
        )  # the left bank runs from 560 to 250, the right from 930 to 1180
        across = int(bank + 20 + rng.random() * (1390 - 2 * bank))
        draw.line((across, down, across + 20 + number % 30, down), fill=(148, 168, 176), width=2)
    for left, right in ((300, 545), (955, 1215)):
        draw.polygon([(left, 590), (right, 590), (right, 720), (left, 730)], fill=(168, 166, 160))
        draw.polygon([(left, 590), (right, 590), (right - 14, 566), (left + 14, 566)], fill=(196, 194, 188))
        for across in range(left + 20, right - 10, 34):
            draw.line((across, 566, across, 530), fill=(120, 78, 52), width=3)
    tones = np.asarray(picture.filter(ImageFilter.GaussianBlur(1.6)), dtype=float)
    tones += rng.normal(0, 6, (tall, wide, 1))
    photo = Image.fromarray(np.clip(tones, 0, 255).astype(np.uint8))
    file = io.BytesIO()
    photo.save(file, "JPEG", quality=72, exif=_exif(), comment=INVENTED.encode())
    return file.getvalue()


# the four others ------------------------------------------------------------------------------------

DONATIONS: Final = (
    ("2023-05", 41_250), ("2023-06", 38_700), ("2023-07", 35_900), ("2023-08", 22_150), ("2023-09", 30_480),
    ("2023-10", 33_620), ("2023-11", 40_300), ("2023-12", 46_500), ("2024-01", 14_100), ("2024-02", 9_400),
)  # fmt: skip
PAID: Final = (
    ("2023-06-27", "Nebelbau GmbH", "first instalment", 120_000),
    ("2024-01-22", "Nebelbau GmbH", "girders, delivered", 95_000),
    ("2024-09-02", "K. Federleicht, cash", "sundries", 20_000),
)


def fund_ledger() -> bytes:
    """Return the treasurer's spreadsheet: donations by month, payments by day."""
    book = Workbook()
    donations, payments = book.worksheets[0], book.create_sheet("Payments")
    donations.title = "Donations"
    donations.append(["Month", "EUR"])
    for row in (*DONATIONS, ("Total", sum(amount for _, amount in DONATIONS))):
        donations.append(list(row))
    payments.append(["Date", "Paid to", "Purpose", "EUR"])
    for paid in PAID:
        payments.append(list(paid))
    for sheet in (donations, payments):
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.append([])
        sheet.append([INVENTED])
        sheet.column_dimensions["A"].width = 14
    payments.column_dimensions["B"].width = payments.column_dimensions["C"].width = 24
    book.properties.creator, book.properties.created = "K. Federleicht", MADE
    file = io.BytesIO()
    book.save(file)
    return _timeless(file.getvalue())


def _timeless(data: bytes) -> bytes:
    """Return a spreadsheet without the moment at which it was written."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            part = old.read(name)
            if name == "docProps/core.xml":
                start, end = part.index(b"<dcterms:modified"), part.index(b"</dcterms:modified>")
                day = f'<dcterms:modified xsi:type="dcterms:W3CDTF">{MADE.isoformat()}Z'
                part = part[:start] + day.encode() + part[end:]
            new.writestr(zipfile.ZipInfo(name, (2024, 12, 12, 9, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def write_all(folder: Path) -> None:
    """Write the eight documents."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {
        "audit-report.pdf": audit_report,
        "steel-letter-zh.pdf": steel_letter,
        "cash-receipt.png": cash_receipt,
        "fund-ledger.xlsx": fund_ledger,
        "site-photo.jpg": site_photo,
        "zettel-message.eml": message,
        "bote-article.html": saved_page,
        "chat-export.txt": chat,
    }
    for name, make in made.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    write_all(FOLDER)
