import { codeAndName } from '#lib/i18n/codeAndName.ts';
import type { TracedFigure } from '#lib/figures/trace/trace.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { figureWords } from '#lib/figures/words/figure.ts';
import { moneyWords } from '#lib/funding/words.ts';
import { addressOf, indicatorTail, placeTail, type View } from '#lib/i18n/address.ts';
import { quarterShort, windowWords } from '#lib/i18n/date.ts';
import { isolated, plain } from '#lib/i18n/locale.ts';
import { DASH, formatAverage, formatFigure, formatShare, formatShort } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { OpenQuarter } from '#lib/plan/period.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { revisedWords } from '#lib/figures/words/trace.ts';
import { spokenWords } from '#lib/publication/words/spoken.ts';
import { answerPart } from '#lib/survey/words/trace.ts';
import { yearWords } from '#lib/plan/planYear.ts';
import type { PageData } from './$types';

type Traced = PageData['traced'];

/** A figure as the page shows it on top. */
interface Shown {
	readonly figure: TracedFigure;
	readonly unit: Unit;
	/** What of it is asked for, and in which window. */
	readonly of: string;
	readonly words: string;
	/** Words stand in the figure's place. */
	readonly isMissing: boolean;
	readonly beside?: string;
}

/** The figure as the pages show it that lead here. */
export function explainedOf(traced: Traced, { scope, period }: OpenQuarter, { window }: View): Shown {
	if (traced.is === 'money') return moneyShown(traced, yearWords(period.year, scope.plan));
	if (traced.is === 'answer') return answerShown(traced);
	if (traced.is === 'pipeline') return pipelineShown(traced, quarterShort(period, scope.plan));
	const { figure } = traced.trace;
	const unit = traced.is === 'people' ? 'people' : traced.indicator.unit;
	const filters =
		traced.is === 'people'
			? [traced.group && plain(traced.group.name)]
			: [
					traced.place && plain(traced.place.name),
					...traced.groups.map(({ name }) => plain(name)),
					traced.donor,
					traced.partner,
				];
	const isMissing = figure.reached === null;
	return {
		figure,
		unit,
		of: [...filters, windowWords(window ?? 'year-to-date')].filter((one) => one !== null).join(' · '),
		words: isMissing && !figure.isWithheld ? m.status_not_reported() : figureWords(figure, unit),
		isMissing,
	};
}

function answerShown({ answer }: Extract<Traced, { is: 'answer' }>): Shown {
	const { asked, spoken } = answer;
	const isMissing = spoken.is === 'few';
	const of = [...answerPart(answer), plain(spoken.surveyName), plain(spoken.waveName)];
	return {
		figure: { reached: isMissing ? null : spoken.value, high: null, about: null, isWithheld: isMissing },
		unit: asked.name === 'share' ? 'percent' : 'count',
		of: of.join(' · '),
		words: spokenWords(asked.name, spoken),
		isMissing,
	};
}

function pipelineShown(
	{ trace: { figure }, indicator: { unit } }: Extract<Traced, { is: 'pipeline' }>,
	quarter: string,
): Shown {
	const of = [m.why_pipeline_of(), quarter].join(' · ');
	return { figure, unit, of, words: figureWords(figure, unit), isMissing: figure.isWithheld };
}

/** What the revision before said, and by how much this one differs; of a survey's figure what it said. */
export function revisionBeforeWords(
	traced: Traced,
	{ revision, figure }: NonNullable<PageData['since']>,
	now: Pick<Shown, 'figure' | 'unit'>,
): string {
	if (traced.is !== 'answer' || figure.isWithheld || figure.reached === now.figure.reached)
		return revisedWords(revision, figure, now.figure, now.unit);
	const format = traced.answer.asked.name === 'share' ? formatShare : formatAverage;
	return m.why_since_then({ revision, then: format(figure.reached ?? 0) });
}

function moneyShown({ money, output, isUnallocated }: Extract<Traced, { is: 'money' }>, year: string): Shown {
	const { figure: name, amount, donor } = money;
	const of =
		donor?.name ?? (isUnallocated ? m.money_not_allocated() : output ? plain(output.name) : m.money_whole());
	const isCovered = name === 'gap' && amount !== null && amount <= 0;
	const exact = formatFigure(amount, 'usd');
	const words = amount === null ? DASH : isCovered ? m.money_no_gap() : formatShort(amount, 'usd');
	const over = isCovered && amount < 0 ? m.money_over({ amount: formatFigure(-amount, 'usd') }) : undefined;
	return {
		figure: { reached: amount, high: null, about: null, isWithheld: false },
		unit: 'usd',
		of: `${of} · ${year}, USD`,
		words,
		isMissing: amount === null || isCovered,
		...(over ? { beside: over } : exact === words || isCovered ? {} : { beside: exact }),
	};
}

/** What the figure is called. */
export function figureName(traced: Traced, plan: Scope['plan']): string {
	if (traced.is === 'money') return moneyWords(traced.money.figure);
	if (traced.is === 'answer') return plain(traced.answer.spoken.questionName);
	if (traced.is === 'people') return plan.peopleLabel ? plain(plan.peopleLabel) : m.people_reached();
	return codeAndName(traced.indicator);
}

/** The page that the figure stands on, where that is not the quarter's own. */
export function wayBack(
	traced: Traced,
	{ scope, period }: OpenQuarter,
	view: View,
): { readonly href: string; readonly label: string }[] {
	const to = (tail: string, label: string) => [{ href: addressOf(scope, period, tail, view), label }];
	if (traced.is === 'money') return to('/funding', m.funding());
	if (traced.is === 'people' || traced.is === 'answer') return [];
	const { indicator } = traced;
	const place = traced.is === 'pipeline' ? null : traced.place;
	return place
		? to(placeTail(place.pcode), plain(place.name))
		: to(indicatorTail(indicator.code), isolated(indicator.code));
}
