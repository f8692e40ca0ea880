CREATE TABLE `answer_question` (
	`asked` integer NOT NULL,
	`set_id` integer NOT NULL,
	PRIMARY KEY(`asked`, `set_id`),
	FOREIGN KEY (`set_id`) REFERENCES `answer_set`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `answer_set` (
	`id` integer PRIMARY KEY NOT NULL,
	`questions` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_set_questions_unique` ON `answer_set` (`questions`);