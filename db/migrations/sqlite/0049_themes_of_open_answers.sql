CREATE TABLE `theme` (
	`id` integer PRIMARY KEY NOT NULL,
	`question_id` integer NOT NULL,
	`name` text,
	`words` text NOT NULL,
	`answers` text NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `survey_question`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `theme_question` ON `theme` (`question_id`);--> statement-breakpoint
CREATE TABLE `theme_coding` (
	`question_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`coded` text NOT NULL,
	PRIMARY KEY(`question_id`, `person_id`),
	FOREIGN KEY (`question_id`) REFERENCES `survey_question`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
