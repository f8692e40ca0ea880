CREATE TABLE "publication_clearance_file" (
	"clearance_id" bigint PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"content" text COLLATE "C" NOT NULL
);--> statement-breakpoint
CREATE TABLE "publication_objection" (
	"publication_id" bigint NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"until" text COLLATE "C" NOT NULL,
	"person_id" bigint NOT NULL,
	"content_hash" text COLLATE "C" NOT NULL,
	CONSTRAINT "publication_objection_publication_id_role_pk" PRIMARY KEY("publication_id","role")
);--> statement-breakpoint
CREATE TABLE "publication_plan" (
	"sector_id" bigint NOT NULL,
	"year" bigint NOT NULL,
	"quarter" bigint NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"embargo" bigint,
	"press" text COLLATE "C",
	CONSTRAINT "publication_plan_sector_id_year_quarter_pk" PRIMARY KEY("sector_id","year","quarter"),
	CONSTRAINT "publication_plan_quarter" CHECK ("publication_plan"."quarter" between 1 and 4),
	CONSTRAINT "publication_plan_press" CHECK ("publication_plan"."press" is null or "publication_plan"."embargo" is not null)
);--> statement-breakpoint
ALTER TABLE "person_role" DROP CONSTRAINT "person_role_role";--> statement-breakpoint
ALTER TABLE "publication_clearance" DROP CONSTRAINT "publication_clearance_how";--> statement-breakpoint
ALTER TABLE "role_offer" DROP CONSTRAINT "role_offer_role";--> statement-breakpoint
DROP INDEX "person_role_key";--> statement-breakpoint
DROP INDEX "role_offer_key";--> statement-breakpoint
ALTER TABLE "person_role" ADD COLUMN "clears" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "asked_at" bigint;--> statement-breakpoint
ALTER TABLE "publication_clearance" ADD COLUMN "verdict" text COLLATE "C" DEFAULT 'cleared' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication_clearance" ADD COLUMN "seen" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "role_offer" ADD COLUMN "clears" text COLLATE "C";--> statement-breakpoint
CREATE UNIQUE INDEX "person_role_key" ON "person_role" USING btree ("person_id","plan_id","role",coalesce("sector_id", 0),coalesce("organisation_id", 0),coalesce("clears", ''));--> statement-breakpoint
CREATE UNIQUE INDEX "role_offer_key" ON "role_offer" USING btree ("person_id","plan_id","role",coalesce("sector_id", 0),coalesce("organisation_id", 0),coalesce("clears", ''));--> statement-breakpoint
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_clears" CHECK ("person_role"."clears" in ('coordinator', 'co_lead', 'inter_agency'));--> statement-breakpoint
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_clearer" CHECK (("person_role"."role" = 'clearer') = ("person_role"."clears" is not null));--> statement-breakpoint
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_role" CHECK ("person_role"."role" in ('administrator', 'coordinator', 'clearer', 'partner_reporter', 'partner_approver', 'donor', 'reader'));--> statement-breakpoint
ALTER TABLE "publication_clearance" ADD CONSTRAINT "publication_clearance_verdict" CHECK ("publication_clearance"."verdict" in ('cleared', 'sent back'));--> statement-breakpoint
ALTER TABLE "publication_clearance" ADD CONSTRAINT "publication_clearance_how" CHECK ("publication_clearance"."how" in ('here', 'outside', 'silence'));--> statement-breakpoint
ALTER TABLE "role_offer" ADD CONSTRAINT "role_offer_clears" CHECK ("role_offer"."clears" in ('coordinator', 'co_lead', 'inter_agency'));--> statement-breakpoint
ALTER TABLE "role_offer" ADD CONSTRAINT "role_offer_clearer" CHECK (("role_offer"."role" = 'clearer') = ("role_offer"."clears" is not null));--> statement-breakpoint
ALTER TABLE "role_offer" ADD CONSTRAINT "role_offer_role" CHECK ("role_offer"."role" in ('administrator', 'coordinator', 'clearer', 'partner_reporter', 'partner_approver', 'donor', 'reader'));--> statement-breakpoint
ALTER TABLE "publication_clearance_file" ADD CONSTRAINT "publication_clearance_file_clearance_id_publication_clearance_id_fk" FOREIGN KEY ("clearance_id") REFERENCES "public"."publication_clearance"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_objection" ADD CONSTRAINT "publication_objection_publication_id_publication_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publication"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_objection" ADD CONSTRAINT "publication_objection_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_plan" ADD CONSTRAINT "publication_plan_sector_id_sector_id_fk" FOREIGN KEY ("sector_id") REFERENCES "public"."sector"("id") ON DELETE cascade ON UPDATE no action;