import type { z } from 'zod';
import type { surveyWhyAnswer } from '#lib/exchange/forms/surveys.ts';
import { speak } from '#lib/survey/speak.ts';
import type { AskedAnswer } from '#lib/survey/spoken.ts';
import type { toldDesign } from './queries/drawn.ts';
import type { listPublishedWaves, listResults } from './queries/surveys.ts';

type Found = Awaited<ReturnType<typeof listPublishedWaves>>[number];
type Result = Awaited<ReturnType<typeof listResults>>[number];

/** What stands behind one figure; of one of too few people nothing but that. Null: there is no such figure. */
export function surveyWhy(
	{ plan, survey, wave }: Found,
	{ question, groups, findings, changes, printed }: Result,
	asked: AskedAnswer,
	drawn: ReturnType<typeof toldDesign>,
): z.infer<typeof surveyWhyAnswer> | null {
	const spoken = speak(asked, question, { groups, findings, changes });
	if (spoken.is === 'fault') return null;
	const told = spoken.is === 'told' ? spoken : null;
	const group = told && groups.find((one) => one.group === asked.group);
	const share = asked.name === 'share' ? group?.shares.find((one) => one.option === asked.option) : undefined;
	const deff = asked.name === 'median' ? undefined : (share ?? group?.number)?.deff;
	const isPrinted = printed?.includes(asked.option ?? asked.name);
	return {
		...{ plan: plan.code, demonstration: plan.demonstration, survey: survey.code, wave: wave.code },
		...{ sampling: survey.sampling, minimum: survey.minimum },
		question: { key: question.key, kind: question.kind, label: question.label },
		...{ relevant: question.relevant, responses: wave.responses, asked: wave.asked },
		...{ figure: asked.name, option: asked.option, by: asked.by, group: asked.group },
		...{ shown: told !== null, reason: told ? null : ('too few' as const) },
		bracketed: told?.isBracketed ?? false,
		...{ value: told?.value ?? null, low: told?.low ?? null, high: told?.high ?? null },
		base: { n: spoken.n, weighted: group?.weighted ?? null },
		chose: share?.n ?? null,
		...{ design_effect: deff ?? null, degrees_of_freedom: group?.df ?? null },
		design: told && drawn && { weights: drawn.weightKind, strata: drawn.strata, units: drawn.units },
		origin: told && isPrinted !== undefined ? (isPrinted ? 'published' : 'invented') : null,
	};
}
