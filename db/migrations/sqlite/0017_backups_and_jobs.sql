CREATE TABLE `backup_seal` (
	`id` integer PRIMARY KEY NOT NULL,
	`made_at` integer NOT NULL,
	`proof` text NOT NULL,
	CONSTRAINT "backup_seal_one" CHECK("backup_seal"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `job` (
	`name` text PRIMARY KEY NOT NULL,
	`next_at` integer,
	`asked_at` integer,
	`held_until` integer,
	`holder` text
);
--> statement-breakpoint
CREATE TABLE `job_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`job` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`outcome` text,
	`result` text,
	CONSTRAINT "job_run_started_by" CHECK("job_run"."started_by" in ('clock', 'person', 'command')),
	CONSTRAINT "job_run_outcome" CHECK("job_run"."outcome" in ('done', 'failed'))
);
--> statement-breakpoint
CREATE INDEX `job_run_job` ON `job_run` (`job`,`started_at`);