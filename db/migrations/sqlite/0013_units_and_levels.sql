-- Units are lines of a table in the program and need no migration any more; a plan names its levels.
CREATE TABLE `__new_indicator` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`outcome_id` integer NOT NULL,
	`output_id` integer,
	`code` text NOT NULL,
	`name` text NOT NULL,
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
	FOREIGN KEY (`numerator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`denominator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sector_id`,`outcome_id`) REFERENCES `outcome`(`sector_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`,`output_id`) REFERENCES `output`(`sector_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "indicator_counts" CHECK("__new_indicator"."counts" in ('begun', 'completed')),
	CONSTRAINT "indicator_direction" CHECK("__new_indicator"."direction" in ('up', 'down')),
	CONSTRAINT "indicator_sensitivity" CHECK("__new_indicator"."sensitivity" in ('public', 'district')),
	CONSTRAINT "indicator_sides" CHECK(("__new_indicator"."numerator_id" is null) = ("__new_indicator"."denominator_id" is null))
);
--> statement-breakpoint
INSERT INTO `__new_indicator`("id", "sector_id", "outcome_id", "output_id", "code", "name", "unit", "calculation", "numerator_id", "denominator_id", "counts_people", "headline", "required", "dimensions", "counts", "direction", "baseline", "sensitivity", "note") SELECT "id", "sector_id", "outcome_id", "output_id", "code", "name", "unit", "calculation", "numerator_id", "denominator_id", "counts_people", "headline", "required", "dimensions", "counts", "direction", "baseline", "sensitivity", "note" FROM `indicator`;--> statement-breakpoint
DROP TABLE `indicator`;--> statement-breakpoint
ALTER TABLE `__new_indicator` RENAME TO `indicator`;--> statement-breakpoint
CREATE UNIQUE INDEX `indicator_sector_id_code_unique` ON `indicator` (`sector_id`,`code`);--> statement-breakpoint
ALTER TABLE `plan` ADD `levels` text DEFAULT '{}' NOT NULL;