ALTER TABLE "indicator" ADD COLUMN "protects" bigint;--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "goes_with_id" bigint;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "minimum_count_sensitive" bigint DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "lowest" text COLLATE "C" DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_goes_with_id_indicator_id_fk" FOREIGN KEY ("goes_with_id") REFERENCES "public"."indicator"("id") ON DELETE no action ON UPDATE no action;