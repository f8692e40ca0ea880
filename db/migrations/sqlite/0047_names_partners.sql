ALTER TABLE `indicator` ADD `names_partners` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `names_partners` integer DEFAULT false NOT NULL;