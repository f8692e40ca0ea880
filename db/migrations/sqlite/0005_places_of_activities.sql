DROP INDEX `activity_indicator`;--> statement-breakpoint
CREATE INDEX `activity_indicator_place` ON `activity` (`indicator_id`,`report_id`,`place_id`);