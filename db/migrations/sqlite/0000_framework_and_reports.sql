CREATE TABLE `audit_entry` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`person_id` integer,
	`plan_id` integer,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entry_hash_unique` ON `audit_entry` (`hash`);--> statement-breakpoint
CREATE INDEX `audit_entry_subject` ON `audit_entry` (`subject`);--> statement-breakpoint
CREATE TABLE `incomplete_mark` (
	`indicator_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`indicator_id`, `year`, `quarter`),
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "incomplete_mark_quarter" CHECK("incomplete_mark"."quarter" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE `indicator` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`outcome_id` integer NOT NULL,
	`output_id` integer,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_ar` text,
	`name_fr` text,
	`unit` text NOT NULL,
	`calculation` text NOT NULL,
	`numerator_id` integer,
	`denominator_id` integer,
	`counts_people` integer DEFAULT false NOT NULL,
	`headline` integer DEFAULT false NOT NULL,
	`required` integer DEFAULT 0 NOT NULL,
	`dimensions` integer DEFAULT 15 NOT NULL,
	`counts` text DEFAULT 'begun' NOT NULL,
	`direction` text DEFAULT 'up' NOT NULL,
	`baseline` integer,
	`sensitivity` text DEFAULT 'public' NOT NULL,
	`note` text,
	`note_ar` text,
	`note_fr` text,
	FOREIGN KEY (`numerator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`denominator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sector_id`,`outcome_id`) REFERENCES `outcome`(`sector_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`,`output_id`) REFERENCES `output`(`sector_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "indicator_unit" CHECK("indicator"."unit" in ('people', 'households', 'count', 'usd', 'kg', 'percent')),
	CONSTRAINT "indicator_calculation" CHECK("indicator"."calculation" in ('sum', 'distinct', 'latest', 'peak', 'ratio', 'composite')),
	CONSTRAINT "indicator_counts" CHECK("indicator"."counts" in ('begun', 'completed')),
	CONSTRAINT "indicator_direction" CHECK("indicator"."direction" in ('up', 'down')),
	CONSTRAINT "indicator_sensitivity" CHECK("indicator"."sensitivity" in ('public', 'district')),
	CONSTRAINT "indicator_ratio" CHECK(("indicator"."calculation" = 'ratio') = ("indicator"."numerator_id" is not null) and ("indicator"."calculation" = 'ratio') = ("indicator"."denominator_id" is not null)),
	CONSTRAINT "indicator_masks" CHECK("indicator"."required" between 0 and 15 and "indicator"."dimensions" between 0 and 15)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `indicator_sector_id_code_unique` ON `indicator` (`sector_id`,`code`);--> statement-breakpoint
CREATE TABLE `indicator_part` (
	`composite_id` integer NOT NULL,
	`part_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`composite_id`, `part_id`),
	FOREIGN KEY (`composite_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`part_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "indicator_part_self" CHECK("indicator_part"."composite_id" <> "indicator_part"."part_id")
);
--> statement-breakpoint
CREATE TABLE `indicator_predecessor` (
	`indicator_id` integer NOT NULL,
	`predecessor_id` integer NOT NULL,
	PRIMARY KEY(`indicator_id`, `predecessor_id`),
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`predecessor_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "indicator_predecessor_self" CHECK("indicator_predecessor"."indicator_id" <> "indicator_predecessor"."predecessor_id")
);
--> statement-breakpoint
CREATE TABLE `outcome` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_ar` text,
	`name_fr` text,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outcome_sector_id_code_unique` ON `outcome` (`sector_id`,`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `outcome_sector_id_id_unique` ON `outcome` (`sector_id`,`id`);--> statement-breakpoint
CREATE TABLE `output` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`outcome_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_ar` text,
	`name_fr` text,
	FOREIGN KEY (`sector_id`,`outcome_id`) REFERENCES `outcome`(`sector_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `output_sector_id_code_unique` ON `output` (`sector_id`,`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `output_sector_id_id_unique` ON `output` (`sector_id`,`id`);--> statement-breakpoint
CREATE TABLE `target` (
	`id` integer PRIMARY KEY NOT NULL,
	`indicator_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer,
	`from_quarter` integer DEFAULT 1 NOT NULL,
	`place_id` integer,
	`cohort_id` integer,
	`sex_id` integer,
	`value` integer NOT NULL,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cohort_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sex_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "target_quarter" CHECK("target"."quarter" is null or "target"."quarter" between 1 and 4),
	CONSTRAINT "target_from_quarter" CHECK("target"."from_quarter" between 1 and 4),
	CONSTRAINT "target_value" CHECK("target"."value" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `target_key` ON `target` (`indicator_id`,`year`,coalesce("quarter", 0),`from_quarter`,coalesce("place_id", 0),coalesce("cohort_id", 0),coalesce("sex_id", 0));--> statement-breakpoint
CREATE TABLE `contribution` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`reference` text,
	`year` integer NOT NULL,
	`output_id` integer,
	`donor_id` integer NOT NULL,
	`partner_id` integer,
	`status` text NOT NULL,
	`date` text,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`usd_rate` integer NOT NULL,
	`usd` integer NOT NULL,
	`in_kind` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`donor_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sector_id`,`output_id`) REFERENCES `output`(`sector_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contribution_status" CHECK("contribution"."status" in ('pledged', 'committed', 'received', 'carry_over')),
	CONSTRAINT "contribution_amount" CHECK("contribution"."amount" >= 0 and "contribution"."usd_rate" > 0)
);
--> statement-breakpoint
CREATE INDEX `contribution_year` ON `contribution` (`sector_id`,`year`);--> statement-breakpoint
CREATE UNIQUE INDEX `contribution_reference` ON `contribution` (`sector_id`,`reference`) WHERE "contribution"."reference" is not null;--> statement-breakpoint
CREATE TABLE `requirement` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`output_id` integer,
	`year` integer NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`usd_rate` integer NOT NULL,
	`usd` integer NOT NULL,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`,`output_id`) REFERENCES `output`(`sector_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "requirement_amount" CHECK("requirement"."amount" >= 0 and "requirement"."usd_rate" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requirement_key` ON `requirement` (`sector_id`,`year`,coalesce("output_id", 0));--> statement-breakpoint
CREATE TABLE `narrative` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`section` text NOT NULL,
	`output_id` integer,
	`language` text NOT NULL,
	`slug` text NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`,`output_id`) REFERENCES `output`(`sector_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "narrative_quarter" CHECK("narrative"."quarter" between 1 and 4)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `narrative_key` ON `narrative` (`sector_id`,`year`,`quarter`,`section`,coalesce("output_id", 0),`language`);--> statement-breakpoint
CREATE UNIQUE INDEX `narrative_slug` ON `narrative` (`sector_id`,`slug`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "organisation_type" CHECK("organisation"."type" in ('un', 'ingo', 'nngo', 'government', 'donor', 'other'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_plan_id_code_unique` ON `organisation` (`plan_id`,`code`);--> statement-breakpoint
CREATE TABLE `participation` (
	`id` integer PRIMARY KEY NOT NULL,
	`partner_id` integer NOT NULL,
	`output_id` integer NOT NULL,
	`from_quarter` integer NOT NULL,
	`to_quarter` integer,
	FOREIGN KEY (`partner_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`output_id`) REFERENCES `output`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "participation_quarters" CHECK("participation"."to_quarter" is null or "participation"."from_quarter" <= "participation"."to_quarter")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participation_key` ON `participation` (`partner_id`,`output_id`,`from_quarter`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` integer PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_email_unique` ON `person` (`email`);--> statement-breakpoint
CREATE TABLE `person_role` (
	`id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`plan_id` integer NOT NULL,
	`role` text NOT NULL,
	`sector_id` integer,
	`organisation_id` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "person_role_role" CHECK("person_role"."role" in ('administrator', 'coordinator', 'partner_reporter', 'partner_approver', 'donor', 'reader'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_role_key` ON `person_role` (`person_id`,`plan_id`,`role`,coalesce("sector_id", 0),coalesce("organisation_id", 0));--> statement-breakpoint
CREATE TABLE `place` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`pcode` text NOT NULL,
	`name` text NOT NULL,
	`name_ar` text,
	`level` integer NOT NULL,
	`kind` text,
	`parent_id` integer,
	`governorate_id` integer,
	`district_id` integer,
	`lat` real,
	`lon` real,
	`population` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`governorate_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`district_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "place_level" CHECK("place"."level" between 0 and 3),
	CONSTRAINT "place_parent" CHECK(("place"."level" = 0) = ("place"."parent_id" is null)),
	CONSTRAINT "place_kind_level" CHECK(("place"."level" = 3) = ("place"."kind" is not null)),
	CONSTRAINT "place_kind" CHECK("place"."kind" in ('municipality', 'union', 'camp', 'gathering', 'village')),
	CONSTRAINT "place_point" CHECK(("place"."lat" is null) = ("place"."lon" is null)),
	CONSTRAINT "place_lat" CHECK("place"."lat" between -90 and 90),
	CONSTRAINT "place_lon" CHECK("place"."lon" between -180 and 180),
	CONSTRAINT "place_population" CHECK("place"."population" >= 0)
);
--> statement-breakpoint
CREATE INDEX `place_parent` ON `place` (`parent_id`);--> statement-breakpoint
CREATE INDEX `place_governorate` ON `place` (`governorate_id`);--> statement-breakpoint
CREATE INDEX `place_district` ON `place` (`district_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `place_plan_id_pcode_unique` ON `place` (`plan_id`,`pcode`);--> statement-breakpoint
CREATE TABLE `place_alias` (
	`place_id` integer NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`place_id`, `name`),
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `place_shape` (
	`place_id` integer NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`place_id`, `code`),
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `data_version` (
	`plan_id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `period` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`opens` text NOT NULL,
	`due` text NOT NULL,
	`locks` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "period_quarter" CHECK("period"."quarter" between 1 and 4),
	CONSTRAINT "period_dates" CHECK("period"."opens" <= "period"."due" and ("period"."locks" is null or "period"."due" <= "period"."locks"))
);
--> statement-breakpoint
CREATE INDEX `period_quarter_index` ON `period` (`year`,`quarter`);--> statement-breakpoint
CREATE UNIQUE INDEX `period_plan_id_year_quarter_unique` ON `period` (`plan_id`,`year`,`quarter`);--> statement-breakpoint
CREATE TABLE `plan` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_ar` text,
	`name_fr` text,
	`currency` text NOT NULL,
	`first_year` integer NOT NULL,
	`last_year` integer NOT NULL,
	`status` text,
	`disclaimers` text DEFAULT '[]' NOT NULL,
	`contacts` text DEFAULT '[]' NOT NULL,
	`languages` text DEFAULT '["en","ar","fr"]' NOT NULL,
	`timezone` text DEFAULT 'Asia/Beirut' NOT NULL,
	`pace` text DEFAULT 'milestones' NOT NULL,
	`on_track_percent` integer DEFAULT 90 NOT NULL,
	`behind_percent` integer DEFAULT 50 NOT NULL,
	`people_method` text NOT NULL,
	`public` text DEFAULT 'published' NOT NULL,
	`minimum_count` integer DEFAULT 5 NOT NULL,
	`demonstration` integer DEFAULT false NOT NULL,
	CONSTRAINT "plan_years" CHECK("plan"."first_year" <= "plan"."last_year"),
	CONSTRAINT "plan_thresholds" CHECK(0 <= "plan"."behind_percent" and "plan"."behind_percent" <= "plan"."on_track_percent"),
	CONSTRAINT "plan_minimum_count" CHECK("plan"."minimum_count" >= 0),
	CONSTRAINT "plan_pace" CHECK("plan"."pace" in ('milestones', 'linear')),
	CONSTRAINT "plan_people_method" CHECK("plan"."people_method" in ('largest', 'sum')),
	CONSTRAINT "plan_public" CHECK("plan"."public" in ('published', 'approved'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_code_unique` ON `plan` (`code`);--> statement-breakpoint
CREATE TABLE `plan_group` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`dimension` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_ar` text,
	`name_fr` text,
	`parent_id` integer,
	`position` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_group_dimension" CHECK("plan_group"."dimension" in ('sex', 'cohort', 'age', 'disability'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_group_plan_id_dimension_code_unique` ON `plan_group` (`plan_id`,`dimension`,`code`);--> statement-breakpoint
CREATE TABLE `sector` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`name_ar` text,
	`name_fr` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sector_plan_id_code_unique` ON `sector` (`plan_id`,`code`);--> statement-breakpoint
CREATE TABLE `activity` (
	`id` integer PRIMARY KEY NOT NULL,
	`report_id` integer NOT NULL,
	`reference` text,
	`indicator_id` integer NOT NULL,
	`place_id` integer,
	`status` text NOT NULL,
	`through_id` integer,
	`appeal` text,
	`done_in` integer,
	`note` text,
	`total` integer,
	`total_derived` integer DEFAULT false NOT NULL,
	`eligible` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`through_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "activity_status" CHECK("activity"."status" in ('planned', 'ongoing', 'completed')),
	CONSTRAINT "activity_total" CHECK("activity"."total" >= 0),
	CONSTRAINT "activity_reference" CHECK("activity"."reference" <> ''),
	CONSTRAINT "activity_planned" CHECK("activity"."status" <> 'planned' or "activity"."eligible" = 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `activity_key` ON `activity` (`report_id`,`reference`,`indicator_id`,coalesce("place_id", 0)) WHERE "activity"."reference" is not null;--> statement-breakpoint
CREATE INDEX `activity_report` ON `activity` (`report_id`);--> statement-breakpoint
CREATE INDEX `activity_indicator` ON `activity` (`indicator_id`,`report_id`);--> statement-breakpoint
CREATE TABLE `activity_donor` (
	`activity_id` integer NOT NULL,
	`donor_id` integer NOT NULL,
	PRIMARY KEY(`activity_id`, `donor_id`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`donor_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `activity_donor_donor` ON `activity_donor` (`donor_id`,`activity_id`);--> statement-breakpoint
CREATE TABLE `activity_tag` (
	`activity_id` integer NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`activity_id`, `tag`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `activity_tag_tag` ON `activity_tag` (`tag`,`activity_id`);--> statement-breakpoint
CREATE TABLE `cell` (
	`activity_id` integer NOT NULL,
	`combination_id` integer NOT NULL,
	`serves` integer NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`activity_id`, `combination_id`),
	FOREIGN KEY (`activity_id`) REFERENCES `activity`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`combination_id`) REFERENCES `group_combination`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cell_value" CHECK("cell"."value" >= 0)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `group_combination` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`mask` integer NOT NULL,
	`sex_id` integer,
	`cohort_id` integer,
	`age_id` integer,
	`disability_id` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `plan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sex_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cohort_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`age_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`disability_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "group_combination_mask" CHECK("group_combination"."mask" between 1 and 15 and "group_combination"."mask" = ("group_combination"."sex_id" is not null) + 2 * ("group_combination"."cohort_id" is not null) + 4 * ("group_combination"."age_id" is not null) + 8 * ("group_combination"."disability_id" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_combination_key` ON `group_combination` (`plan_id`,coalesce("sex_id", 0),coalesce("cohort_id", 0),coalesce("age_id", 0),coalesce("disability_id", 0));--> statement-breakpoint
CREATE TABLE `report` (
	`id` integer PRIMARY KEY NOT NULL,
	`sector_id` integer NOT NULL,
	`partner_id` integer NOT NULL,
	`period_id` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`state` text NOT NULL,
	`counts` integer DEFAULT false NOT NULL,
	`nothing_to_report` integer DEFAULT false NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`partner_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`period_id`) REFERENCES `period`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "report_state" CHECK("report"."state" in ('draft', 'submitted', 'returned', 'approved')),
	CONSTRAINT "report_counts" CHECK("report"."counts" = 0 or "report"."state" = 'approved'),
	CONSTRAINT "report_version" CHECK("report"."version" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_one_counts` ON `report` (`sector_id`,`partner_id`,`period_id`) WHERE "report"."counts" = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `report_one_under_way` ON `report` (`sector_id`,`partner_id`,`period_id`) WHERE "report"."state" <> 'approved';--> statement-breakpoint
CREATE INDEX `report_period` ON `report` (`period_id`,`sector_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `report_sector_id_partner_id_period_id_version_unique` ON `report` (`sector_id`,`partner_id`,`period_id`,`version`);--> statement-breakpoint
CREATE TABLE `group_total` (
	`indicator_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`place_id` integer NOT NULL,
	`partner_id` integer NOT NULL,
	`group_id` integer NOT NULL,
	`total` integer NOT NULL,
	`cells` integer NOT NULL,
	PRIMARY KEY(`indicator_id`, `year`, `quarter`, `place_id`, `partner_id`, `group_id`),
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `plan_group`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `people_group` (
	`sector_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`year_to_date` integer NOT NULL,
	`group_id` integer NOT NULL,
	`value` integer NOT NULL,
	`facts` integer NOT NULL,
	PRIMARY KEY(`sector_id`, `year`, `year_to_date`, `quarter`, `group_id`),
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `people_total` (
	`sector_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`year_to_date` integer NOT NULL,
	`total` integer NOT NULL,
	`facts` integer NOT NULL,
	PRIMARY KEY(`sector_id`, `year`, `year_to_date`, `quarter`),
	FOREIGN KEY (`sector_id`) REFERENCES `sector`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `place_total` (
	`indicator_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`place_id` integer NOT NULL,
	`partner_id` integer NOT NULL,
	`total` integer NOT NULL,
	`activities` integer NOT NULL,
	PRIMARY KEY(`indicator_id`, `year`, `quarter`, `place_id`, `partner_id`),
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `place_total_place` ON `place_total` (`place_id`,`year`,`quarter`,`indicator_id`,`partner_id`);--> statement-breakpoint
CREATE TABLE `window_group` (
	`indicator_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`year_to_date` integer NOT NULL,
	`group_id` integer NOT NULL,
	`value` integer NOT NULL,
	`facts` integer NOT NULL,
	PRIMARY KEY(`indicator_id`, `year`, `year_to_date`, `quarter`, `group_id`),
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `window_total` (
	`indicator_id` integer NOT NULL,
	`year` integer NOT NULL,
	`quarter` integer NOT NULL,
	`year_to_date` integer NOT NULL,
	`total` integer NOT NULL,
	`unnamed` integer NOT NULL,
	`facts` integer NOT NULL,
	PRIMARY KEY(`indicator_id`, `year`, `year_to_date`, `quarter`),
	FOREIGN KEY (`indicator_id`) REFERENCES `indicator`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
