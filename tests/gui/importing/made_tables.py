"""Two made tables as people keep them: a German register of company affairs, an English list of incidents."""

GERMAN = """Vorgänge der Hansa Spedition GmbH;;;;;;;
Stand: 12.11.2026;;;;;;;
Datum;Ereignis;Firma;Verkäufer;Ort;Betrag (EUR);Quelle;Sachbearbeiter
03.04.2019;Gründung;Hansa Spedition GmbH;;Hamburg;25.000,00;Handelsregister B 1234;Krüger
17.06.2020;Kauf eines Lagers;Hansa Spedition GmbH;Müller & Söhne OHG;Köln;1.234.500,50;Grundbuch;Krüger
5/6/2021;Razzia;Hansa Spedition GmbH;;Frankfurt;;Abendblatt;Yilmaz
Frühjahr 2022;Verkauf der Lkw;Hansa Spedition GmbH;Hansa Spedition GmbH;Neustadt;1.234;Abendblatt;Yilmaz
31.12.2022;Insolvenz;Hansa Spedition GmbH;;Hamburg;unbekannt;Amtsgericht Hamburg;Krüger
"""
INCIDENTS = """incident id,date,what happened,location,lat,lon,involved,\
source 1,source 1 url,source 1 date,source 2,source 2 url,source 2 date,verified by
A-001,12/31/2023,Checkpoint closed,"Springfield",,,Border Police; Farmers' Union,\
Valley Herald,https://example.org/1,01/02/2024,,,,jm
A-002,2024-01-05 18:07,Two men detained,"Old Mill Road, Harrow Falls",44.05,-123.09,Border Police,\
Valley Herald,https://example.org/2,2024-01-06,Radio Nine,https://example.org/r2,2024-01-08,jm
A-003,sometime in spring,Well found dry,Xqzzt,,,Farmers' Union,\
Radio Nine,https://example.org/r3,05/04/2024,,,,
A-004,03/04/2024,Convoy passes,Odessa,,,,\
Valley Herald,https://example.org/4,03/05/2024,Radio Nine,https://example.org/r4,,ab
"""
