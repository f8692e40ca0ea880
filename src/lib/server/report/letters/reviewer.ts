/** What coordinators are written of reports. Source: docs/rules.md, Letters. */
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { composed, pageIn, type LetterTo } from '#lib/server/mail/index.ts';
import { named, type OfReport } from './partner.ts';

/** A report came in. @param questions how many of its figures are asked about */
export function submittedLetter(origin: string, report: OfReport, questions: number): LetterTo {
	return composed((locale) => {
		const names = { ...named(report, locale), partner: plain(report.partnerName, locale) };
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
