CREATE TABLE `narrative_accepted` (
	`id` integer PRIMARY KEY NOT NULL,
	`narrative_id` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`written` text NOT NULL,
	`reason` text NOT NULL,
	`accepted_at` integer NOT NULL,
	`accepted_by` integer NOT NULL,
	FOREIGN KEY (`narrative_id`) REFERENCES `narrative`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`accepted_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `narrative_accepted_narrative_id_fingerprint_unique` ON `narrative_accepted` (`narrative_id`,`fingerprint`);--> statement-breakpoint
CREATE TABLE `narrative_origin` (
	`narrative_id` integer NOT NULL,
	`partner_id` integer NOT NULL,
	`about` text NOT NULL,
	`taken_at` integer NOT NULL,
	`taken_by` integer NOT NULL,
	PRIMARY KEY(`narrative_id`, `partner_id`, `about`),
	FOREIGN KEY (`narrative_id`) REFERENCES `narrative`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`partner_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "narrative_origin_about" CHECK("narrative_origin"."about" in ('achievements', 'challenges', 'next'))
);
--> statement-breakpoint
CREATE TABLE `narrative_version` (
	`narrative_id` integer NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`changed_at` integer,
	`changed_by` integer,
	PRIMARY KEY(`narrative_id`, `version`),
	FOREIGN KEY (`narrative_id`) REFERENCES `narrative`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`changed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `narrative` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `narrative` ADD `changed_at` integer;--> statement-breakpoint
ALTER TABLE `narrative` ADD `changed_by` integer REFERENCES person(id);--> statement-breakpoint
ALTER TABLE `narrative` ADD `of_version` integer;