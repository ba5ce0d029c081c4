CREATE TABLE "about" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "title" TEXT NOT NULL,
 "deck" TEXT NOT NULL,
 "credit" TEXT NOT NULL,
 "outlet" TEXT NOT NULL,
 "as_of" TEXT NOT NULL,
 "language" TEXT NOT NULL,
 "boundaries" TEXT NOT NULL,
 "note" TEXT NOT NULL
) STRICT;
CREATE TABLE "kind" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "name" TEXT NOT NULL,
 "colour" TEXT NOT NULL,
 "shape" TEXT NOT NULL,
 "position" INTEGER NOT NULL
) STRICT;
CREATE TABLE "actor" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "name" TEXT NOT NULL,
 "local_name" TEXT NOT NULL,
 "aliases" TEXT NOT NULL,
 "kind" TEXT NOT NULL,
 "note" TEXT NOT NULL,
 "confidentiality" TEXT NOT NULL CHECK ("confidentiality" IN ('public', 'internal', 'confidential')),
 "code_name" TEXT NOT NULL
) STRICT;
CREATE TABLE "place" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "name" TEXT NOT NULL,
 "local_name" TEXT NOT NULL,
 "aliases" TEXT NOT NULL,
 "admin" TEXT NOT NULL,
 "country" TEXT NOT NULL,
 "lat" REAL,
 "lon" REAL,
 "precision" TEXT NOT NULL CHECK ("precision" IN ('exact', 'address', 'district', 'city', 'province', 'country')),
 "datum" TEXT NOT NULL CHECK ("datum" IN ('wgs84', 'gcj02', 'bd09', 'unknown')),
 "origin" TEXT NOT NULL,
 "note" TEXT NOT NULL
) STRICT;
CREATE TABLE "origin" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "name" TEXT NOT NULL,
 "note" TEXT NOT NULL
) STRICT;
CREATE TABLE "source" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "title" TEXT NOT NULL,
 "type" TEXT NOT NULL,
 "genre" TEXT NOT NULL,
 "original_title" TEXT NOT NULL,
 "authors" TEXT NOT NULL,
 "container" TEXT NOT NULL,
 "publisher" TEXT NOT NULL,
 "issued_edtf" TEXT,
 "issued_earliest" TEXT,
 "issued_latest" TEXT,
 "issued_wording" TEXT,
 "number" TEXT NOT NULL,
 "pages" TEXT NOT NULL,
 "url" TEXT NOT NULL,
 "archived_url" TEXT NOT NULL,
 "accessed_edtf" TEXT,
 "accessed_earliest" TEXT,
 "accessed_latest" TEXT,
 "accessed_wording" TEXT,
 "language" TEXT NOT NULL,
 "reliability" TEXT NOT NULL CHECK ("reliability" IN ('', 'A', 'B', 'C', 'D', 'E', 'F')),
 "reliability_reason" TEXT NOT NULL,
 "origin_id" TEXT REFERENCES "origin" ("id") DEFERRABLE INITIALLY DEFERRED,
 "is_primary" INTEGER NOT NULL CHECK ("is_primary" IN (0, 1)),
 "was_read" INTEGER NOT NULL CHECK ("was_read" IN (0, 1)),
 "confidentiality" TEXT NOT NULL CHECK ("confidentiality" IN ('public', 'internal', 'confidential')),
 "code_name" TEXT NOT NULL,
 "note" TEXT NOT NULL,
 "extra" TEXT NOT NULL
) STRICT;
CREATE TABLE "document" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "name" TEXT NOT NULL,
 "sha256" TEXT NOT NULL,
 "size" INTEGER NOT NULL,
 "media_type" TEXT NOT NULL,
 "source_id" TEXT REFERENCES "source" ("id") DEFERRABLE INITIALLY DEFERRED,
 "parent_id" TEXT REFERENCES "document" ("id") DEFERRABLE INITIALLY DEFERRED,
 "pages" INTEGER NOT NULL,
 "added_at" TEXT NOT NULL,
 "added_by" TEXT NOT NULL,
 "came_from" TEXT NOT NULL,
 "text_state" TEXT NOT NULL,
 "note" TEXT NOT NULL
) STRICT;
CREATE TABLE "event" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "kind_id" TEXT NOT NULL REFERENCES "kind" ("id") DEFERRABLE INITIALLY DEFERRED,
 "title" TEXT NOT NULL,
 "when_edtf" TEXT,
 "when_earliest" TEXT,
 "when_latest" TEXT,
 "when_wording" TEXT,
 "description" TEXT NOT NULL,
 "jurisdiction" TEXT NOT NULL,
 "official_number" TEXT NOT NULL,
 "official_title" TEXT NOT NULL,
 "tags" TEXT NOT NULL,
 "note" TEXT NOT NULL,
 "confidentiality" TEXT NOT NULL CHECK ("confidentiality" IN ('public', 'internal', 'confidential')),
 "position" INTEGER NOT NULL
) STRICT;
CREATE TABLE "claim" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "event_id" TEXT NOT NULL REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
 "field" TEXT NOT NULL CHECK ("field" IN ('what', 'when', 'number', 'where', 'who', 'amount', 'quantity', 'statement', 'relation')),
 "text" TEXT NOT NULL,
 "wording" TEXT NOT NULL,
 "actor_id" TEXT REFERENCES "actor" ("id") DEFERRABLE INITIALLY DEFERRED,
 "place_id" TEXT REFERENCES "place" ("id") DEFERRABLE INITIALLY DEFERRED,
 "other_event_id" TEXT REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
 "role" TEXT NOT NULL,
 "amount_value" TEXT,
 "amount_currency" TEXT,
 "amount_bound" TEXT CHECK ("amount_bound" IN ('exact', 'about', 'at least', 'at most')),
 "amount_wording" TEXT,
 "quantity_value" TEXT,
 "quantity_asset" TEXT,
 "quantity_bound" TEXT CHECK ("quantity_bound" IN ('exact', 'about', 'at least', 'at most')),
 "quantity_wording" TEXT,
 "is_inferred" INTEGER NOT NULL CHECK ("is_inferred" IN (0, 1)),
 "is_criticism" INTEGER NOT NULL CHECK ("is_criticism" IN (0, 1)),
 "part_of" TEXT REFERENCES "claim" ("id") DEFERRABLE INITIALLY DEFERRED,
 "restates" TEXT REFERENCES "claim" ("id") DEFERRABLE INITIALLY DEFERRED,
 "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'ready', 'queried', 'answered', 'checked', 'signed off', 'rejected', 'changed after check')),
 "written_by" TEXT NOT NULL,
 "decision" TEXT NOT NULL,
 "position" INTEGER NOT NULL
) STRICT;
CREATE TABLE "citation" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "claim_id" TEXT NOT NULL REFERENCES "claim" ("id") DEFERRABLE INITIALLY DEFERRED,
 "source_id" TEXT NOT NULL REFERENCES "source" ("id") DEFERRABLE INITIALLY DEFERRED,
 "document_id" TEXT REFERENCES "document" ("id") DEFERRABLE INITIALLY DEFERRED,
 "locator" TEXT NOT NULL CHECK ("locator" IN ('', 'page', 'paragraph', 'section', 'cell', 'time', 'region', 'other')),
 "place" TEXT NOT NULL,
 "quote" TEXT NOT NULL,
 "translation" TEXT NOT NULL,
 "stance" TEXT NOT NULL CHECK ("stance" IN ('supports', 'contradicts', 'context')),
 "said" TEXT NOT NULL,
 "meaning" TEXT NOT NULL,
 "credibility" TEXT NOT NULL CHECK ("credibility" IN ('', '1', '2', '3', '4', '5', '6')),
 "credibility_reason" TEXT NOT NULL,
 "start" INTEGER,
 "end" INTEGER,
 "region" TEXT NOT NULL,
 "note" TEXT NOT NULL,
 "position" INTEGER NOT NULL
) STRICT;
CREATE TABLE "era" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "title" TEXT NOT NULL,
 "when_edtf" TEXT NOT NULL,
 "when_earliest" TEXT,
 "when_latest" TEXT,
 "when_wording" TEXT NOT NULL,
 "colour" TEXT NOT NULL,
 "event_id" TEXT REFERENCES "event" ("id") DEFERRABLE INITIALLY DEFERRED,
 "position" INTEGER NOT NULL
) STRICT;
CREATE TABLE "check" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "claim_id" TEXT NOT NULL REFERENCES "claim" ("id") DEFERRABLE INITIALLY DEFERRED,
 "state" TEXT NOT NULL CHECK ("state" IN ('draft', 'ready', 'queried', 'answered', 'checked', 'signed off', 'rejected', 'changed after check')),
 "by" TEXT NOT NULL,
 "at" TEXT NOT NULL,
 "method" TEXT NOT NULL,
 "seen" TEXT NOT NULL,
 "opened" TEXT NOT NULL,
 "note" TEXT NOT NULL
) STRICT;
CREATE TABLE "query" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "claim_id" TEXT NOT NULL REFERENCES "claim" ("id") DEFERRABLE INITIALLY DEFERRED,
 "question" TEXT NOT NULL,
 "asked_by" TEXT NOT NULL,
 "asked_at" TEXT NOT NULL,
 "addressee" TEXT NOT NULL,
 "answer" TEXT NOT NULL,
 "answered_by" TEXT NOT NULL,
 "answered_at" TEXT NOT NULL,
 "closed_by" TEXT NOT NULL,
 "closed_at" TEXT NOT NULL
) STRICT;
CREATE TABLE "approach" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "actor_id" TEXT NOT NULL REFERENCES "actor" ("id") DEFERRABLE INITIALLY DEFERRED,
 "state" TEXT NOT NULL,
 "claims" TEXT NOT NULL,
 "put" TEXT NOT NULL,
 "channel" TEXT NOT NULL,
 "sent_at" TEXT NOT NULL,
 "deadline" TEXT NOT NULL,
 "answer" TEXT NOT NULL,
 "used" TEXT NOT NULL,
 "by" TEXT NOT NULL
) STRICT;
CREATE TABLE "comment" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "record_kind" TEXT NOT NULL,
 "record_id" TEXT NOT NULL,
 "text" TEXT NOT NULL,
 "by" TEXT NOT NULL,
 "at" TEXT NOT NULL
) STRICT;
CREATE TABLE "wanted" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "what" TEXT NOT NULL,
 "kind" TEXT NOT NULL,
 "state" TEXT NOT NULL,
 "source_id" TEXT REFERENCES "source" ("id") DEFERRABLE INITIALLY DEFERRED,
 "note" TEXT NOT NULL
) STRICT;
CREATE TABLE "acceptance" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "check" TEXT NOT NULL,
 "record_id" TEXT NOT NULL,
 "reason" TEXT NOT NULL,
 "by" TEXT NOT NULL,
 "at" TEXT NOT NULL
) STRICT;
CREATE TABLE "round" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "name" TEXT NOT NULL,
 "by" TEXT NOT NULL,
 "started_at" TEXT NOT NULL,
 "ended_at" TEXT NOT NULL,
 "claims" TEXT NOT NULL
) STRICT;
CREATE TABLE "rate" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "base" TEXT NOT NULL,
 "other" TEXT NOT NULL,
 "value" TEXT NOT NULL,
 "day" TEXT NOT NULL,
 "source_id" TEXT REFERENCES "source" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE "identity" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "record_id" TEXT NOT NULL,
 "name" TEXT NOT NULL,
 "contact" TEXT NOT NULL
) STRICT;
CREATE TABLE "figure" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "name" TEXT NOT NULL,
 "view" TEXT NOT NULL,
 "settings" TEXT NOT NULL
) STRICT;
CREATE TABLE "publication" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "at" TEXT NOT NULL,
 "figure_id" TEXT NOT NULL,
 "title" TEXT NOT NULL,
 "files" TEXT NOT NULL,
 "claims" TEXT NOT NULL,
 "approved_by" TEXT NOT NULL,
 "answer" TEXT NOT NULL,
 "note" TEXT NOT NULL
) STRICT;
CREATE TABLE "correction" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "publication_id" TEXT NOT NULL,
 "old" TEXT NOT NULL,
 "new" TEXT NOT NULL,
 "reason" TEXT NOT NULL,
 "weight" TEXT NOT NULL,
 "approved_by" TEXT NOT NULL,
 "at" TEXT NOT NULL,
 "supersedes" TEXT NOT NULL
) STRICT;
CREATE INDEX "claim_event_id" ON "claim" ("event_id");
CREATE INDEX "claim_actor_id" ON "claim" ("actor_id");
CREATE INDEX "claim_place_id" ON "claim" ("place_id");
CREATE INDEX "citation_claim_id" ON "citation" ("claim_id");
CREATE INDEX "citation_source_id" ON "citation" ("source_id");
CREATE INDEX "citation_document_id" ON "citation" ("document_id");
CREATE INDEX "event_when_earliest" ON "event" ("when_earliest");
CREATE INDEX "event_kind_id" ON "event" ("kind_id");
CREATE INDEX "document_source_id" ON "document" ("source_id");
CREATE INDEX "document_sha256" ON "document" ("sha256");
CREATE INDEX "source_origin_id" ON "source" ("origin_id");
CREATE INDEX "check_claim_id" ON "check" ("claim_id");
CREATE INDEX "query_claim_id" ON "query" ("claim_id");
CREATE INDEX "comment_record_id" ON "comment" ("record_id");
CREATE TABLE "history" (
 "number" INTEGER PRIMARY KEY,
 "label" TEXT,
 "who" TEXT NOT NULL,
 "at" TEXT NOT NULL,
 "undoes" INTEGER REFERENCES "history" ("number"),
 "bars" INTEGER NOT NULL CHECK ("bars" IN (0, 1)),
 "changes" BLOB NOT NULL,
 "digests" BLOB NOT NULL,
 "previous" BLOB NOT NULL,
 "hash" BLOB NOT NULL
) STRICT;
CREATE TABLE "document_chunk" (
 "sha256" TEXT NOT NULL,
 "number" INTEGER NOT NULL,
 "bytes" BLOB NOT NULL,
 PRIMARY KEY ("sha256", "number")
) STRICT;
CREATE TABLE "document_text" (
 "document_id" TEXT NOT NULL,
 "page" INTEGER NOT NULL,
 "text" TEXT NOT NULL,
 PRIMARY KEY ("document_id", "page")
) STRICT;
CREATE TABLE "search_entry" (
 "number" INTEGER PRIMARY KEY,
 "kind" TEXT NOT NULL,
 "id" TEXT NOT NULL,
 UNIQUE ("kind", "id")
) STRICT;
CREATE VIRTUAL TABLE "search" USING fts5(title, words, characters, tokenize='unicode61 remove_diacritics 0');
INSERT INTO "search" ("search", "rank") VALUES ('secure-delete', 1);
