/** What a partner is written of its reports. Source: docs/rules.md, Letters. */
import type { YearStart } from '#lib/plan/planYear.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import type { Localised } from '#lib/plan/text.ts';
import { formatDay, quarterLong } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import { composed, pageIn, type LetterTo } from '#lib/server/mail/index.ts';
import type { Said } from '#lib/server/report/queries/said.ts';

/** Which report a letter is about. */
export interface OfReport extends YearStart {
	readonly id: number;
	readonly sectorName: Localised;
	readonly partnerName: Localised;
	readonly year: number;
	readonly quarter: QuarterNumber;
}

/** A quarter of a sector of which nobody need have begun a report. */
export type OfQuarter = Pick<OfReport, 'sectorName' | 'year' | 'quarter' | 'yearStarts'>;

/** What the sentences of a letter name: the sector, and the quarter in words. */
export function quarterNames({ sectorName, year, quarter, yearStarts }: OfQuarter, locale: Locale) {
	return {
		sector: plain(sectorName, locale),
		quarter: quarterLong({ year, quarter }, { yearStarts }, locale),
	};
}

/** A quarter may be reported. @param due ISO */
export function openedLetter(origin: string, period: OfQuarter, due: string): LetterTo {
	return composed((locale) => {
		const names = { ...quarterNames(period, locale), day: formatDay(due, locale) };
		return {
			subject: m.letter_opened_subject(names, { locale }),
			paragraphs: [
				m.letter_opened_body(names, { locale }),
				m.letter_reminder_end({}, { locale }),
				pageIn(origin, '/reports', locale),
			],
		};
	});
}

export function approvedLetter(origin: string, report: OfReport): LetterTo {
	return composed((locale) => {
		const names = quarterNames(report, locale);
		return {
			subject: m.letter_approved_subject(names, { locale }),
			paragraphs: [
				m.letter_approved_body(names, { locale }),
				pageIn(origin, `/reports/${report.id}`, locale),
			],
		};
	});
}

/** @param said every word, of the whole report first */
export function returnedLetter(origin: string, report: OfReport, said: readonly Said[]): LetterTo {
	return composed((locale) => {
		const names = quarterNames(report, locale);
		return {
			subject: m.letter_returned_subject(names, { locale }),
			paragraphs: [
				m.letter_returned_body(names, { locale }),
				...wordsOf(said, locale),
				m.letter_returned_end({}, { locale }),
				pageIn(origin, `/reports/${report.id}`, locale),
			],
		};
	});
}

export function withdrawnLetter(origin: string, report: OfReport, reason: string): LetterTo {
	return composed((locale) => {
		const names = quarterNames(report, locale);
		return {
			subject: m.letter_withdrawn_subject(names, { locale }),
			paragraphs: [
				m.letter_withdrawn_body(names, { locale }),
				reason,
				pageIn(origin, `/reports/${report.id}`, locale),
			],
		};
	});
}

/** @param until last day, ISO */
export function reopenedLetter(origin: string, period: OfQuarter, until: string, reason: string): LetterTo {
	return composed((locale) => {
		const names = quarterNames(period, locale);
		return {
			subject: m.letter_reopened_subject(names, { locale }),
			paragraphs: [
				m.letter_reopened_body({ ...names, day: formatDay(until, locale) }, { locale }),
				reason,
				pageIn(origin, '/reports', locale),
			],
		};
	});
}

/** To whoever may submit, from somebody who may not. */
export function readyLetter(origin: string, report: OfReport, from: string): LetterTo {
	return composed((locale) => {
		const names = quarterNames(report, locale);
		return {
			subject: m.letter_ready_subject(names, { locale }),
			paragraphs: [
				m.letter_ready_body({ ...names, person: from }, { locale }),
				pageIn(origin, `/reports/${report.id}/summary`, locale),
			],
		};
	});
}

/** A report that nobody has sent. @param due ISO @param today ISO, where the plan is */
export function reminderLetter(origin: string, period: OfQuarter, due: string, today: string): LetterTo {
	const isPast = today > due;
	return composed((locale) => {
		const names = { ...quarterNames(period, locale), day: formatDay(due, locale) };
		return {
			subject: isPast
				? m.letter_late_subject(names, { locale })
				: m.letter_reminder_subject(names, { locale }),
			paragraphs: [
				isPast ? m.letter_late_body(names, { locale }) : m.letter_reminder_body(names, { locale }),
				m.letter_reminder_end({}, { locale }),
				pageIn(origin, '/reports', locale),
			],
		};
	});
}

/** A report that came in, was sent back, and has not come again. */
export function correctionLetter(
	origin: string,
	report: Pick<OfReport, 'id'> & OfQuarter,
	said: readonly Said[],
): LetterTo {
	return composed((locale) => {
		const names = quarterNames(report, locale);
		return {
			subject: m.letter_correction_subject(names, { locale }),
			paragraphs: [
				m.letter_correction_body(names, { locale }),
				...wordsOf(said, locale),
				m.letter_returned_end({}, { locale }),
				pageIn(origin, `/reports/${report.id}`, locale),
			],
		};
	});
}

/** A paragraph a word; what was said of a row begins with its indicator and place. */
function wordsOf(said: readonly Said[], locale: Locale): string[] {
	return said.map(({ body, row }) => {
		if (!row) return body;
		const place = row.place ? plain(row.place, locale) : m.place_not_named({}, { locale });
		if (row.code === null) return m.letter_of_activity({ place, words: body }, { locale });
		return m.letter_of_row({ indicator: row.code, place, words: body }, { locale });
	});
}
