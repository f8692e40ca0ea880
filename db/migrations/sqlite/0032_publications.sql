CREATE TABLE `publication` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`state` text NOT NULL,
	`major` integer,
	`minor` integer,
	`as_of` integer NOT NULL,
	`pinned_by` integer,
	`content` text NOT NULL,
	`content_hash` text NOT NULL,
	`manifest` text,
	`hash` text,
	`published_at` integer,
	`published_by` integer,
	`withdrawn_reason` text,
	`annex` text NOT NULL,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`pinned_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "publication_state" CHECK("publication"."state" in ('draft', 'published', 'withdrawn')),
	CONSTRAINT "publication_quarter" CHECK("publication"."quarter" between 1 and 4),
	CONSTRAINT "publication_stands" CHECK(("publication"."state" = 'draft') = ("publication"."manifest" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publication_draft` ON `publication` (`sector_id`,`year`,`quarter`) WHERE "publication"."state" = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX `publication_revision` ON `publication` (`sector_id`,`year`,`quarter`,`major`,`minor`);--> statement-breakpoint
CREATE INDEX `publication_hash` ON `publication` (`hash`);--> statement-breakpoint
CREATE TABLE `publication_answer` (
	`publication_id` integer NOT NULL,
	`part` text NOT NULL,
	`key` text NOT NULL,
	`answer` text NOT NULL,
	PRIMARY KEY(`publication_id`, `part`, `key`),
	FOREIGN KEY (`publication_id`) REFERENCES `publication`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `publication_clearance` (
	`id` integer PRIMARY KEY NOT NULL,
	`publication_id` integer NOT NULL,
	`role` text NOT NULL,
	`how` text NOT NULL,
	`person_id` integer NOT NULL,
	`name` text,
	`day` text NOT NULL,
	`words` text,
	`content_hash` text NOT NULL,
	FOREIGN KEY (`publication_id`) REFERENCES `publication`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "publication_clearance_how" CHECK("publication_clearance"."how" in ('here', 'outside'))
);
--> statement-breakpoint
CREATE INDEX `publication_clearance_publication` ON `publication_clearance` (`publication_id`);--> statement-breakpoint
CREATE TABLE `publication_notice` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`day` text NOT NULL,
	`person_id` integer,
	`words` text NOT NULL,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `publication_notice_quarter` ON `publication_notice` (`sector_id`,`year`,`quarter`);--> statement-breakpoint
ALTER TABLE `plan` ADD `clearance` text DEFAULT '[]' NOT NULL;