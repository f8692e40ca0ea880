-- What has a dimension at all stood among the groups under numbers below 0. Totals are counted anew when the database is
-- opened (`counted_by`): until then late work stands in the quarter that reports it, and ratios have no total.
CREATE TABLE `people_dimension` (
	`sector_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`year_to_date` integer NOT NULL,
	`dimension` text NOT NULL,
	`value` integer NOT NULL,
	`facts` integer NOT NULL,
	PRIMARY KEY(`sector_id`, `year`, `year_to_date`, `quarter`, `dimension`),
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;--> statement-breakpoint
CREATE TABLE `window_dimension` (
	`indicator_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`year_to_date` integer NOT NULL,
	`dimension` text NOT NULL,
	`value` integer NOT NULL,
	`facts` integer NOT NULL,
	PRIMARY KEY(`indicator_id`, `year`, `year_to_date`, `quarter`, `dimension`),
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;--> statement-breakpoint
CREATE TABLE `__new_group_total` (
	`indicator_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`done` integer NOT NULL,
	`place_id` integer NOT NULL,
	`partner_id` integer NOT NULL,
	`group_id` integer NOT NULL,
	`total` integer NOT NULL,
	`cells` integer NOT NULL,
	PRIMARY KEY(`indicator_id`, `year`, `quarter`, `place_id`, `partner_id`, `done`, `group_id`),
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;--> statement-breakpoint
INSERT INTO `__new_group_total`("indicator_id", "year", "quarter", "done", "place_id", "partner_id", "group_id", "total", "cells") SELECT "indicator_id", "year", "quarter", "quarter", "place_id", "partner_id", "group_id", "total", "cells" FROM `group_total`;--> statement-breakpoint
DROP TABLE `group_total`;--> statement-breakpoint
ALTER TABLE `__new_group_total` RENAME TO `group_total`;--> statement-breakpoint
CREATE TABLE `__new_place_total` (
	`indicator_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`done` integer NOT NULL,
	`place_id` integer NOT NULL,
	`partner_id` integer NOT NULL,
	`total` integer NOT NULL,
	`activities` integer NOT NULL,
	PRIMARY KEY(`indicator_id`, `year`, `quarter`, `place_id`, `partner_id`, `done`),
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;--> statement-breakpoint
INSERT INTO `__new_place_total`("indicator_id", "year", "quarter", "done", "place_id", "partner_id", "total", "activities") SELECT "indicator_id", "year", "quarter", "quarter", "place_id", "partner_id", "total", "activities" FROM `place_total`;--> statement-breakpoint
DROP TABLE `place_total`;--> statement-breakpoint
ALTER TABLE `__new_place_total` RENAME TO `place_total`;--> statement-breakpoint
CREATE INDEX `place_total_place` ON `place_total` (`place_id`,`year`,`quarter`,`indicator_id`,`partner_id`);--> statement-breakpoint
ALTER TABLE `data_version` ADD `counted_by` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `window_total` ADD `denominator` integer;--> statement-breakpoint
INSERT INTO `window_dimension` SELECT `indicator_id`, `year`, `quarter`, `year_to_date`, CASE group_id WHEN -1 THEN 'sex' WHEN -2 THEN 'cohort' WHEN -4 THEN 'age' ELSE 'disability' END, `value`, `facts` FROM `window_group` WHERE `group_id` < 0;--> statement-breakpoint
DELETE FROM `window_group` WHERE `group_id` < 0;--> statement-breakpoint
INSERT INTO `people_dimension` SELECT `sector_id`, `year`, `quarter`, `year_to_date`, CASE group_id WHEN -1 THEN 'sex' WHEN -2 THEN 'cohort' WHEN -4 THEN 'age' ELSE 'disability' END, `value`, `facts` FROM `people_group` WHERE `group_id` < 0;--> statement-breakpoint
DELETE FROM `people_group` WHERE `group_id` < 0;
