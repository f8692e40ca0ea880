ALTER TABLE `indicator` ADD `later_calculations` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `indicator` ADD `later_sensitivities` text DEFAULT '[]' NOT NULL;