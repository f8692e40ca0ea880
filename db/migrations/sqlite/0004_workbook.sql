CREATE TABLE `workbook` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`at` integer NOT NULL,
	`edition` text NOT NULL,
	`rows` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `workbook_report` ON `workbook` (`report_id`);--> statement-breakpoint
CREATE INDEX `workbook_person` ON `workbook` (`person_id`);--> statement-breakpoint
CREATE INDEX `workbook_at` ON `workbook` (`at`);