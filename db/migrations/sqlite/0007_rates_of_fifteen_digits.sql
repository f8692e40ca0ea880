-- A rate was kept as millionths; now as the number itself, of which fifteen digits hold.
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_contribution` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`reference` text,
	`year` integer NOT NULL,
	`output_id` integer,
	`donor_id` integer NOT NULL,
	`partner_id` integer,
	`status` text NOT NULL,
	`date` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`usd_rate` real NOT NULL,
	`usd` integer NOT NULL,
	`in_kind` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`donor_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sector_id`,`output_id`) REFERENCES `output`(`sector_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contribution_status" CHECK("__new_contribution"."status" in ('pledged', 'committed', 'received', 'carry_over')),
	CONSTRAINT "contribution_amount" CHECK("__new_contribution"."amount" >= 0 and "__new_contribution"."usd_rate" > 0)
);
--> statement-breakpoint
INSERT INTO `__new_contribution`("id", "sector_id", "reference", "year", "output_id", "donor_id", "partner_id", "status", "date", "amount", "currency", "usd_rate", "usd", "in_kind") SELECT "id", "sector_id", "reference", "year", "output_id", "donor_id", "partner_id", "status", "date", "amount", "currency", "usd_rate" / 1000000.0, "usd", "in_kind" FROM `contribution`;--> statement-breakpoint
DROP TABLE `contribution`;--> statement-breakpoint
ALTER TABLE `__new_contribution` RENAME TO `contribution`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `contribution_year` ON `contribution` (`sector_id`,`year`);--> statement-breakpoint
CREATE UNIQUE INDEX `contribution_reference` ON `contribution` (`sector_id`,`reference`) WHERE "contribution"."reference" is not null;--> statement-breakpoint
CREATE TABLE `__new_requirement` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`output_id` integer,
	`year` integer NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`usd_rate` real NOT NULL,
	`usd` integer NOT NULL,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`,`output_id`) REFERENCES `output`(`sector_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "requirement_amount" CHECK("__new_requirement"."amount" >= 0 and "__new_requirement"."usd_rate" > 0)
);
--> statement-breakpoint
INSERT INTO `__new_requirement`("id", "sector_id", "output_id", "year", "amount", "currency", "usd_rate", "usd") SELECT "id", "sector_id", "output_id", "year", "amount", "currency", "usd_rate" / 1000000.0, "usd" FROM `requirement`;--> statement-breakpoint
DROP TABLE `requirement`;--> statement-breakpoint
ALTER TABLE `__new_requirement` RENAME TO `requirement`;--> statement-breakpoint
CREATE UNIQUE INDEX `requirement_key` ON `requirement` (`sector_id`,`year`,coalesce("output_id", 0));
