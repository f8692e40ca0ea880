-- Names and texts move from a column for each language into one, as JSON: a language that is missing is left out.
UPDATE `plan` SET `name` = json_patch(json_object('en', `name`), json_object('ar', nullif(`name_ar`, ''), 'fr', nullif(`name_fr`, '')));--> statement-breakpoint
UPDATE `plan_group` SET `name` = json_patch(json_object('en', `name`), json_object('ar', nullif(`name_ar`, ''), 'fr', nullif(`name_fr`, '')));--> statement-breakpoint
UPDATE `sector` SET `name` = json_patch(json_object('en', `name`), json_object('ar', nullif(`name_ar`, ''), 'fr', nullif(`name_fr`, '')));--> statement-breakpoint
UPDATE `outcome` SET `name` = json_patch(json_object('en', `name`), json_object('ar', nullif(`name_ar`, ''), 'fr', nullif(`name_fr`, '')));--> statement-breakpoint
UPDATE `output` SET `name` = json_patch(json_object('en', `name`), json_object('ar', nullif(`name_ar`, ''), 'fr', nullif(`name_fr`, '')));--> statement-breakpoint
UPDATE `indicator` SET `name` = json_patch(json_object('en', `name`), json_object('ar', nullif(`name_ar`, ''), 'fr', nullif(`name_fr`, ''))),
	`note` = CASE WHEN `note` IS NOT NULL THEN json_patch(json_object('en', `note`), json_object('ar', nullif(`note_ar`, ''), 'fr', nullif(`note_fr`, ''))) END;--> statement-breakpoint
UPDATE `place` SET `name` = json_patch(json_object('en', `name`), json_object('ar', nullif(`name_ar`, '')));--> statement-breakpoint
UPDATE `organisation` SET `name` = json_object('en', `name`);--> statement-breakpoint
-- What was given in one language only was a JSON string; "ar" and "fr" stay as they are.
UPDATE `plan` SET `status` = json_object('en', `status` ->> '$') WHERE json_type(`status`) = 'text';--> statement-breakpoint
UPDATE `plan` SET `disclaimers` = (
	SELECT json_group_array(CASE `type` WHEN 'text' THEN json_object('en', `value`) ELSE json(`value`) END ORDER BY `key`)
	FROM json_each(`plan`.`disclaimers`)
);--> statement-breakpoint
UPDATE `geometry_layer` SET `disclaimer` = json_object('en', `disclaimer` ->> '$') WHERE json_type(`disclaimer`) = 'text';--> statement-breakpoint
ALTER TABLE `indicator` DROP COLUMN `name_ar`;--> statement-breakpoint
ALTER TABLE `indicator` DROP COLUMN `name_fr`;--> statement-breakpoint
ALTER TABLE `indicator` DROP COLUMN `note_ar`;--> statement-breakpoint
ALTER TABLE `indicator` DROP COLUMN `note_fr`;--> statement-breakpoint
ALTER TABLE `outcome` DROP COLUMN `name_ar`;--> statement-breakpoint
ALTER TABLE `outcome` DROP COLUMN `name_fr`;--> statement-breakpoint
ALTER TABLE `output` DROP COLUMN `name_ar`;--> statement-breakpoint
ALTER TABLE `output` DROP COLUMN `name_fr`;--> statement-breakpoint
ALTER TABLE `place` DROP COLUMN `name_ar`;--> statement-breakpoint
ALTER TABLE `plan` DROP COLUMN `name_ar`;--> statement-breakpoint
ALTER TABLE `plan` DROP COLUMN `name_fr`;--> statement-breakpoint
ALTER TABLE `plan_group` DROP COLUMN `name_ar`;--> statement-breakpoint
ALTER TABLE `plan_group` DROP COLUMN `name_fr`;--> statement-breakpoint
ALTER TABLE `sector` DROP COLUMN `name_ar`;--> statement-breakpoint
ALTER TABLE `sector` DROP COLUMN `name_fr`;