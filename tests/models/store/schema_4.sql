CREATE TABLE "reference" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "source_id" TEXT NOT NULL REFERENCES "source" ("id") DEFERRABLE INITIALLY DEFERRED,
 "cited_id" TEXT NOT NULL REFERENCES "source" ("id") DEFERRABLE INITIALLY DEFERRED,
 "note" TEXT NOT NULL
) STRICT;
CREATE TABLE "question" (
 "id" TEXT PRIMARY KEY NOT NULL,
 "name" TEXT NOT NULL,
 "question" TEXT NOT NULL,
 "position" INTEGER NOT NULL
) STRICT;
ALTER TABLE "about" ADD COLUMN "signing" TEXT NOT NULL DEFAULT '';
ALTER TABLE "event" ADD COLUMN "standing" TEXT NOT NULL DEFAULT '';
ALTER TABLE "event" ADD COLUMN "era" TEXT NOT NULL DEFAULT '';
ALTER TABLE "claim" ADD COLUMN "observed_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE "claim" ADD COLUMN "observation" TEXT NOT NULL DEFAULT '';
ALTER TABLE "claim" ADD COLUMN "meaning" TEXT NOT NULL DEFAULT '';
ALTER TABLE "source" ADD COLUMN "is_secondary" INTEGER NOT NULL CHECK ("is_secondary" IN (0, 1)) DEFAULT 0;
ALTER TABLE "check" ADD COLUMN "shown" TEXT NOT NULL DEFAULT '';
INSERT INTO "kind" ("id", "name", "colour", "shape", "position") SELECT 'era', 'Era', '#8A8F98', 'square', 91 FROM main."era" WHERE rowid = (SELECT min(rowid) FROM main.era) AND NOT EXISTS (SELECT 1 FROM main.kind WHERE id = 'era');
INSERT INTO "event" ("id", "kind_id", "title", "when_edtf", "when_earliest", "when_latest", "when_wording", "description", "jurisdiction", "official_number", "official_title", "tags", "note", "confidentiality", "position", "relation", "standing", "era") SELECT id, 'era', title, when_edtf, when_earliest, when_latest, when_wording, '', '', '', '', '[]', '', coalesce((SELECT confidentiality FROM main.event WHERE event.id = event_id), 'public'), position, '', '', CASE colour WHEN '' THEN 'plain' ELSE colour END FROM main."era";
INSERT INTO "claim" ("id", "event_id", "field", "text", "wording", "actor_id", "place_id", "other_event_id", "role", "amount_value", "amount_currency", "amount_bound", "amount_wording", "amount_upper", "quantity_value", "quantity_asset", "quantity_bound", "quantity_wording", "quantity_upper", "is_inferred", "is_criticism", "part_of", "restates", "state", "written_by", "decision", "position", "until_event_id", "lag", "observed_by", "observation", "meaning") SELECT id || '/what', id, 'what', '', '', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, 'draft', '', '', 0, NULL, '', '', '', '' FROM main."era";
INSERT INTO "claim" ("id", "event_id", "field", "text", "wording", "actor_id", "place_id", "other_event_id", "role", "amount_value", "amount_currency", "amount_bound", "amount_wording", "amount_upper", "quantity_value", "quantity_asset", "quantity_bound", "quantity_wording", "quantity_upper", "is_inferred", "is_criticism", "part_of", "restates", "state", "written_by", "decision", "position", "until_event_id", "lag", "observed_by", "observation", "meaning") SELECT id || '/when', id, 'when', '', '', NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, 'draft', '', '', 1, NULL, '', '', '', '' FROM main."era";
INSERT INTO "claim" ("id", "event_id", "field", "text", "wording", "actor_id", "place_id", "other_event_id", "role", "amount_value", "amount_currency", "amount_bound", "amount_wording", "amount_upper", "quantity_value", "quantity_asset", "quantity_bound", "quantity_wording", "quantity_upper", "is_inferred", "is_criticism", "part_of", "restates", "state", "written_by", "decision", "position", "until_event_id", "lag", "observed_by", "observation", "meaning") SELECT id || '/relation', id, 'relation', '', '', NULL, NULL, event_id, 'begins with', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, 'draft', '', '', 2, NULL, '', '', '', '' FROM main."era" WHERE event_id IS NOT NULL;
DROP TABLE "era";
CREATE INDEX "event_era" ON "event" ("era") WHERE "era" <> '';
