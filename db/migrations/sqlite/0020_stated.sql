ALTER TABLE `place_total` ADD `high` integer;--> statement-breakpoint
ALTER TABLE `window_total` ADD `high` integer;--> statement-breakpoint
CREATE INDEX `entry_signed` ON `entry` (`indicator_id`,`report_id`) WHERE "entry"."about" is not null or "entry"."high" is not null;