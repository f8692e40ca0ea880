CREATE TABLE `referral` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`month` text NOT NULL,
	`from_sector` text NOT NULL,
	`from_id` integer NOT NULL,
	`to_sector` text NOT NULL,
	`to_id` integer,
	`district_id` integer,
	`cohort_id` integer,
	`sex_id` integer,
	`age_id` integer,
	`status` text NOT NULL,
	`count` integer NOT NULL,
	`hours` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`from_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cohort_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sex_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`age_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "referral_status" CHECK("referral"."status" in ('no answer', 'acknowledged', 'accepted', 'not accepted', 'done')),
	CONSTRAINT "referral_count" CHECK("referral"."count" > 0),
	CONSTRAINT "referral_hours" CHECK("referral"."hours" is null or ("referral"."hours" >= 0 and "referral"."status" <> 'no answer'))
);
--> statement-breakpoint
CREATE INDEX `referral_month` ON `referral` (`plan_id`,`month`);--> statement-breakpoint
CREATE TABLE `referral_standard` (
	`plan_id` integer PRIMARY KEY NOT NULL,
	`hours` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade
);
