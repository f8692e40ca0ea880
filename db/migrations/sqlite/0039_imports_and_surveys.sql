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
	`stored_at` integer,
	`image` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "data_import_sent_as" CHECK("data_import"."sent_as" in ('bundle', 'reports.csv', 'targets.csv', 'marks.csv', 'participation.csv', 'funding.csv', 'framework.csv', 'organisations.csv', 'places.csv', 'periods.csv')),
	CONSTRAINT "data_import_state" CHECK("data_import"."state" in ('checked', 'stored', 'undone'))
);
--> statement-breakpoint
CREATE INDEX `data_import_plan` ON `data_import` (`plan_id`,`at`);--> statement-breakpoint
CREATE TABLE `survey` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`sector_id` integer,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`sampling` text NOT NULL,
	`minimum` integer NOT NULL,
	`brackets_to` integer,
	`method` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "survey_sampling" CHECK("survey"."sampling" in ('probability', 'all', 'open'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_code` ON `survey` (`plan_id`,`code`);--> statement-breakpoint
CREATE TABLE `survey_answers` (
	`question_id` integer PRIMARY KEY NOT NULL,
	`answers` text NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `survey_question`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `survey_question` (
	`id` integer PRIMARY KEY NOT NULL,
	`wave_id` integer NOT NULL,
	`position` integer NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`options` text NOT NULL,
	`up_to` integer,
	`relevant` text,
	FOREIGN KEY (`wave_id`) REFERENCES `survey_wave`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_question_key` ON `survey_question` (`wave_id`,`key`);--> statement-breakpoint
CREATE TABLE `survey_result` (
	`question_id` integer NOT NULL,
	`by_key` text NOT NULL,
	`printed` text,
	`result` text,
	PRIMARY KEY(`question_id`, `by_key`),
	FOREIGN KEY (`question_id`) REFERENCES `survey_question`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `survey_result_by` ON `survey_result` (`by_key`);--> statement-breakpoint
CREATE TABLE `survey_wave` (
	`id` integer PRIMARY KEY NOT NULL,
	`survey_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`responses` integer NOT NULL,
	`asked` integer,
	`design` text,
	`origin` text,
	`published_at` integer,
	`published_by` integer,
	FOREIGN KEY (`survey_id`) REFERENCES `survey`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`published_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_wave_code` ON `survey_wave` (`survey_id`,`code`);