ALTER TABLE "indicator" ADD COLUMN "position" bigint;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "merged_into_id" bigint;--> statement-breakpoint
ALTER TABLE "outcome" ADD COLUMN "position" bigint;--> statement-breakpoint
ALTER TABLE "output" ADD COLUMN "position" bigint;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_merged_into_id_organisation_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;