CREATE TABLE `report_undo` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`count` integer NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "report_undo_what" CHECK("report_undo"."what" in ('remove', 'copy', 'paste'))
);
--> statement-breakpoint
CREATE INDEX `report_undo_report` ON `report_undo` (`report_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `report_words` (
	`report_id` integer NOT NULL,
	`output_id` integer NOT NULL,
	`about` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`report_id`, `output_id`, `about`),
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`output_id`) REFERENCES `output`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "report_words_about" CHECK("report_words"."about" in ('achievements', 'challenges', 'next')),
	CONSTRAINT "report_words_body" CHECK("report_words"."body" <> '')
);
--> statement-breakpoint
CREATE INDEX `report_words_output` ON `report_words` (`output_id`);--> statement-breakpoint
ALTER TABLE `indicator` ADD `closed` integer DEFAULT false NOT NULL;