import { moveForm, nodeForm, removeForm, renameForm } from '#lib/framework/forms/indicator.ts';
import { frameworkParts, partWith } from '#lib/framework/parts.ts';
import { onePart } from '#lib/plan/onePart.ts';
import { copyFrameworkForm } from '#lib/framework/forms/copy.ts';
import { nameIn } from '#lib/plan/forms/names.ts';
import { ofOpenSector, openSector } from '#lib/server/access/openSector.ts';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
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
		const { searchParams } = event.url;
		const parts = frameworkParts(frameworkTree(await loadFramework(reader, scope.sector.id)));
		const at = searchParams.get('at');
		const { shown, part } = onePart(
			parts,
			`${(at === null ? undefined : partWith(parts, at)) ?? searchParams.get('part')}`,
			1,
		);
		const outcomes = shown[0] ?? [];
		return {
			scope,
			outcomes,
			...{ part, parts: parts.length },
			others: outcomes.length > 0 ? [] : await listFrameworks(reader, scope.plan.id),
		};
	});

/** Where a node stands now: which of those beside it, from 1, of how many, and in which part of the page. */
async function whereIs(reader: Reader, sectorId: number, { level, code }: ReturnType<typeof nodeOf>) {
	const parts = frameworkParts(frameworkTree(await loadFramework(reader, sectorId)));
	const part = partWith(parts, `${level} ${code}`);
	const nodes = (parts[(part ?? 0) - 1] ?? []).flatMap((one) => [one, ...one.outputs]);
	const found =
		level === 'indicator'
			? nodes.flatMap(({ indicators }) => indicators).find((one) => one.code === code)
			: nodes.find((one) => one.level === level && one.code === code);
	return found && part !== undefined ? { code, at: found.place.at + 1, of: found.place.of, part } : null;
}

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
				const moved = nodeOf(node);
				await moveNode(event.locals.db, act, { ...moved, move, version });
				const stands = await snapshot(event.locals.db, (reader) => whereIs(reader, act.sectorId, moved));
				return { done: 'moved' as const, node, move, stands };
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
