CREATE TABLE `period_letter` (
	`period_id` integer NOT NULL,
	`sector_id` integer NOT NULL,
	`letter` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`period_id`, `sector_id`, `letter`),
	FOREIGN KEY (`period_id`) REFERENCES `period`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "period_letter_letter" CHECK("period_letter"."letter" in ('opened', 'due soon', 'late', 'lock near', 'lock tomorrow'))
);
