ALTER TABLE "mail" ADD COLUMN "report_id" bigint;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "decided_at" bigint;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "decided_by" bigint;--> statement-breakpoint
CREATE INDEX "mail_report" ON "mail" USING btree ("report_id") WHERE "mail"."report_id" is not null;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;