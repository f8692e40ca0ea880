CREATE TABLE "period_letter" (
	"period_id" bigint NOT NULL,
	"sector_id" bigint NOT NULL,
	"letter" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "period_letter_period_id_sector_id_letter_pk" PRIMARY KEY("period_id","sector_id","letter"),
	CONSTRAINT "period_letter_letter" CHECK ("period_letter"."letter" in ('opened', 'due soon', 'late', 'lock near', 'lock tomorrow'))
);--> statement-breakpoint
ALTER TABLE "period_letter" ADD CONSTRAINT "period_letter_period_id_period_id_fk" FOREIGN KEY ("period_id") REFERENCES "public"."period"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_letter" ADD CONSTRAINT "period_letter_sector_id_sector_id_fk" FOREIGN KEY ("sector_id") REFERENCES "public"."sector"("id") ON DELETE cascade ON UPDATE no action;