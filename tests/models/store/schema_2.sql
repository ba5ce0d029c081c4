CREATE INDEX "claim_other_event_id" ON "claim" ("other_event_id") WHERE "other_event_id" IS NOT NULL;
CREATE INDEX "claim_restates" ON "claim" ("restates") WHERE "restates" IS NOT NULL;
CREATE INDEX "claim_part_of" ON "claim" ("part_of") WHERE "part_of" IS NOT NULL;
