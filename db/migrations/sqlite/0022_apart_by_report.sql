DROP INDEX `activity_appeal`;--> statement-breakpoint
DROP INDEX `activity_done_in`;--> statement-breakpoint
CREATE INDEX `activity_appeal` ON `activity` (`report_id`,`appeal`) WHERE "activity"."appeal" is not null;--> statement-breakpoint
CREATE INDEX `activity_done_in` ON `activity` (`report_id`,`done_in`) WHERE "activity"."done_in" is not null;