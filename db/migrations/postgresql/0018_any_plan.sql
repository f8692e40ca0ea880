ALTER TABLE "plan" ADD COLUMN "year_starts" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "grouping" text COLLATE "C" DEFAULT 'thousands' NOT NULL;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "levels_one" text COLLATE "C" DEFAULT '{}' NOT NULL;