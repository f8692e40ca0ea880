CREATE TABLE "place_became" (
	"place_id" bigint NOT NULL,
	"from_quarter" bigint NOT NULL,
	"into_id" bigint NOT NULL,
	CONSTRAINT "place_became_place_id_from_quarter_pk" PRIMARY KEY("place_id","from_quarter"),
	CONSTRAINT "place_became_other" CHECK ("place_became"."place_id" <> "place_became"."into_id")
);--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "merged_into" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "place_became" ADD CONSTRAINT "place_became_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_became" ADD CONSTRAINT "place_became_into_id_place_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."place"("id") ON DELETE cascade ON UPDATE no action;