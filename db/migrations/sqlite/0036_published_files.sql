CREATE TABLE `published_file` (
	`publication_id` integer NOT NULL,
	`name` text NOT NULL,
	`language` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`made_at` integer NOT NULL,
	`content` text NOT NULL,
	PRIMARY KEY(`publication_id`, `name`, `language`),
	FOREIGN KEY (`publication_id`) REFERENCES `publication`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "published_file_bytes" CHECK("published_file"."bytes" > 0)
);
--> statement-breakpoint
CREATE INDEX `published_file_sha256` ON `published_file` (`sha256`);--> statement-breakpoint
ALTER TABLE `plan` ADD `credits` text DEFAULT '{}' NOT NULL;