ALTER TABLE `plan` ADD `year_starts` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `plan` ADD `grouping` text DEFAULT 'thousands' NOT NULL;--> statement-breakpoint
ALTER TABLE `plan` ADD `levels_one` text DEFAULT '{}' NOT NULL;