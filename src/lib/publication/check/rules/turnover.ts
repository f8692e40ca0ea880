/** Incomes of a month, for everybody and the year, against the turnover that they are paid from. */
import type { Finding } from '../finding.ts';
import { amountsOf, findingAt, type Amount, type ReadSection } from '../reader.ts';
import { endOf } from '../typed.ts';

const INCOME =
	/(?<!\p{L})(?:incomes?|earn(?:s|ing|ings|ed)?|salar(?:y|ies)|wages?|revenus?|salaires?|دخل|أجور|رواتب)(?!\p{L})/iu;
const MONTHLY = /(?<!\p{L})(?:month(?:ly)?|per month|mensuels?|par mois|شهري\p{L}*|شهرًا|في الشهر)(?!\p{L})/iu;
const TURNOVER =
	/(?<!\p{L})(?:turnover|annual (?:budget|revenue|sales)|chiffre d[’']affaires|رقم الأعمال|المبيعات السنوية)(?!\p{L})/iu;
/** A heading begins what is told of another enterprise. */
const HEADING = /\n\s*(?:#{1,6}\s|\d+\.\s+\p{Lu})/gu;
const NEAR = 90;
const MONTHS = 12;

export function findIncomes(section: ReadSection): Finding[] {
	const bounds = [...section.text.matchAll(HEADING)].map(({ index }) => index);
	const blocks = Map.groupBy(
		amountsOf(section),
		({ number }) => bounds.filter((at) => at <= number.offset).length,
	);
	return [...blocks.values()].flatMap((amounts) => inBlock(section, amounts));
}

function inBlock(section: ReadSection, amounts: readonly Amount[]): Finding[] {
	const isMoney = ({ number }: Amount) => number.kind === 'money';
	const turnovers = amounts.filter((one) => isMoney(one) && TURNOVER.test(around(section, one, NEAR)));
	const incomes = amounts.filter(
		(one) =>
			isMoney(one) &&
			!turnovers.includes(one) &&
			INCOME.test(around(section, one, NEAR)) &&
			MONTHLY.test(around(section, one, NEAR)),
	);
	return incomes.flatMap((income) => {
		const people = earnersOf(amounts, income);
		const turnover = turnovers.find(({ number }) => number.unit === income.number.unit);
		if (!people || !turnover) return [];
		const least = people.number.value * income.number.value * MONTHS;
		const most = turnover.number.value + turnover.number.step / 2;
		return least > most ? [findingAt(section, turnover.number, 'above the turnover', 'look', least)] : [];
	});
}

function around({ text }: ReadSection, { number, context }: Amount, reach: number): string {
	const { start, end } = context.sentence;
	return text.slice(Math.max(start, number.offset - reach), Math.min(end, endOf(number) + reach / 2));
}

/** Who earns it: people counted in its sentence, or those counted last before it. */
function earnersOf(amounts: readonly Amount[], income: Amount): Amount | undefined {
	const before = amounts.filter(
		({ number, context }) =>
			number.kind === 'count' &&
			number.offset < income.number.offset &&
			number.value > 1 &&
			context.pointed !== 'target',
	);
	const own = before.findLast(({ context }) => context.sentence.start === income.context.sentence.start);
	return own ?? before.findLast(({ context }) => context.phrase.counted === 'people');
}
