ALTER TABLE `survey_wave` ADD `with_sector_id` integer REFERENCES sector(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `survey_wave` ADD `with_year` integer;--> statement-breakpoint
ALTER TABLE `survey_wave` ADD `with_quarter` integer;