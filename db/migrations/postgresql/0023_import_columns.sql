CREATE TABLE "import_column" (
	"plan_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"file" text COLLATE "C" NOT NULL,
	"heading" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C",
	"said_at" bigint NOT NULL,
	CONSTRAINT "import_column_plan_id_person_id_file_heading_pk" PRIMARY KEY("plan_id","person_id","file","heading"),
	CONSTRAINT "import_column_file" CHECK ("import_column"."file" in ('reports.csv', 'targets.csv', 'marks.csv', 'participation.csv', 'funding.csv', 'framework.csv', 'organisations.csv', 'places.csv', 'periods.csv'))
);--> statement-breakpoint
ALTER TABLE "data_import" DROP CONSTRAINT "data_import_sent_as";--> statement-breakpoint
ALTER TABLE "data_import" ADD COLUMN "progress" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "data_import" ADD CONSTRAINT "data_import_sent_as" CHECK ("data_import"."sent_as" in ('bundle', 'reports.csv', 'targets.csv', 'marks.csv', 'participation.csv', 'funding.csv', 'framework.csv', 'organisations.csv', 'places.csv', 'periods.csv', 'activityinfo'));--> statement-breakpoint
ALTER TABLE "import_column" ADD CONSTRAINT "import_column_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_column" ADD CONSTRAINT "import_column_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;