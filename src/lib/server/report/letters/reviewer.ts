/** What coordinators are written of reports. Source: docs/rules.md, Letters. */
import { formatDay } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { composed, pageIn, type LetterTo } from '#lib/server/mail/index.ts';
import { quarterNames, type OfQuarter, type OfReport } from './partner.ts';

/** A report came in. @param questions how many of its figures are asked about */
export function submittedLetter(origin: string, report: OfReport, questions: number): LetterTo {
	return composed((locale) => {
		const names = { ...quarterNames(report, locale), partner: plain(report.partnerName, locale) };
		return {
			subject: m.letter_submitted_subject(names, { locale }),
			paragraphs: [
				m.letter_submitted_body(names, { locale }),
				questions === 0
					? m.letter_submitted_clean({}, { locale })
					: m.letter_submitted_questions({ count: questions }, { locale }),
				pageIn(origin, `/review/${report.id}`, locale),
			],
		};
	});
}

/** Reports wait, and the quarter is about to be locked. @param locks last day, ISO */
export function undecidedLetter(
	origin: string,
	period: OfQuarter & { readonly planCode: string; readonly sectorCode: string },
	locks: string,
	waiting: number,
): LetterTo {
	const { planCode: plan, sectorCode: sector, year, quarter } = period;
	const query = new URLSearchParams({ plan, sector, period: `${year}-Q${quarter}` });
	return composed((locale) => {
		const names = { ...quarterNames(period, locale), day: formatDay(locks, locale), count: waiting };
		return {
			subject: m.letter_undecided_subject(names, { locale }),
			paragraphs: [m.letter_undecided_body(names, { locale }), pageIn(origin, `/review?${query}`, locale)],
		};
	});
}
