CREATE TABLE `activity_info_rules` (
	`sector_id` integer PRIMARY KEY NOT NULL,
	`rules` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` integer,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`changed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `data_import` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` integer,
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
	`stored_at` integer,
	`image` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "data_import_sent_as" CHECK("data_import"."sent_as" in ('bundle', 'activityinfo', 'reports.csv', 'targets.csv', 'marks.csv', 'participation.csv', 'funding.csv', 'framework.csv', 'organisations.csv', 'places.csv', 'periods.csv')),
	CONSTRAINT "data_import_state" CHECK("data_import"."state" in ('checked', 'stored', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `data_import_plan` ON `data_import` (`plan_id`,`at`);--> statement-breakpoint
CREATE TABLE `import_mapping` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`headings` text NOT NULL,
	`at` integer NOT NULL,
	`mapping` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_mapping_key` ON `import_mapping` (`plan_id`,`person_id`,`headings`);