"""Documents for the tests of their writers, and words that look like markup in one format or another."""

from models.exchange.written import Line, Piece, Ref, Section, Written, WrittenNote

MARKUP = (
    "<script>alert(1)</script>",
    "<b>bold</b> & plain &amp; &lt;",
    '" onclick="x" \'',
    "]]> <!-- x --> <?xml?>",
    "*star* _under_ **two** `code` ~~gone~~",
    "[text](http://evil.example) ![x](y) [^1] [1]: z",
    "# heading",
    "- item",
    "1. item",
    "1) item",
    "+ plus",
    "> quote",
    "=== ---",
    "---",
    "a | b | c",
    "$x_1$ \\alpha {x} %s {0}",
    "http://evil.example/a?b=c&d www.evil.example",
    '=HYPERLINK("http://evil.example")',
    "中文〔2021〕237号",
    "a\u202eb\u0000c\u0007d\x1be",
    "line one\nline two\r\nline three",
)


def shown(text):
    """What of a text can be seen, on one line."""
    kept = "".join(c for c in text if c.isprintable() or c.isspace())
    return " ".join(kept.split())


def a_document(text="It was sold", **fields):
    """A document in which `text` stands everywhere, with three references to two notes."""
    section = Section(
        heading=(Piece(text), Ref(2), Piece(f" [{text}]", "flag")),
        over=(Piece(text), Ref(1)),
        at="2021-09",
        text=(Piece(text),),
        lines=(Line((Piece(text), Piece(f" ({text})", "soft"), Ref(1), Ref(2)), text),),
    )
    notes = (
        WrittenNote(
            1,
            (
                Piece(text, "strong"),
                Piece("https://example.org/a?b=1&c=2", href="https://example.org/a?b=1&c=2"),
            ),
        ),
        WrittenNote(2, (Piece(text, language="zh"), Piece(text, href="javascript:alert(1)"))),
    )
    parts = {"deck": text, "banner": text, "foot": (text,), "sections": (section,), "notes": notes}
    return Written(text, "en", **(parts | fields))
