ALTER TABLE `indicator` ADD `protects` integer;--> statement-breakpoint
ALTER TABLE `indicator` ADD `goes_with_id` integer REFERENCES indicator(id);--> statement-breakpoint
ALTER TABLE `plan` ADD `minimum_count_sensitive` integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE `plan` ADD `lowest` text DEFAULT '{}' NOT NULL;