import { moveForm, nodeForm, removeForm, renameForm } from '#lib/framework/forms/indicator.ts';
import { copyFrameworkForm } from '#lib/framework/forms/copy.ts';
import { nameIn } from '#lib/plan/forms/names.ts';
import { ofOpenSector, openSector } from '#lib/server/access/openSector.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { copyFramework } from '#lib/server/exchange/commands/copyFramework.ts';
import { loadFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import { moveNode } from '#lib/server/framework/commands/moveNode.ts';
import { removeNode } from '#lib/server/framework/commands/removeNode.ts';
import { addNode, renameNode } from '#lib/server/framework/commands/saveNode.ts';
import { listFrameworks } from '#lib/server/framework/queries/frameworks.ts';
import { frameworkTree } from '#lib/server/framework/tree.ts';
import type { FrameworkLevel } from '#lib/server/framework/queries/frameworkUse.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { scope } = await openSector(event, reader);
		const outcomes = frameworkTree(await loadFramework(reader, scope.sector.id));
		return {
			scope,
			outcomes,
			others: outcomes.length > 0 ? [] : await listFrameworks(reader, scope.plan.id),
		};
	});

/** `output 1.1` in its two words. */
function nodeOf(text: string): { level: FrameworkLevel; code: string } {
	const [, level, code = ''] = /^(outcome|output|indicator) (.+)$/.exec(text) ?? [];
	if (level !== 'outcome' && level !== 'output' && level !== 'indicator') absent();
	return { level, code };
}

export const actions: Actions = {
	/** Of another sector. */
	copy: (event) =>
		action(event, {
			may: ofOpenSector,
			form: copyFrameworkForm,
			do: async ({ act }, form) => {
				await copyFramework(event.locals.db, { ...act, ...form });
				return { done: 'copied' as const };
			},
		}),
	add: (event) =>
		action(event, {
			may: ofOpenSector,
			form: nodeForm,
			do: async ({ act }, { outcome, frameworkCode, ...form }) => {
				const node = { code: frameworkCode, name: nameIn(form), outcome: outcome === '' ? null : outcome };
				await addNode(event.locals.db, act, node);
				return { done: 'added' as const };
			},
		}),
	rename: (event) =>
		action(event, {
			may: ofOpenSector,
			form: renameForm,
			do: async ({ act }, { node, version, ...form }) => {
				const { level, code } = nodeOf(node);
				if (level === 'indicator') absent();
				await renameNode(event.locals.db, act, { level, code, version, name: nameIn(form) });
				return { done: 'saved' as const };
			},
		}),
	move: (event) =>
		action(event, {
			may: ofOpenSector,
			form: moveForm,
			do: async ({ act }, { node, move, version }) => {
				await moveNode(event.locals.db, act, { ...nodeOf(node), move, version });
				return { done: 'moved' as const, node, move };
			},
		}),
	remove: (event) =>
		action(event, {
			may: ofOpenSector,
			form: removeForm,
			do: async ({ act }, { node }) => {
				await removeNode(event.locals.db, act, nodeOf(node));
				return { done: 'removed' as const };
			},
		}),
};
