CREATE TABLE "published_file" (
	"publication_id" bigint NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"language" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"bytes" bigint NOT NULL,
	"made_at" bigint NOT NULL,
	"content" text COLLATE "C" NOT NULL,
	CONSTRAINT "published_file_publication_id_name_language_pk" PRIMARY KEY("publication_id","name","language"),
	CONSTRAINT "published_file_bytes" CHECK ("published_file"."bytes" > 0)
);--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "credits" text COLLATE "C" DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "published_file_sha256" ON "published_file" USING btree ("sha256");--> statement-breakpoint
ALTER TABLE "published_file" ADD CONSTRAINT "published_file_publication_id_publication_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publication"("id") ON DELETE cascade ON UPDATE no action;