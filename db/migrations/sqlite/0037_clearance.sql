CREATE TABLE `publication_clearance_file` (
	`clearance_id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`content` text NOT NULL,
	FOREIGN KEY (`clearance_id`) REFERENCES `publication_clearance`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `publication_objection` (
	`publication_id` integer NOT NULL,
	`role` text NOT NULL,
	`until` text NOT NULL,
	`person_id` integer NOT NULL,
	`content_hash` text NOT NULL,
	PRIMARY KEY(`publication_id`, `role`),
	FOREIGN KEY (`publication_id`) REFERENCES `publication`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `publication_plan` (
	`sector_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`day` text NOT NULL,
	`embargo` integer,
	`press` text,
	PRIMARY KEY(`sector_id`, `year`, `quarter`),
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "publication_plan_quarter" CHECK("publication_plan"."quarter" between 1 and 4),
	CONSTRAINT "publication_plan_press" CHECK("publication_plan"."press" is null or "publication_plan"."embargo" is not null)
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_publication_clearance` (
	`id` integer PRIMARY KEY NOT NULL,
	`publication_id` integer NOT NULL,
	`role` text NOT NULL,
	`verdict` text DEFAULT 'cleared' NOT NULL,
	`how` text NOT NULL,
	`person_id` integer NOT NULL,
	`name` text,
	`day` text NOT NULL,
	`words` text,
	`content_hash` text NOT NULL,
	`seen` text,
	FOREIGN KEY (`publication_id`) REFERENCES `publication`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "publication_clearance_how" CHECK("__new_publication_clearance"."how" in ('here', 'outside', 'silence')),
	CONSTRAINT "publication_clearance_verdict" CHECK("__new_publication_clearance"."verdict" in ('cleared', 'sent back'))
);
--> statement-breakpoint
INSERT INTO `__new_publication_clearance`("id", "publication_id", "role", "how", "person_id", "name", "day", "words", "content_hash") SELECT "id", "publication_id", "role", "how", "person_id", "name", "day", "words", "content_hash" FROM `publication_clearance`;--> statement-breakpoint
DROP TABLE `publication_clearance`;--> statement-breakpoint
ALTER TABLE `__new_publication_clearance` RENAME TO `publication_clearance`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `publication_clearance_publication` ON `publication_clearance` (`publication_id`);--> statement-breakpoint
CREATE TABLE `__new_person_role` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`plan_id` integer NOT NULL,
	`role` text NOT NULL,
	`sector_id` integer,
	`organisation_id` integer,
	`clears` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "person_role_role" CHECK("__new_person_role"."role" in ('administrator', 'coordinator', 'clearer', 'partner_reporter', 'partner_approver', 'donor', 'reader')),
	CONSTRAINT "person_role_clears" CHECK("__new_person_role"."clears" in ('coordinator', 'co_lead', 'inter_agency')),
	CONSTRAINT "person_role_clearer" CHECK(("__new_person_role"."role" = 'clearer') = ("__new_person_role"."clears" is not null))
);
--> statement-breakpoint
INSERT INTO `__new_person_role`("id", "person_id", "plan_id", "role", "sector_id", "organisation_id") SELECT "id", "person_id", "plan_id", "role", "sector_id", "organisation_id" FROM `person_role`;--> statement-breakpoint
DROP TABLE `person_role`;--> statement-breakpoint
ALTER TABLE `__new_person_role` RENAME TO `person_role`;--> statement-breakpoint
CREATE UNIQUE INDEX `person_role_key` ON `person_role` (`person_id`,`plan_id`,`role`,coalesce("sector_id", 0),coalesce("organisation_id", 0),coalesce("clears", ''));--> statement-breakpoint
CREATE TABLE `__new_role_offer` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`plan_id` integer NOT NULL,
	`role` text NOT NULL,
	`sector_id` integer,
	`organisation_id` integer,
	`clears` text,
	`offered_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "role_offer_role" CHECK("__new_role_offer"."role" in ('administrator', 'coordinator', 'clearer', 'partner_reporter', 'partner_approver', 'donor', 'reader')),
	CONSTRAINT "role_offer_clears" CHECK("__new_role_offer"."clears" in ('coordinator', 'co_lead', 'inter_agency')),
	CONSTRAINT "role_offer_clearer" CHECK(("__new_role_offer"."role" = 'clearer') = ("__new_role_offer"."clears" is not null))
);
--> statement-breakpoint
INSERT INTO `__new_role_offer`("id", "person_id", "plan_id", "role", "sector_id", "organisation_id", "offered_at") SELECT "id", "person_id", "plan_id", "role", "sector_id", "organisation_id", "offered_at" FROM `role_offer`;--> statement-breakpoint
DROP TABLE `role_offer`;--> statement-breakpoint
ALTER TABLE `__new_role_offer` RENAME TO `role_offer`;--> statement-breakpoint
CREATE UNIQUE INDEX `role_offer_key` ON `role_offer` (`person_id`,`plan_id`,`role`,coalesce("sector_id", 0),coalesce("organisation_id", 0),coalesce("clears", ''));--> statement-breakpoint
ALTER TABLE `publication` ADD `asked_at` integer;