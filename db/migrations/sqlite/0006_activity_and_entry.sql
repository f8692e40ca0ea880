-- A row of a report becomes an entry, with its identifier and all that hangs on it; what it shares with others becomes
-- their activity. Rows of one report with one reference that agree in everything of the activity are one; a row without a
-- reference stands for itself, and references that an export invented (`!000001`) are none.
ALTER TABLE `activity` RENAME TO `entry`;--> statement-breakpoint
ALTER TABLE `activity_donor` RENAME TO `__old_activity_donor`;--> statement-breakpoint
ALTER TABLE `activity_tag` RENAME TO `__old_activity_tag`;--> statement-breakpoint
CREATE TABLE `__grouped` AS
SELECT `id`, CASE WHEN `reference` IS NULL THEN `id` ELSE min(`id`) OVER (
	PARTITION BY `report_id`, `reference`, `place_id`, `status`, `through_id`, `appeal`, `done_in`, `note`, `donors`, `tags`
) END AS `activity_id`, `reference`
FROM (
	SELECT `id`, `report_id`, CASE WHEN `reference` LIKE '!%' THEN NULL ELSE `reference` END AS `reference`, `place_id`,
		`status`, `through_id`, `appeal`, `done_in`, `note`,
		(SELECT group_concat(`donor_id`, ';' ORDER BY `donor_id`) FROM `__old_activity_donor` WHERE `activity_id` = `entry`.`id`) AS `donors`,
		(SELECT group_concat(`tag`, ';' ORDER BY `tag`) FROM `__old_activity_tag` WHERE `activity_id` = `entry`.`id`) AS `tags`
	FROM `entry`
);--> statement-breakpoint
CREATE UNIQUE INDEX `__grouped_id` ON `__grouped` (`id`);--> statement-breakpoint
CREATE TABLE `activity` (
	`id` integer PRIMARY KEY NOT NULL,
	`report_id` integer NOT NULL,
	`reference` text,
	`place_id` integer,
	`status` text NOT NULL,
	`through_id` integer,
	`appeal` text,
	`done_in` integer,
	`note` text,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`through_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "activity_status" CHECK("activity"."status" in ('planned', 'ongoing', 'completed')),
	CONSTRAINT "activity_reference" CHECK("activity"."reference" <> '')
);--> statement-breakpoint
INSERT INTO `activity` (`id`, `report_id`, `reference`, `place_id`, `status`, `through_id`, `appeal`, `done_in`, `note`)
SELECT e.`id`, e.`report_id`, g.`reference`, e.`place_id`, e.`status`, e.`through_id`, e.`appeal`, e.`done_in`, e.`note`
FROM `entry` e JOIN `__grouped` g ON g.`id` = e.`id` WHERE g.`activity_id` = e.`id` ORDER BY e.`id`;--> statement-breakpoint
CREATE TABLE `__new_entry` (
	`id` integer PRIMARY KEY NOT NULL,
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
);--> statement-breakpoint
INSERT INTO `__new_entry` (`id`, `activity_id`, `report_id`, `reference`, `place_id`, `indicator_id`, `total`, `total_derived`, `eligible`, `unread`, `version`, `sent`, `continues`, `changed_at`, `changed_by`)
SELECT e.`id`, g.`activity_id`, e.`report_id`, g.`reference`, e.`place_id`, e.`indicator_id`, e.`total`, e.`total_derived`, e.`eligible`, e.`unread`, e.`version`, e.`sent`, e.`continues`, e.`changed_at`, e.`changed_by`
FROM `entry` e JOIN `__grouped` g ON g.`id` = e.`id` ORDER BY e.`id`;--> statement-breakpoint
DROP TABLE `entry`;--> statement-breakpoint
ALTER TABLE `__new_entry` RENAME TO `entry`;--> statement-breakpoint
CREATE TABLE `activity_donor` (
	`activity_id` integer NOT NULL,
	`donor_id` integer NOT NULL,
	PRIMARY KEY(`activity_id`, `donor_id`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`donor_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;--> statement-breakpoint
INSERT INTO `activity_donor` SELECT o.`activity_id`, o.`donor_id` FROM `__old_activity_donor` o JOIN `activity` a ON a.`id` = o.`activity_id`;--> statement-breakpoint
DROP TABLE `__old_activity_donor`;--> statement-breakpoint
CREATE TABLE `activity_tag` (
	`activity_id` integer NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`activity_id`, `tag`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;--> statement-breakpoint
INSERT INTO `activity_tag` SELECT o.`activity_id`, o.`tag` FROM `__old_activity_tag` o JOIN `activity` a ON a.`id` = o.`activity_id`;--> statement-breakpoint
DROP TABLE `__old_activity_tag`;--> statement-breakpoint
DROP TABLE `__grouped`;--> statement-breakpoint
CREATE TABLE `activity_also` (
	`activity_id` integer NOT NULL,
	`place_id` integer NOT NULL,
	PRIMARY KEY(`activity_id`, `place_id`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;--> statement-breakpoint
CREATE TABLE `entry_month` (
	`entry_id` integer NOT NULL,
	`month` integer NOT NULL,
	`combination_id` integer NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `month`, `combination_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "entry_month_month" CHECK("entry_month"."month" between 1 and 12),
	CONSTRAINT "entry_month_value" CHECK("entry_month"."value" >= 0)
) WITHOUT ROWID;--> statement-breakpoint
CREATE TABLE `report_nothing` (
	`report_id` integer NOT NULL,
	`output_id` integer NOT NULL,
	PRIMARY KEY(`report_id`, `output_id`),
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`output_id`) REFERENCES `output`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;--> statement-breakpoint
ALTER TABLE `cell` RENAME COLUMN `activity_id` TO `entry_id`;--> statement-breakpoint
ALTER TABLE `explanation` RENAME COLUMN `activity_id` TO `entry_id`;--> statement-breakpoint
ALTER TABLE `report_comment` RENAME COLUMN `activity_id` TO `entry_id`;--> statement-breakpoint
DROP INDEX `report_comment_activity`;--> statement-breakpoint
CREATE INDEX `activity_report` ON `activity` (`report_id`,`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `activity_place_of` ON `activity` (`id`,`place_id`);--> statement-breakpoint
CREATE INDEX `activity_also_place` ON `activity_also` (`place_id`,`activity_id`);--> statement-breakpoint
CREATE INDEX `activity_donor_donor` ON `activity_donor` (`donor_id`,`activity_id`);--> statement-breakpoint
CREATE INDEX `activity_tag_tag` ON `activity_tag` (`tag`,`activity_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `entry_key` ON `entry` (`report_id`,`reference`,`indicator_id`,coalesce("place_id", 0)) WHERE "entry"."reference" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `entry_sent` ON `entry` (`report_id`,`sent`) WHERE "entry"."sent" is not null;--> statement-breakpoint
CREATE INDEX `entry_report` ON `entry` (`report_id`);--> statement-breakpoint
CREATE INDEX `entry_activity` ON `entry` (`activity_id`);--> statement-breakpoint
CREATE INDEX `entry_indicator_place` ON `entry` (`indicator_id`,`report_id`,`place_id`);--> statement-breakpoint
CREATE INDEX `report_comment_entry` ON `report_comment` (`entry_id`);--> statement-breakpoint
CREATE INDEX `report_nothing_output` ON `report_nothing` (`output_id`);--> statement-breakpoint
-- What waited for its confirmation was made from rows.
DELETE FROM `workbook`;
