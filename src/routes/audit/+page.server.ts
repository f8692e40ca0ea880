import { error } from '@sveltejs/kit';
import { mayAct } from '#lib/access/grant.ts';
import { auditQuestion } from '#lib/report/forms/report.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { AUDIT_PAGE, listAudit } from '#lib/server/record/queries/audit.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, viewer }, url }) =>
	snapshot(db, async (reader) => {
		const form = auditQuestion.safeParse(Object.fromEntries(url.searchParams));
		if (!form.success) error(400, m.error_form());
		const plans = (await listPlans(reader))
			.map(({ plan }) => plan)
			.filter(({ id }) => mayAct(viewer?.grants ?? [], 'see audit', { planId: id }));
		const plan = form.data.plan === undefined ? plans[0] : plans.find(({ code }) => code === form.data.plan);
		if (!plan) error(404, m.error_no_report());
		const { action, text, before } = form.data;
		const lines = await listAudit(reader, plan.id, { action, text, beforeId: before });
		return {
			plans: plans.map(({ code, name }) => ({ code, name })),
			plan: { code: plan.code, name: plan.name, timezone: plan.timezone },
			question: { action: action ?? '', text: text ?? '' },
			lines,
			isFull: lines.length === AUDIT_PAGE,
		};
	});
