ALTER TABLE `indicator` ADD `definition` text;--> statement-breakpoint
ALTER TABLE `indicator` ADD `source` text;--> statement-breakpoint
ALTER TABLE `indicator` ADD `contact` text;--> statement-breakpoint
ALTER TABLE `indicator` ADD `from_quarter` integer;--> statement-breakpoint
ALTER TABLE `indicator` ADD `to_quarter` integer;