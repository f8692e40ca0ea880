/** One text in every field that holds somebody's words: each column of free text of the database. */
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { is } from 'drizzle-orm';
import * as schema from '#db/schema/index.ts';
import { closeDatabase, openDatabase, run, transaction, type Writer } from '#lib/server/database/driver.ts';
import { writeText } from '#lib/plan/text.ts';

/** The text as a column has it. */
type Shape = (text: string) => string;

const plain: Shape = (text) => text;
const localised: Shape = (text) => String(writeText({ en: text, ar: text, fr: text }));
const list: Shape = (text) => JSON.stringify([text]);
const named: Shape = (text) => JSON.stringify([{ en: text, ar: text, fr: text }]);
const recorded: Shape = (text) => JSON.stringify({ body: text, note: text, reference: text });

/** By table and column, how it stands there. */
const TEXTS: Readonly<Record<string, Shape>> = {
	'activity.reference': plain,
	'activity.appeal': plain,
	'activity.note': plain,
	'activity_tag.tag': plain,
	'audit_entry.before': recorded,
	'audit_entry.after': recorded,
	'contribution.reference': plain,
	'entry.reference': plain,
	'entry.unread': (text) => JSON.stringify([{ field: 'place', text, fault: 'unknown' }]),
	'data_import.file': plain,
	'data_import.reason': plain,
	'explanation.body': plain,
	'geometry_layer.source': plain,
	'geometry_layer.disclaimer': localised,
	'incomplete_mark.reason': plain,
	'indicator.name': localised,
	'indicator.note': localised,
	'indicator.definition': localised,
	'indicator.source': localised,
	'indicator.contact': plain,
	'mail.subject': plain,
	'mail.body': plain,
	'mail.last_error': plain,
	'narrative.body': plain,
	'narrative_accepted.reason': plain,
	'narrative_accepted.written': plain,
	'narrative_version.body': plain,
	'organisation.name': localised,
	'outcome.name': localised,
	'output.name': localised,
	'period_reopening.reason': plain,
	'people_in_need.source': plain,
	'person.email': (text) => `${text.replaceAll(/\s/g, '')}@example.org`,
	'person.name': plain,
	'place.name': localised,
	'place.place_group': plain,
	'place.population_source': plain,
	'place_alias.name': plain,
	'plan.name': localised,
	'plan.status': localised,
	'plan.people_label': localised,
	'plan.disclaimers': named,
	'plan.contacts': list,
	'plan.credits': (text) =>
		JSON.stringify({
			publisher: { en: text, ar: text },
			source: { en: text },
			maintainer: text,
			tags: [text],
		}),
	'plan.levels': (text) => JSON.stringify({ 1: { en: text }, 2: { en: text, ar: text }, 3: { en: text } }),
	'plan.levels_one': (text) => JSON.stringify({ 1: { en: text }, 2: { en: text }, 3: { en: text } }),
	'plan_group.name': localised,
	'report_comment.body': plain,
	'report_words.body': plain,
	'publication.withdrawn_reason': localised,
	'publication_clearance.name': plain,
	'publication_clearance.words': plain,
	'publication_clearance_file.name': plain,
	'publication_notice.words': localised,
	'sector.name': localised,
	'service.name': localised,
	'service.reach': localised,
	'service.eligibility': localised,
	'service.hours': localised,
	'service.cost': localised,
	'survey.name': localised,
	'survey.method': (text) =>
		JSON.stringify(
			Object.fromEntries(
				['sponsor', 'collector', 'mode', 'universe', 'sampling', 'weighting', 'consent'].map((word) => [
					word,
					{ en: text },
				]),
			),
		),
	'theme.name': localised,
	'theme.words': list,
	'survey_wave.name': localised,
	'survey_wave.origin': localised,
	'survey_question.label': localised,
	'survey_question.options': (text) =>
		JSON.stringify(['yes', 'no'].map((name) => ({ name, label: { en: text } }))),
};

/** Codes, hashes, dates and words of lists: no form and no bundle takes anything else there. */
const OTHERS = new Set([
	...['answer_set.questions', 'attempt.subject', 'audit_entry.action', 'audit_entry.subject'],
	...['backup_seal.proof', 'contribution.date', 'contribution.currency', 'entry.sent', 'explanation.rule'],
	...['geometry_layer.topology', 'group_combination.groups', 'indicator.counted_kinds', 'job.holder'],
	...['job_run.result', 'mail.message_id', 'narrative.section', 'narrative.language', 'narrative.slug'],
	'narrative_accepted.fingerprint',
	...[
		'data_import.id',
		'data_import.mapping',
		'data_import.content',
		'data_import.found',
		'data_import.fields',
		'data_import.image',
		'data_import.progress',
	],
	// What a sender said of headings is compared with those of the next file: no page shows it.
	...['import_column.heading', 'import_column.name'],
	'activity_info_rules.rules',
	...[
		'indicator.later_calculations',
		'indicator.later_sensitivities',
		'place.later_kinds',
		'place.later_parents',
		'place.merged_into',
	],
	...[
		'plan.later_people_methods',
		'plan.today',
		'period.opens',
		'period.due',
		'period.locks',
		'period_reopening.until',
		'person.language',
	],
	...['plan.currency', 'plan.languages', 'plan.timezone', 'requirement.currency', 'second_factor.secret'],
	// What was published is JSON of answers, planted where the answers come from.
	...['publication.content', 'publication.manifest', 'publication.annex', 'publication.hash'],
	...['publication.content_hash', 'publication_answer.part', 'publication_answer.key'],
	...['publication_answer.answer', 'publication_clearance.day', 'publication_clearance.content_hash'],
	...['published_file.name', 'published_file.language', 'published_file.sha256', 'published_file.content'],
	...['publication_clearance.seen', 'publication_clearance_file.content', 'publication_objection.role'],
	// Headings of the next file of the survey: a page shows them once that is read.
	...['survey.columns'],
	...['publication_objection.until', 'publication_objection.content_hash'],
	...['publication_plan.day', 'publication_plan.press'],
	...['publication_clearance.role', 'publication_notice.day', 'plan.clearance', 'plan.lowest'],
	// What was taken out, to be put back as it was: no page shows it.
	...['report_undo.content', 'organisation.handed_over'],
	...[
		'survey_wave.first_day',
		'survey_wave.last_day',
		'survey_wave.design',
		'survey_wave.left_out',
		'survey_question.key',
	],
	// Read when a wave is published, which freezes figures and no words.
	...['survey_question.relevant', 'survey_answers.answers', 'survey_result.by_key', 'survey_result.printed'],
	'survey_result.result',
	...['service.languages', 'service.confirmed_on', 'service.asked_after'],
	...['theme.answers', 'theme_coding.coded'],
	...['referral.month', 'referral.from_sector', 'referral.to_sector'],
	...['submission.key', 'submission.content', 'workbook.id', 'workbook.edition', 'workbook.rows'],
]);
const CODE = /\.(?:\w*hash|mac|p?code)$/;

/** No list of words says what stands there. */
const isFree = (words: readonly string[] | undefined) => words === undefined || words.length === 0;

/** Columns of text that are in neither list. */
export function unknownTexts(): string[] {
	return Object.values(schema).flatMap((table) => {
		if (!is(table, SQLiteTable)) return [];
		const { name, columns } = getTableConfig(table);
		return columns
			.filter((column) => column.getSQLType() === 'text' && isFree(column.enumValues as string[] | undefined))
			.map((column) => `${name}.${column.name}`)
			.filter((field) => !CODE.test(field) && !OTHERS.has(field) && !(field in TEXTS));
	});
}

/** What the seed of `reach` has no row of yet. */
export async function addTextRows(path: string): Promise<void> {
	const db = openDatabase(path);
	await transaction(db, async (writer) => {
		await run(
			writer,
			`insert into narrative (id, sector_id, year, quarter, section, language, slug, body)
			values (901, 1, 2024, 1, 'summary', 'en', 'a', 'x'), (902, 1, 2024, 1, 'summary', 'ar', 'b', 'x')`,
		);
		await run(writer, `insert into narrative_version (narrative_id, version, body) values (901, 0, 'x')`);
		await run(
			writer,
			`insert into narrative_accepted (narrative_id, fingerprint, written, reason, accepted_at, accepted_by)
			values (901, 'x', 'x', 'x', 1, 1)`,
		);
		await run(
			writer,
			`insert into report_words (report_id, output_id, about, body)
			select r.id, u.id, 'achievements', 'x' from report r join output u on u.sector_id = r.sector_id`,
		);
		await run(
			writer,
			`insert into data_import (id, plan_id, sector_id, person_id, at, file, sent_as, state, content)
			values ('${'0'.repeat(31)}9', 1, 1, 1, 0, 'x', 'bundle', 'checked', '')`,
		);
		await run(
			writer,
			`insert into people_in_need (sector_id, year, in_need, source) values (1, 2024, 7, 'x')`,
		);
		await run(
			writer,
			`insert into service (plan_id, code, organisation_id, name, need, reach, confirmed_on, confirmed_by)
			select plan_id, 'x', id, '{"en":"x"}', 'food', '{"en":"x"}', '2024-05-01', 'coordination'
			from organisation where plan_id = 1 limit 1`,
		);
		await run(writer, `insert into place_alias (place_id, name) values (4, 'x')`);
		await run(
			writer,
			`insert into incomplete_mark (indicator_id, year, quarter, reason) values (1, 2024, 1, 'x')`,
		);
	});
	await closeDatabase(db);
}

/** Sets every field of `TEXTS` in every row to the text, and tells that what strangers see has changed. */
export async function fillTexts(path: string, text: string): Promise<void> {
	const db = openDatabase(path);
	await transaction(db, async (writer) => {
		for (const [field, shape] of Object.entries(TEXTS)) await fill(writer, field, shape(`${text} §`));
		await run(writer, `update data_version set version = version + 1, public_version = public_version + 1`);
	});
	await closeDatabase(db);
}

/** What tells the rows of a table apart, where that is no `id`. */
const NUMBERS: Readonly<Record<string, string>> = {
	activity_tag: 'activity_id',
	incomplete_mark: 'indicator_id',
	publication_clearance_file: 'clearance_id',
	narrative_version: 'narrative_id',
	place_alias: 'place_id',
	report_words: 'report_id',
};

/** The sign at the end becomes the row's own number: some names differ in one list. */
async function fill(writer: Writer, field: string, text: string): Promise<void> {
	const [table = '', column = ''] = field.split('.');
	const number = NUMBERS[table] ?? 'id';
	await run(writer, `update ${table} set "${column}" = replace(@text, '§', cast(${number} as text))`, {
		text,
	});
}
