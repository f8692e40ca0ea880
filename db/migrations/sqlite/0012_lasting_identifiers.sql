-- Identifiers of reports and entries are never given again. Rows keep theirs; the next ones come after all that the record
-- names, whose rows may be gone. `migrate` switches foreign keys off around it: the children stay.
CREATE TABLE `__new_entry` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`activity_id` integer NOT NULL,
	`report_id` integer NOT NULL,
	`reference` text,
	`place_id` integer,
	`indicator_id` integer NOT NULL,
	`total` integer,
	`total_derived` integer DEFAULT false NOT NULL,
	`high` integer,
	`about` text,
	`of_year` integer DEFAULT false NOT NULL,
	`eligible` integer NOT NULL,
	`unread` text,
	`version` integer DEFAULT 0 NOT NULL,
	`sent` text,
	`continues` integer,
	`changed_at` integer,
	`changed_by` integer,
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`activity_id`,`place_id`) REFERENCES `activity`(`id`,`place_id`) ON UPDATE cascade ON DELETE cascade,
	CONSTRAINT "entry_about" CHECK("__new_entry"."about" in ('~', '>', '<')),
	CONSTRAINT "entry_total" CHECK("__new_entry"."total" >= 0),
	CONSTRAINT "entry_high" CHECK("__new_entry"."high" >= "__new_entry"."total"),
	CONSTRAINT "entry_reference" CHECK("__new_entry"."reference" <> '')
);
--> statement-breakpoint
INSERT INTO `__new_entry`("id", "activity_id", "report_id", "reference", "place_id", "indicator_id", "total", "total_derived", "high", "about", "of_year", "eligible", "unread", "version", "sent", "continues", "changed_at", "changed_by") SELECT "id", "activity_id", "report_id", "reference", "place_id", "indicator_id", "total", "total_derived", "high", "about", "of_year", "eligible", "unread", "version", "sent", "continues", "changed_at", "changed_by" FROM `entry`;--> statement-breakpoint
DROP TABLE `entry`;--> statement-breakpoint
ALTER TABLE `__new_entry` RENAME TO `entry`;--> statement-breakpoint
CREATE UNIQUE INDEX `entry_key` ON `entry` (`report_id`,`reference`,`indicator_id`,coalesce("place_id", 0)) WHERE "entry"."reference" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `entry_sent` ON `entry` (`report_id`,`sent`) WHERE "entry"."sent" is not null;--> statement-breakpoint
CREATE INDEX `entry_report` ON `entry` (`report_id`);--> statement-breakpoint
CREATE INDEX `entry_activity` ON `entry` (`activity_id`);--> statement-breakpoint
CREATE INDEX `entry_indicator_place` ON `entry` (`indicator_id`,`report_id`,`place_id`);--> statement-breakpoint
CREATE TABLE `__new_report` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`sector_id` integer NOT NULL,
	`partner_id` integer NOT NULL,
	`period_id` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`state` text NOT NULL,
	`counts` integer DEFAULT false NOT NULL,
	`nothing_to_report` integer DEFAULT false NOT NULL,
	`updated_at` integer NOT NULL,
	`submitted_at` integer,
	`submitted_by` integer,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`partner_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`period_id`) REFERENCES `period`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "report_state" CHECK("__new_report"."state" in ('draft', 'submitted', 'returned', 'approved')),
	CONSTRAINT "report_counts" CHECK("__new_report"."counts" = 0 or "__new_report"."state" = 'approved'),
	CONSTRAINT "report_version" CHECK("__new_report"."version" >= 1)
);
--> statement-breakpoint
INSERT INTO `__new_report`("id", "sector_id", "partner_id", "period_id", "version", "state", "counts", "nothing_to_report", "updated_at", "submitted_at", "submitted_by") SELECT "id", "sector_id", "partner_id", "period_id", "version", "state", "counts", "nothing_to_report", "updated_at", "submitted_at", "submitted_by" FROM `report`;--> statement-breakpoint
DROP TABLE `report`;--> statement-breakpoint
ALTER TABLE `__new_report` RENAME TO `report`;--> statement-breakpoint
CREATE UNIQUE INDEX `report_one_counts` ON `report` (`sector_id`,`partner_id`,`period_id`) WHERE "report"."counts" = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `report_one_under_way` ON `report` (`sector_id`,`partner_id`,`period_id`) WHERE "report"."state" in ('draft', 'submitted');--> statement-breakpoint
CREATE INDEX `report_period` ON `report` (`period_id`,`sector_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `report_sector_id_partner_id_period_id_version_unique` ON `report` (`sector_id`,`partner_id`,`period_id`,`version`);--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` IN ('entry', 'report', '__new_entry', '__new_report');--> statement-breakpoint
INSERT INTO `sqlite_sequence` (`name`, `seq`) SELECT 'entry', max(
	(SELECT coalesce(max(`id`), 0) FROM `entry`),
	(SELECT coalesce(max(`continues`), 0) FROM `entry`),
	(SELECT coalesce(max(cast(substr(`subject`, 7) AS integer)), 0) FROM `audit_entry` WHERE `subject` LIKE 'entry/%'),
	(SELECT coalesce(max(cast(substr(`subject`, 10) AS integer)), 0) FROM `audit_entry` WHERE `subject` LIKE 'activity/%'));--> statement-breakpoint
INSERT INTO `sqlite_sequence` (`name`, `seq`) SELECT 'report', max(
	(SELECT coalesce(max(`id`), 0) FROM `report`),
	(SELECT coalesce(max(cast(substr(`subject`, 8) AS integer)), 0) FROM `audit_entry` WHERE `subject` LIKE 'report/%'));
