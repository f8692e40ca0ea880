CREATE TABLE `geometry_layer` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`level` integer NOT NULL,
	`hash` text NOT NULL,
	`topology` text NOT NULL,
	`shapes` integer NOT NULL,
	`source` text,
	`disclaimer` text,
	`imported_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "geometry_layer_level" CHECK("geometry_layer"."level" between 0 and 3),
	CONSTRAINT "geometry_layer_shapes" CHECK("geometry_layer"."shapes" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `geometry_layer_plan_id_level_unique` ON `geometry_layer` (`plan_id`,`level`);