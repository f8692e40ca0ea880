CREATE TABLE "place_standing" (
	"place_id" bigint NOT NULL,
	"from_quarter" bigint NOT NULL,
	"until_quarter" bigint NOT NULL,
	"kind" text COLLATE "C",
	"parent_id" bigint NOT NULL,
	"governorate_id" bigint NOT NULL,
	"district_id" bigint NOT NULL,
	CONSTRAINT "place_standing_place_id_from_quarter_pk" PRIMARY KEY("place_id","from_quarter"),
	CONSTRAINT "place_standing_order" CHECK ("place_standing"."from_quarter" <= "place_standing"."until_quarter"),
	CONSTRAINT "place_standing_kind" CHECK ("place_standing"."kind" in ('municipality', 'union', 'camp', 'gathering', 'village'))
);--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "later_kinds" text COLLATE "C" DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "later_parents" text COLLATE "C" DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "place_standing" ADD CONSTRAINT "place_standing_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_standing" ADD CONSTRAINT "place_standing_parent_id_place_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."place"("id") ON DELETE cascade ON UPDATE no action;