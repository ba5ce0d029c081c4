"""The documents of the practice case that are text: a message with an attachment, a saved page, a chat."""

from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

INVENTED: Final = "Invented for Dateline’s practice case: there is no such town, firm, office or person."

INVOICE: Final = f"""Nebelbau GmbH, Fabelbrück
Invoice 17                                15 January 2024
To: Bridge Fund of Fabelbrück

6 steel girders, delivered                   EUR 95,000.00

{INVENTED}
"""
MESSAGE: Final = f"""To the District Audit Office,

I keep the books of Nebelbau GmbH. On 6 March 2024 Ms Sandmann had me write invoice 17 and date it 15 January 2024.

The girders in it were never bought: the order in China had been cancelled in December, and the deposit came back.

I attach the invoice as it was sent to the fund.

Jolanda Zettel

--
{INVENTED}
"""
PAGE: Final = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Footbridge to open in August, says mayor – Fabeltaler Bote</title>
<style>body {{ font-family: serif; max-width: 42em; margin: auto }} nav, footer {{ color: #777 }}</style>
</head>
<body>
<nav>Home · Town · Valley · Sport · Weather</nav>
<article>
<h1>Footbridge to open in August, says mayor</h1>
<p>Fabeltaler Bote, Friday, 3 May 2024</p>
<p>The new footbridge over the Fabel will open on 31 August 2024, Mayor Hedda Morgenrot announced on Thursday.</p>
<p>The Bridge Fund has collected more than €350,000 since last spring, the mayor said. “Every cent goes into the
bridge.”</p>
<p>The contract with the builder, Nebelbau GmbH, is worth €465,000, according to the town hall.</p>
<p>Residents wonder at the silence on the site. “I have seen no crane since Easter,” said one of them, who did not
wish to be named.</p>
</article>
<footer>{INVENTED}</footer>
</body>
</html>
"""
CHAT: Final = f"""Chat export · members: Konrad F., Ottilie S. · times in local time
[2024-03-04 19:02] Konrad F.: The council asks where the steel is.
[2024-03-04 19:05] Ottilie S.: Then they shall have an invoice. Give me till Friday.
[2024-03-08 08:30] Ottilie S.: Invoice 17 is in your box. Dated January, as agreed.
[2024-03-08 08:41] Konrad F.: And the twenty from the bank?
[2024-03-08 08:44] Ottilie S.: Half is yours, half went into my roof. Delete this.
[2024-03-08 08:45] Konrad F.: Done.
{INVENTED}
"""


def message() -> bytes:
    """Return the message of the book-keeper with the invoice attached."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Jolanda Zettel <zettel@nebelbau.example>"
    mail["To"] = "District Audit Office <office@fabeltal.example>"
    mail["Date"] = "Mon, 19 Aug 2024 21:14:00 +0200"
    mail["Subject"] = "Invoice 17 for the footbridge"
    mail["Message-ID"] = "<practice-1@nebelbau.example>"
    mail.set_content(MESSAGE)
    mail.add_attachment(INVOICE, filename="invoice-17.txt")
    mail.set_boundary("practice-case")
    return mail.as_bytes()


def saved_page() -> bytes:
    """Return the newspaper's page as a browser saved it."""
    return PAGE.encode()


def chat() -> bytes:
    """Return the chat as the telephone exported it."""
    return CHAT.encode()
