ALTER TABLE "place" ADD COLUMN "population_source" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "population_year" bigint;