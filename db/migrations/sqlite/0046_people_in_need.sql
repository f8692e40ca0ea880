CREATE TABLE `people_in_need` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`year` integer NOT NULL,
	`place_id` integer,
	`cohort_id` integer,
	`sex_id` integer,
	`in_need` integer,
	`targeted` integer,
	`source` text,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cohort_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sex_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "people_in_need_known" CHECK("people_in_need"."in_need" is not null or "people_in_need"."targeted" is not null),
	CONSTRAINT "people_in_need_in_need" CHECK("people_in_need"."in_need" >= 0),
	CONSTRAINT "people_in_need_targeted" CHECK("people_in_need"."targeted" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_in_need_key` ON `people_in_need` (`sector_id`,`year`,coalesce("place_id", 0),coalesce("cohort_id", 0),coalesce("sex_id", 0));