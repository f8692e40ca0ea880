/** A line of money that a form sends, read as a line of a file is. */
import { choicesOf } from '#lib/exchange/choices.ts';
import { faultSentence } from '#lib/exchange/words/fault.ts';
import { MONEY_FIELDS, type MoneyColumn } from '#lib/funding/forms/entered.ts';
import { organisationFinderIn } from '#lib/report/organisationNamed.ts';
import { checkFunding, type Known } from './check/codes.ts';
import { bundleHead, bundleLine } from './csv/write.ts';
import { Issues } from './issue.ts';
import type { PlanRow } from './queries/bundle/reference.ts';
import { readFundingRows, type FundingFileRow } from './read/sector.ts';
import type { listKnownOrganisations } from '#lib/server/report/queries/workbook.ts';

const FILE = 'funding.csv';

interface KnownOfMoney extends Pick<Known, 'outputs'> {
	readonly organisations: Awaited<ReturnType<typeof listKnownOrganisations>>;
}

export type TypedFunding =
	| { readonly row: FundingFileRow; readonly issues?: undefined }
	/** By field, a sentence of what is wrong. */
	| { readonly issues: Record<string, string>; readonly row?: undefined };

/**
 * Organisations by code or by a name in any language.
 * @param typed cells of the file by their columns; an absent one is empty
 */
export async function typedFunding(
	kind: FundingFileRow['kind'],
	typed: Readonly<Partial<Record<MoneyColumn, string>>>,
	plan: Pick<PlanRow, 'currency' | 'firstYear' | 'lastYear'>,
	{ organisations, outputs }: KnownOfMoney,
): Promise<TypedFunding> {
	const issues = new Issues();
	const find = organisationFinderIn(organisations);
	const codeOf = (column: 'donor' | 'partner') => {
		const text = typed[column] ?? '';
		// One that was merged is named by the code of the one that it is.
		const meant = new Set(find(text).map(({ id }) => id));
		const found = organisations.filter(({ id, name }) => meant.has(id) && name.en !== '');
		if (found.length > 1) {
			const choices = choicesOf(found.map(({ code }) => code));
			issues.error('several named', { file: FILE, line: LINE, column }, text, choices);
		}
		return found[0]?.code ?? text;
	};
	const cells = { ...typed, kind, donor: codeOf('donor'), partner: codeOf('partner') };
	const bytes = Buffer.from(bundleHead(FILE) + bundleLine(FILE, cells));
	const open = () => Promise.resolve(eachOf(bytes));
	const source = { files: new Map([[FILE, { size: bytes.length, open }]]), close: () => undefined };
	const rows = await readFundingRows(source, plan, new Map(), issues);
	checkFunding(rows, { organisations: new Set(organisations.map(({ code }) => code)), outputs }, issues);
	const [first] = rows;
	if (first && issues.errors === 0) return { row: first.row };
	const told = issues.kept.map(({ column, ...fault }): [string, string] => [
		column !== null && column in MONEY_FIELDS ? MONEY_FIELDS[column as MoneyColumn] : 'form',
		faultSentence(fault),
	]);
	// The first that is wrong with a field is told.
	return { issues: Object.fromEntries(told.toReversed()) };
}

/** Behind the headings and their tags. */
const LINE = 3;

async function* eachOf(bytes: Buffer): AsyncGenerator<Buffer> {
	yield await Promise.resolve(bytes);
}
