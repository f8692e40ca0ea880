CREATE TABLE `place_standing` (
	`place_id` integer NOT NULL,
	`from_quarter` integer NOT NULL,
	`until_quarter` integer NOT NULL,
	`kind` text,
	`parent_id` integer NOT NULL,
	`governorate_id` integer NOT NULL,
	`district_id` integer NOT NULL,
	PRIMARY KEY(`place_id`, `from_quarter`),
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "place_standing_order" CHECK("place_standing"."from_quarter" <= "place_standing"."until_quarter"),
	CONSTRAINT "place_standing_kind" CHECK("place_standing"."kind" in ('municipality', 'union', 'camp', 'gathering', 'village'))
);
--> statement-breakpoint
ALTER TABLE `place` ADD `later_kinds` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `place` ADD `later_parents` text DEFAULT '[]' NOT NULL;