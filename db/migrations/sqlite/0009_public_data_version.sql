ALTER TABLE `data_version` ADD `public_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `data_version` ADD `public_changed_at` integer;--> statement-breakpoint
-- Until now every change of the data was one that strangers saw.
UPDATE `data_version` SET `public_version` = `version`, `public_changed_at` = `changed_at`;
