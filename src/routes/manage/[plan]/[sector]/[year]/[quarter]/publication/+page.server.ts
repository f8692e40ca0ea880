import type { z } from 'zod';
import { getLocale } from '#lib/paraglide/runtime.js';
import {
	acceptForm,
	ALL,
	editorQuestion,
	moveForm,
	replaceForm,
	restoreForm,
	takeForm,
	textForm,
} from '#lib/publication/forms/text.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { absent } from '#lib/server/http/allow.ts';
import { readQuestion } from '#lib/server/http/choice.ts';
import { acceptFindings } from '#lib/server/publication/commands/acceptFindings.ts';
import { orderNarrative } from '#lib/server/publication/commands/orderNarrative.ts';
import { replaceByLive } from '#lib/server/publication/commands/replaceByLive.ts';
import { restoreNarrative, saveNarrative } from '#lib/server/publication/commands/saveNarrative.ts';
import { openText, openToWrite } from '#lib/server/publication/editor/open.ts';
import { readOverview } from '#lib/server/publication/editor/overview.ts';
import { previewOf } from '#lib/server/publication/editor/preview.ts';
import { readEdited } from '#lib/server/publication/editor/section.ts';
import { withWords } from '#lib/server/publication/editor/take.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const open = await openText(event, reader);
		const { section, output, language = getLocale() } = readQuestion(event.url, editorQuestion);
		const { plan, sector } = open.scope;
		const written = {
			plan: {
				code: plan.code,
				name: plan.name,
				timezone: plan.timezone,
				yearStarts: plan.yearStarts,
				demonstration: plan.demonstration,
			},
			sector: { code: sector.code, name: sector.name },
			period: open.period,
		};
		const writing = writingOf(plan);
		if (section === undefined)
			return { written, writing, overview: await readOverview(reader, open), edited: null };
		const edited = await readEdited(reader, open, { section, output: output || null, language });
		return { written, writing, overview: null, edited: edited ?? absent() };
	});

/** A form names the whole sector by an empty code. */
function keyIn({ section, output, language, seen }: z.output<typeof textForm>) {
	return { section, output: output || null, language, seen };
}

export const actions: Actions = {
	save: (event) =>
		action(event, {
			may: openToWrite,
			form: textForm,
			do: async ({ act }, form) => {
				await saveNarrative(event.locals.db, { ...act, ...keyIn(form), body: form.body });
				return { done: 'saved' as const };
			},
		}),
	/** What was typed as its page would show it; nothing is stored. */
	preview: (event) =>
		action(event, {
			may: openToWrite,
			form: textForm,
			do: async (open, form) => {
				const text = { ...keyIn(form), body: form.body };
				const html = await snapshot(event.locals.db, (reader) => previewOf(reader, open, text));
				return { preview: { html, body: form.body, seen: form.seen } };
			},
		}),
	/** A partner's words, behind what was typed. */
	take: (event) =>
		action(event, {
			may: openToWrite,
			form: takeForm,
			do: async (open, { words, ...form }) => {
				const { db } = event.locals;
				const typed = { ...keyIn(form), body: form.body };
				const text = await snapshot(db, (reader) => withWords(reader, open, typed, words));
				await saveNarrative(db, { ...open.act, ...text });
				return { done: 'taken' as const };
			},
		}),
	/** Saves what was typed, and puts the live figure in place of the number that a finding is about. */
	replace: (event) =>
		action(event, {
			may: openToWrite,
			form: replaceForm,
			do: async ({ scope, act }, { finding, ...form }) => {
				const text = { ...keyIn(form), body: form.body };
				await replaceByLive(event.locals.db, scope, { ...act, ...text, fingerprint: finding });
				return { done: 'replaced' as const };
			},
		}),
	/** Saves what was typed, and lets a finding of it stand, or all that only asks to be looked at. */
	accept: (event) =>
		action(event, {
			may: openToWrite,
			form: acceptForm,
			do: async ({ scope, act }, { finding, reason, ...form }) => {
				const text = { ...keyIn(form), body: form.body };
				const fingerprints = finding === ALL ? null : [finding];
				const why = Object.hasOwn(reason, finding) ? (reason[finding] ?? '') : '';
				await acceptFindings(event.locals.db, scope, { ...act, ...text, fingerprints, reason: why });
				return { done: 'accepted' as const };
			},
		}),
	restore: (event) =>
		action(event, {
			may: openToWrite,
			form: restoreForm,
			do: async ({ act }, { version, ...form }) => {
				await restoreNarrative(event.locals.db, { ...act, ...form, output: form.output || null, version });
				return { done: 'restored' as const };
			},
		}),
	move: (event) =>
		action(event, {
			may: openToWrite,
			form: moveForm,
			do: async ({ act }, form) => {
				await orderNarrative(event.locals.db, { ...act, ...form, output: form.output || null });
				return { done: 'moved' as const };
			},
		}),
};
