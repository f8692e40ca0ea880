CREATE TABLE `known_device` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `known_device_person` ON `known_device` (`person_id`);--> statement-breakpoint
CREATE TABLE `audit_seal` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`entries` integer NOT NULL,
	`last_id` integer NOT NULL,
	`hash` text NOT NULL,
	`mac` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `role_offer` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`plan_id` integer NOT NULL,
	`role` text NOT NULL,
	`sector_id` integer,
	`organisation_id` integer,
	`offered_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "role_offer_role" CHECK("role_offer"."role" in ('administrator', 'coordinator', 'partner_reporter', 'partner_approver', 'donor', 'reader'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_offer_key` ON `role_offer` (`person_id`,`plan_id`,`role`,coalesce("sector_id", 0),coalesce("organisation_id", 0));--> statement-breakpoint
ALTER TABLE `person` ADD `disabled_at` integer;--> statement-breakpoint
ALTER TABLE `plan` ADD `second_factor` text DEFAULT 'submitting' NOT NULL;