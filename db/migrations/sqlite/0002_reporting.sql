CREATE TABLE `explanation` (
	`id` integer PRIMARY KEY NOT NULL,
	`activity_id` integer NOT NULL,
	`rule` text NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "explanation_body" CHECK("explanation"."body" <> '')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `explanation_key` ON `explanation` (`activity_id`,`rule`);--> statement-breakpoint
CREATE TABLE `period_reopening` (
	`id` integer PRIMARY KEY NOT NULL,
	`period_id` integer NOT NULL,
	`sector_id` integer NOT NULL,
	`partner_id` integer NOT NULL,
	`until` text NOT NULL,
	`reason` text NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`period_id`) REFERENCES `period`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`partner_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "period_reopening_reason" CHECK("period_reopening"."reason" <> '')
);
--> statement-breakpoint
CREATE INDEX `period_reopening_period` ON `period_reopening` (`period_id`,`sector_id`,`partner_id`);--> statement-breakpoint
CREATE TABLE `report_comment` (
	`id` integer PRIMARY KEY NOT NULL,
	`report_id` integer NOT NULL,
	`activity_id` integer,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "report_comment_body" CHECK("report_comment"."body" <> '')
);
--> statement-breakpoint
CREATE INDEX `report_comment_report` ON `report_comment` (`report_id`);--> statement-breakpoint
CREATE INDEX `report_comment_activity` ON `report_comment` (`activity_id`);--> statement-breakpoint
CREATE TABLE `submission` (
	`key` text PRIMARY KEY NOT NULL,
	`report_id` integer NOT NULL,
	`content` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `submission_report` ON `submission` (`report_id`);--> statement-breakpoint
DROP INDEX `report_one_under_way`;--> statement-breakpoint
ALTER TABLE `report` ADD `submitted_at` integer;--> statement-breakpoint
ALTER TABLE `report` ADD `submitted_by` integer REFERENCES person(id);--> statement-breakpoint
CREATE UNIQUE INDEX `report_one_under_way` ON `report` (`sector_id`,`partner_id`,`period_id`) WHERE "report"."state" in ('draft', 'submitted');--> statement-breakpoint
ALTER TABLE `activity` ADD `unread` text;--> statement-breakpoint
ALTER TABLE `activity` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `activity` ADD `sent` text;--> statement-breakpoint
ALTER TABLE `activity` ADD `continues` integer;--> statement-breakpoint
ALTER TABLE `activity` ADD `changed_at` integer;--> statement-breakpoint
ALTER TABLE `activity` ADD `changed_by` integer REFERENCES person(id);--> statement-breakpoint
CREATE UNIQUE INDEX `activity_sent` ON `activity` (`report_id`,`sent`) WHERE "activity"."sent" is not null;
