PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_data_import` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`sector_id` integer,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`file` text NOT NULL,
	`sent_as` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`mapping` text,
	`content` text NOT NULL,
	`found` text,
	`fields` text,
	`progress` text,
	`stored_at` integer,
	`image` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "data_import_sent_as" CHECK("__new_data_import"."sent_as" in ('bundle', 'reports.csv', 'targets.csv', 'needs.csv', 'marks.csv', 'participation.csv', 'funding.csv', 'framework.csv', 'organisations.csv', 'places.csv', 'periods.csv', 'activityinfo')),
	CONSTRAINT "data_import_state" CHECK("__new_data_import"."state" in ('checked', 'stored', 'undone'))
);
--> statement-breakpoint
INSERT INTO `__new_data_import`("id", "plan_id", "sector_id", "person_id", "at", "file", "sent_as", "state", "reason", "mapping", "content", "found", "fields", "progress", "stored_at", "image") SELECT "id", "plan_id", "sector_id", "person_id", "at", "file", "sent_as", "state", "reason", "mapping", "content", "found", "fields", "progress", "stored_at", "image" FROM `data_import`;--> statement-breakpoint
DROP TABLE `data_import`;--> statement-breakpoint
ALTER TABLE `__new_data_import` RENAME TO `data_import`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `data_import_plan` ON `data_import` (`plan_id`,`at`);--> statement-breakpoint
CREATE TABLE `__new_import_column` (
	`plan_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`file` text NOT NULL,
	`heading` text NOT NULL,
	`name` text,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `person_id`, `file`, `heading`),
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_column_file" CHECK("__new_import_column"."file" in ('reports.csv', 'targets.csv', 'needs.csv', 'marks.csv', 'participation.csv', 'funding.csv', 'framework.csv', 'organisations.csv', 'places.csv', 'periods.csv'))
);
--> statement-breakpoint
INSERT INTO `__new_import_column`("plan_id", "person_id", "file", "heading", "name", "said_at") SELECT "plan_id", "person_id", "file", "heading", "name", "said_at" FROM `import_column`;--> statement-breakpoint
DROP TABLE `import_column`;--> statement-breakpoint
ALTER TABLE `__new_import_column` RENAME TO `import_column`;