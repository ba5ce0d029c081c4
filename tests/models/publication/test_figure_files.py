"""The files of a figure: one picture in three formats, of exact size, the same bytes on any day."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from lxml import etree
from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from models.case import Case
from models.evidence.relating import RelationDraft, write_relation
from models.exchange.image import write_image
from models.publication.choices import PRESETS, VIEWS, FigureSpec, read_size
from models.publication.studio import export_figure, make_figure
from models.records.relations import RelationKind
from models.values.when import When

ROOT = Path(__file__).parents[3]
THIRD = 85  # of 255: smaller differences are those of two ways to smooth an edge
SOME = {"kinds": ("sale", "holding"), "title": "Sold 出售", "has_metadata": True}
SIZES = (*PRESETS, "120mm", "88.5x140mm", "901px", "640x1200px")


@pytest.fixture(scope="module")
def case(sample_file, tmp_path_factory):
    path = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("files") / "sample.dateline"))
    with Case.open(path) as case:
        with case.edit("Relate") as writer:
            for whom in ("Jiafenxiang", "北方国际贸易有限公司", "A bank", "Another bank", "County treasury"):
                draft = RelationDraft(RelationKind.PAID, "Xuzhou court", whom, when=When.from_edtf("2021"))
                write_relation(writer, case.reader, draft)
        yield case


def of_png(path):
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def of_svg(path, height, width):
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(path.read_bytes())).render(painter)
    painter.end()
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(height, -1, 4)
    return rows[:, :width, 2::-1].astype(int)


def of_pdf(path, height, width):
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    bitmap = page.render(scale=300 / 72)
    picture = bitmap.to_numpy()[:height, :width, 2::-1].astype(int)
    bitmap.close()
    page.close()
    document.close()
    return np.pad(
        picture,
        ((0, height - picture.shape[0]), (0, width - picture.shape[1]), (0, 0)),
        constant_values=255,
    )


def share_of_difference(one, other):
    """The share of dots that differ at 150 dots per inch: at 300 a renderer puts letters half a dot aside."""
    return float((np.abs(halved(one) - halved(other)).max(axis=2) > THIRD).mean())


def halved(picture):
    height, width = (side - side % 2 for side in picture.shape[:2])
    return picture[:height, :width].reshape(height // 2, 2, width // 2, 2, 3).mean(axis=(1, 3))


@pytest.mark.parametrize("view", VIEWS)
def test_png_svg_and_pdf_are_one_picture(case, qapp, tmp_path, view):
    figure = make_figure(case, FigureSpec(view=view, preset="print-107mm", **SOME))
    for name in ("a.png", "a.svg", "a.pdf"):
        write_image(figure, tmp_path / name, dpi=300, outlined=True)
    png = of_png(tmp_path / "a.png")
    height, width, _ = png.shape
    assert (png < 128).all(axis=2).mean() > 0.005  # there is ink
    assert share_of_difference(png, of_svg(tmp_path / "a.svg", height, width)) < 0.01
    assert share_of_difference(png, of_pdf(tmp_path / "a.pdf", height, width)) < 0.01


@pytest.mark.skipif(not shutil.which("rsvg-convert"), reason="librsvg's program is not there")
@pytest.mark.parametrize("view", ["timeline", "strip"])
def test_an_svg_with_words_looks_the_same_in_a_program_that_has_the_font(case, tmp_path, view):
    figure = make_figure(case, FigureSpec(view=view, preset="print-107mm", **SOME))
    for name in ("a.png", "a.svg"):
        write_image(figure, tmp_path / name, dpi=300)
    png = of_png(tmp_path / "a.png")
    height, width, _ = png.shape
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{ROOT / 'resources' / 'fonts'}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    subprocess.run(
        ["rsvg-convert", "-w", str(width), "-h", str(height), "-o", tmp_path / "s.png", tmp_path / "a.svg"],
        check=True,
        timeout=100,
        env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
    )
    assert share_of_difference(png, of_png(tmp_path / "s.png")) < 0.01


def test_the_comparison_sees_a_label_that_moved(case, qapp, tmp_path):
    figure = make_figure(case, FigureSpec(preset="print-107mm", **SOME))
    write_image(figure, tmp_path / "a.png", dpi=300)
    png = of_png(tmp_path / "a.png")
    assert share_of_difference(png, np.roll(png, 4, axis=1)) > 0.02


@pytest.mark.parametrize(
    ("view", "ending"), [("both", "png"), ("both", "svg"), ("both", "pdf"), ("strip", "svg")]
)
def test_a_second_run_gives_the_same_bytes(case, tmp_path, view, ending):
    spec = FigureSpec(view=view, preset="web-600", **SOME)
    for name in ("one", "other"):
        export_figure(case, spec, tmp_path / f"{name}.{ending}", is_described=True)
    one, other = ((tmp_path / f"{name}.{ending}").read_bytes() for name in ("one", "other"))
    assert one == other


def test_another_process_gives_the_same_bytes(sample_file, tmp_path):
    for seed in ("1", "2"):
        subprocess.run(
            [
                sys.executable,
                ROOT / "main.py",
                "export",
                sample_file,
                tmp_path / f"{seed}.pdf",
                "--view",
                "both",
            ],
            check=True,
            capture_output=True,
            timeout=100,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_exact_in_every_format(case, tmp_path, size):
    wanted = read_size(size)
    spec = FigureSpec(preset=size if size in PRESETS else "web-600", size="" if size in PRESETS else size)
    figure = make_figure(case, spec.changed(kinds=("holding",), notes="out"))
    assert (figure.width, wanted.height or figure.height) == (wanted.width, figure.height)
    for ending in ("png", "svg", "pdf"):
        write_image(figure, tmp_path / f"a.{ending}", dpi=wanted.dpi)
    dots = wanted.dpi / 72
    with Image.open(io.BytesIO((tmp_path / "a.png").read_bytes())) as picture:
        assert picture.size == (round(figure.width * dots), round(figure.height * dots))
        assert picture.info["dpi"][0] == pytest.approx(wanted.dpi, abs=0.02)
        per_metre = round(picture.info["dpi"][0] / 0.0254)
    assert per_metre == (11811 if wanted.dpi == 300 else 2835)
    root = etree.parse(tmp_path / "a.svg").getroot()
    unit = "px" if wanted.dpi == 72 else "pt"
    for name, points in (("width", figure.width), ("height", figure.height)):
        assert root.get(name).endswith(unit)
        assert float(root.get(name)[:-2]) == pytest.approx(points, abs=0.01)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        box = [float(side) for side in pdf.pages[0].MediaBox]
        assert box[2:] == [pytest.approx(side, abs=0.28) for side in (figure.width, figure.height)]  # 0.1 mm
