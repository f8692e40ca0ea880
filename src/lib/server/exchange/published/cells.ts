/** Figures of a publication as lines of a bundle, and its money. */
import { rateText } from '#lib/funding/rate.ts';
import type { FileEdition } from '#lib/server/files/edition.ts';
import { figureRows } from '#lib/server/files/figures/rows.ts';
import { getFunding, getFundingDetail } from '#lib/server/funding/queries/funding.ts';
import { tableText } from './tables.ts';

/**
 * A line each shown figure of the quarter alone: a cell, whose parts stand in it too. Of what is withheld there is none, so
 * that cells never add up to what is missing.
 */
export async function reportsTable(edition: FileEdition): Promise<string> {
	const { year, quarter } = edition.period;
	const rows = (await figureRows(edition)).flatMap((row) => {
		const { indicator, value, figure, window, place, level, partner, dimension, group } = row;
		const isOfQuarter = row.year === year && row.quarter === quarter && window === 'quarter';
		if (!indicator || value === null || figure !== 'reached' || !isOfQuarter) return [];
		// What is not disaggregated is no group, and what names no place of a level no place.
		if ((dimension !== null && group === null) || (level > 0 && place === null)) return [];
		return [
			{
				...{ partner, year, quarter, state: 'approved', indicator: indicator.code, value },
				place: place?.pcode ?? null,
				...(dimension && { [dimension]: group }),
			},
		];
	});
	return tableText('reports.csv', rows);
}

/** Requirements of the outputs, and contributions as they were given. */
export async function fundingTable({ reader, scope, period: { year } }: FileEdition): Promise<string> {
	const { required } = await getFunding(reader, scope, year);
	const { outputs, contributions } = await getFundingDetail(reader, scope, year);
	const inDollars = { kind: 'requirement', year, currency: 'USD', usd_rate: rateText(1) };
	const ofOutputs = outputs.flatMap((one) =>
		one.required === null || one.output === null
			? []
			: [{ ...inDollars, output: one.output, amount: one.required }],
	);
	return tableText('funding.csv', [
		...(required === null ? [] : [{ ...inDollars, amount: required }]),
		...ofOutputs,
		...contributions.map(({ donor, partner, output, status, date, amount, currency, usdRate, inKind }) => ({
			...{ kind: 'contribution', year, output, donor: donor.code, partner: partner?.code ?? null },
			...{ status, date, amount, currency, usd_rate: rateText(usdRate), in_kind: inKind ? 'yes' : null },
		})),
	]);
}
