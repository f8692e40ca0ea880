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