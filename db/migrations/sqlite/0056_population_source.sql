ALTER TABLE `place` ADD `population_source` text;--> statement-breakpoint
ALTER TABLE `place` ADD `population_year` integer;