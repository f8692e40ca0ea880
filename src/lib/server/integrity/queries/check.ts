import { MOST_FINDINGS, type Finding, type Mend, type Severity } from '#lib/integrity/check.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A check that one question answers. */
export interface TextCheck<Name extends string = string> {
	readonly name: Name;
	readonly severity: Severity;
	readonly mend: Mend;
	/** Gives `plan` and `what` of everything that is wrong; may ask `@now` (milliseconds) and `@today`. */
	readonly text: string;
}

/** What a check found: at most `MOST_FINDINGS`. */
export async function askCheck(reader: Reader, { text }: TextCheck, now: Date): Promise<Finding[]> {
	return rows<Finding>(reader, `${text} limit ${MOST_FINDINGS}`, {
		now: now.getTime(),
		today: now.toISOString().slice(0, 10),
	});
}

/** Keeps the names of a list of checks, so that nobody forgets one of them. */
export const checksOf = <const Name extends string>(
	checks: readonly TextCheck<Name>[],
): readonly TextCheck<Name>[] => checks;

/** SQL of a name that people have for a report: partner, quarter, version; of `r`, `o` and `d`. */
export const REPORT = `o.code || ' ' || d.year || '-Q' || d.quarter || ' v' || r.version`;
/** The tables of a report and its names. */
export const REPORTS = `report r join sector s on s.id = r.sector_id join organisation o on o.id = r.partner_id
	join period d on d.id = r.period_id`;
/** Rows of reports that count, with their indicator. */
export const COUNTED = `entry e join report r on r.id = e.report_id and r.counts = 1 join sector s on s.id = r.sector_id
	join organisation o on o.id = r.partner_id join period d on d.id = r.period_id join indicator i on i.id = e.indicator_id`;
