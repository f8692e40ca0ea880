import { mayAct } from '#lib/access/grant.ts';
import { auditQuestion } from '#lib/report/forms/report.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { absent } from '#lib/server/http/allow.ts';
import { readQuestion } from '#lib/server/http/choice.ts';
import { auditedWords, auditKinds } from '#lib/server/record/words.ts';
import { AUDIT_PAGE, listAudit } from '#lib/server/record/queries/audit.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, viewer }, url }) =>
	snapshot(db, async (reader) => {
		const { plan: code, action, text, before } = readQuestion(url, auditQuestion);
		const plans = (await listPlans(reader))
			.map(({ plan }) => plan)
			.filter(({ id }) => mayAct(viewer?.grants ?? [], 'see audit', { planId: id }));
		const plan = code === undefined ? plans[0] : plans.find((one) => one.code === code);
		if (!plan) absent(m.error_no_record());
		const lines = await listAudit(reader, plan.id, { action, text, beforeId: before }, getLocale());
		return {
			plans: plans.map(({ code, name }) => ({ code, name })),
			plan: {
				code: plan.code,
				name: plan.name,
				timezone: plan.timezone,
				yearStarts: plan.yearStarts,
				demonstration: plan.demonstration,
			},
			question: { action: action ?? '', text: text ?? '' },
			kinds: auditKinds(),
			lines: lines.map((line) => ({ ...line, done: auditedWords(line.action) })),
			isFull: lines.length === AUDIT_PAGE,
		};
	});
