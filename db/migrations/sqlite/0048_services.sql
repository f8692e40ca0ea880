CREATE TABLE `service` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`code` text NOT NULL,
	`organisation_id` integer NOT NULL,
	`name` text NOT NULL,
	`need` text NOT NULL,
	`reach` text NOT NULL,
	`eligibility` text,
	`hours` text,
	`cost` text,
	`languages` text DEFAULT '[]' NOT NULL,
	`confirmed_on` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`asked_after` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "service_need" CHECK("service"."need" in ('cash', 'food', 'shelter', 'water', 'health', 'mental-health', 'education', 'livelihoods', 'legal-aid', 'protection', 'child-protection', 'safety-from-violence', 'disability', 'community')),
	CONSTRAINT "service_confirmed_by" CHECK("service"."confirmed_by" in ('organisation', 'coordination'))
);
--> statement-breakpoint
CREATE INDEX `service_organisation` ON `service` (`organisation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `service_code` ON `service` (`plan_id`,`code`);--> statement-breakpoint
CREATE TABLE `service_district` (
	`service_id` integer NOT NULL,
	`district_id` integer NOT NULL,
	PRIMARY KEY(`service_id`, `district_id`),
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`district_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `service_limit` (
	`plan_id` integer PRIMARY KEY NOT NULL,
	`days` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "service_limit_days" CHECK("service_limit"."days" > 0)
);
