ALTER TABLE `indicator` ADD `position` integer;--> statement-breakpoint
ALTER TABLE `outcome` ADD `position` integer;--> statement-breakpoint
ALTER TABLE `output` ADD `position` integer;--> statement-breakpoint
ALTER TABLE `organisation` ADD `merged_into_id` integer REFERENCES organisation(id);