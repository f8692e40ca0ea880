CREATE TABLE `place_became` (
	`place_id` integer NOT NULL,
	`from_quarter` integer NOT NULL,
	`into_id` integer NOT NULL,
	PRIMARY KEY(`place_id`, `from_quarter`),
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`into_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "place_became_other" CHECK("place_became"."place_id" <> "place_became"."into_id")
);
--> statement-breakpoint
ALTER TABLE `place` ADD `merged_into` text;