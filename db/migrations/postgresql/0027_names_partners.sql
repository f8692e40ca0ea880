ALTER TABLE "indicator" ADD COLUMN "names_partners" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "names_partners" bigint DEFAULT 0 NOT NULL;