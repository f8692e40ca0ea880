CREATE TABLE `attempt` (
	`id` integer PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attempt_subject` ON `attempt` (`subject`,`at`);--> statement-breakpoint
CREATE INDEX `attempt_at` ON `attempt` (`at`);--> statement-breakpoint
CREATE TABLE `credential` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`password_hash` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `one_use_token` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`person_id` integer,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "one_use_token_kind" CHECK("one_use_token"."kind" in ('invitation', 'reset', 'first administrator')),
	CONSTRAINT "one_use_token_person" CHECK(("one_use_token"."person_id" is null) = ("one_use_token"."kind" = 'first administrator'))
);
--> statement-breakpoint
CREATE INDEX `one_use_token_person_index` ON `one_use_token` (`person_id`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`hash` text NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recovery_code_person_id_hash_unique` ON `recovery_code` (`person_id`,`hash`);--> statement-breakpoint
CREATE TABLE `second_factor` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`last_step` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `session` (
	`hash` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`second_factor` integer NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_person` ON `session` (`person_id`);--> statement-breakpoint
CREATE TABLE `mail` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL,
	`subject` text,
	`body` text,
	`message_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`sent_at` integer,
	`refused_at` integer,
	`last_error` text,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mail_kind" CHECK("mail"."kind" in ('letter', 'invitation', 'reset')),
	CONSTRAINT "mail_letter" CHECK(("mail"."kind" = 'letter') = ("mail"."subject" is not null) and ("mail"."subject" is null) = ("mail"."body" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_message_id_unique` ON `mail` (`message_id`);--> statement-breakpoint
CREATE INDEX `mail_waiting` ON `mail` (`next_at`) WHERE "mail"."sent_at" is null and "mail"."refused_at" is null;--> statement-breakpoint
CREATE INDEX `mail_person` ON `mail` (`person_id`);--> statement-breakpoint
ALTER TABLE `person` ADD `demonstration` integer DEFAULT false NOT NULL;