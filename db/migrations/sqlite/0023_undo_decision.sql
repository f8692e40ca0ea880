ALTER TABLE `mail` ADD `report_id` integer;--> statement-breakpoint
CREATE INDEX `mail_report` ON `mail` (`report_id`) WHERE "mail"."report_id" is not null;--> statement-breakpoint
ALTER TABLE `report` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `report` ADD `decided_by` integer REFERENCES person(id);