CREATE TABLE "importedtable" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "name" TEXT NOT NULL,
 "shape" TEXT NOT NULL,
 "settings" TEXT NOT NULL,
 "rows" TEXT NOT NULL,
 "at" TEXT NOT NULL
) STRICT;
