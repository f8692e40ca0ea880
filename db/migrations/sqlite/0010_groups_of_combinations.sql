-- The groups of a combination are rows, one a dimension, in place of a column each. Words that are lines of a table in the
-- program need no migration any more. Rows keep their identifiers.
CREATE TABLE `combination_group` (
	`combination_id` integer NOT NULL,
	`dimension` text NOT NULL,
	`group_id` integer NOT NULL,
	PRIMARY KEY(`combination_id`, `dimension`),
	FOREIGN KEY (`combination_id`) REFERENCES `group_combination`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;--> statement-breakpoint
INSERT INTO `combination_group` SELECT `id`, 'sex', `sex_id` FROM `group_combination` WHERE `sex_id` IS NOT NULL;--> statement-breakpoint
INSERT INTO `combination_group` SELECT `id`, 'cohort', `cohort_id` FROM `group_combination` WHERE `cohort_id` IS NOT NULL;--> statement-breakpoint
INSERT INTO `combination_group` SELECT `id`, 'age', `age_id` FROM `group_combination` WHERE `age_id` IS NOT NULL;--> statement-breakpoint
INSERT INTO `combination_group` SELECT `id`, 'disability', `disability_id` FROM `group_combination` WHERE `disability_id` IS NOT NULL;--> statement-breakpoint
CREATE TABLE `__new_group_combination` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`mask` integer NOT NULL,
	`groups` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_group_combination`("id", "plan_id", "mask", "groups") SELECT `id`, `plan_id`, `mask`, concat_ws(' ', `sex_id`, `cohort_id`, `age_id`, `disability_id`) FROM `group_combination`;--> statement-breakpoint
DROP TABLE `group_combination`;--> statement-breakpoint
ALTER TABLE `__new_group_combination` RENAME TO `group_combination`;--> statement-breakpoint
CREATE UNIQUE INDEX `group_combination_plan_id_groups_unique` ON `group_combination` (`plan_id`,`groups`);--> statement-breakpoint
CREATE TABLE `__new_indicator` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`outcome_id` integer NOT NULL,
	`output_id` integer,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_ar` text,
	`name_fr` text,
	`unit` text NOT NULL,
	`calculation` text NOT NULL,
	`numerator_id` integer,
	`denominator_id` integer,
	`counts_people` integer DEFAULT false NOT NULL,
	`headline` integer DEFAULT false NOT NULL,
	`required` integer DEFAULT 0 NOT NULL,
	`dimensions` integer,
	`counts` text DEFAULT 'begun' NOT NULL,
	`direction` text DEFAULT 'up' NOT NULL,
	`baseline` integer,
	`sensitivity` text DEFAULT 'public' NOT NULL,
	`note` text,
	`note_ar` text,
	`note_fr` text,
	FOREIGN KEY (`numerator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`denominator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sector_id`,`outcome_id`) REFERENCES `outcome`(`sector_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`,`output_id`) REFERENCES `output`(`sector_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "indicator_unit" CHECK("__new_indicator"."unit" in ('people', 'households', 'count', 'usd', 'kg', 'percent')),
	CONSTRAINT "indicator_counts" CHECK("__new_indicator"."counts" in ('begun', 'completed')),
	CONSTRAINT "indicator_direction" CHECK("__new_indicator"."direction" in ('up', 'down')),
	CONSTRAINT "indicator_sensitivity" CHECK("__new_indicator"."sensitivity" in ('public', 'district')),
	CONSTRAINT "indicator_sides" CHECK(("__new_indicator"."numerator_id" is null) = ("__new_indicator"."denominator_id" is null))
);
--> statement-breakpoint
INSERT INTO `__new_indicator`("id", "sector_id", "outcome_id", "output_id", "code", "name", "name_ar", "name_fr", "unit", "calculation", "numerator_id", "denominator_id", "counts_people", "headline", "required", "dimensions", "counts", "direction", "baseline", "sensitivity", "note", "note_ar", "note_fr") SELECT "id", "sector_id", "outcome_id", "output_id", "code", "name", "name_ar", "name_fr", "unit", "calculation", "numerator_id", "denominator_id", "counts_people", "headline", "required", nullif("dimensions", 15), "counts", "direction", "baseline", "sensitivity", "note", "note_ar", "note_fr" FROM `indicator`;--> statement-breakpoint
DROP TABLE `indicator`;--> statement-breakpoint
ALTER TABLE `__new_indicator` RENAME TO `indicator`;--> statement-breakpoint
CREATE UNIQUE INDEX `indicator_sector_id_code_unique` ON `indicator` (`sector_id`,`code`);--> statement-breakpoint
CREATE TABLE `__new_plan_group` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`dimension` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_ar` text,
	`name_fr` text,
	`parent_id` integer,
	`position` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_plan_group`("id", "plan_id", "dimension", "code", "name", "name_ar", "name_fr", "parent_id", "position") SELECT "id", "plan_id", "dimension", "code", "name", "name_ar", "name_fr", "parent_id", "position" FROM `plan_group`;--> statement-breakpoint
DROP TABLE `plan_group`;--> statement-breakpoint
ALTER TABLE `__new_plan_group` RENAME TO `plan_group`;--> statement-breakpoint
CREATE UNIQUE INDEX `plan_group_plan_id_dimension_code_unique` ON `plan_group` (`plan_id`,`dimension`,`code`);