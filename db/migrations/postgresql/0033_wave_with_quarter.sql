ALTER TABLE "survey_wave" ADD COLUMN "with_sector_id" bigint;--> statement-breakpoint
ALTER TABLE "survey_wave" ADD COLUMN "with_year" bigint;--> statement-breakpoint
ALTER TABLE "survey_wave" ADD COLUMN "with_quarter" bigint;--> statement-breakpoint
ALTER TABLE "survey_wave" ADD CONSTRAINT "survey_wave_with_sector_id_sector_id_fk" FOREIGN KEY ("with_sector_id") REFERENCES "public"."sector"("id") ON DELETE set null ON UPDATE no action;