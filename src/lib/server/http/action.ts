/** The one way in which a page takes a form. */
import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { MOST } from '#lib/exchange/sent.ts';
import { fieldsOf } from '#lib/forms/field.ts';
import { parseForm, typedIn } from '#lib/forms/parseForm.ts';
import type { Refusal, Typed } from '#lib/forms/refusal.ts';
import { fieldWords, issueWords, type Issue } from '#lib/forms/words.ts';
import { m } from '#lib/paraglide/messages.js';
import { assertMay } from './allow.ts';
import { wordRefusal } from './refusal.ts';

export interface ActionParts<Event, Opened, Schema extends z.ZodObject, Answer> {
	/** Opens what the action is done to, and throws 404 where that is not there or the viewer may not do it. */
	readonly may: (event: Event) => Opened | Promise<Opened>;
	/**
	 * Where the transaction of `do` asks who may, so that nothing changes in between: asks it of a form with a mistake in
	 * it, which comes to no transaction.
	 */
	readonly ask?: (event: Event) => Promise<void>;
	/** Absent: the action reads nothing from the form, or reads the body itself. */
	readonly form?: Schema;
	/** Does it. What it throws as refused is told beside the form, with everything that was typed still there. */
	readonly do: (opened: Opened, values: z.output<Schema>) => Promise<Answer>;
}

const NOTHING: Typed = { values: {}, chosen: {} };

/**
 * Takes a form: asks the table of routes, opens and guards, parses, does, and words what is refused. A mistake comes
 * back as `fail` with a sentence by field and everything that was typed, secrets aside.
 */
export async function action<Event extends RequestEvent, Opened, Schema extends z.ZodObject, Answer>(
	event: Event,
	parts: ActionParts<Event, Opened, Schema, Answer>,
): Promise<Answer | ActionFailure<Refusal>> {
	assertMay(event);
	refuseLarge(event);
	const { may, form } = parts;
	const sent = form ? await sentIn(event.request) : new FormData();
	const typed = form ? typedIn(form, sent) : NOTHING;
	const refuse = (status: number, issues: Refusal['issues'], more?: Pick<Refusal, 'conflict'>) =>
		fail(status, { action: nameOf(event.url), ...typed, issues, ...more });
	try {
		const opened = await may(event);
		const { values, issues } = form ? parseForm(form, sent) : { values: {} as z.output<Schema> };
		if (!issues) return await parts.do(opened, values);
		await parts.ask?.(event);
		return refuse(400, worded(issues));
	} catch (error) {
		const fields = form ? fieldsOf(form).map(({ name }) => name) : [];
		const refusal = wordRefusal(error, fields, event.locals.now);
		if (!refusal) throw error;
		const { status, field, sentence, conflict } = refusal;
		return refuse(status, { [field]: sentence }, conflict === undefined ? {} : { conflict });
	}
}

/** Throws 400 where it is no form that could be read; what ends too early, or is too large, as it is thrown. */
async function sentIn(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch (cause) {
		if (cause instanceof TypeError) error(400, m.error_form());
		throw cause;
	}
}

/** Bytes of a form: whoever is not signed in types an address and a password, others a row, a word, or a whole report. */
const MOST_OF_STRANGERS = 16 * 1024;
const MOST_BESIDE_REPORTS = 64 * 1024;
/** A section of a quarter's text, each sign as three bytes of three signs, with the reasons beside it. */
const MOST_OF_TEXTS = 384 * 1024;
/** Pages of pasted lines, of hundreds of ticks, or of texts in three languages: as much as a section. */
const OF_LINES = ['/organisations', '/places', '/people/many', '/participation', '/framework/indicator'];
/** A grid of targets, or rules, with a hundred thousand signs of pasted lines, each as three bytes of three signs. */
const MOST_OF_TARGETS = 1_500_000;
/** A draft's Word file, or the paragraphs of it that are still to be taken over. */
const MOST_OF_DRAFTS = 2 * 1024 * 1024 + 4096;
/** The mail or the minutes of a clearance, and what a form puts around a file. */
const MOST_OF_FILES = 1_000_000 + 4096;

/** A whole report; the page of a workbook says itself that it is too large. */
const MOST_OF_REPORTS = 3 * 1024 * 1024;
/** What is sent to be imported, with what a form puts around it. */
const MOST_OF_IMPORTS = MOST.bytes + 8192;

/** Throws 413 or 411 before anything of a form is read: a body without a length has no end that could be known. */
function refuseLarge({ request, locals, route, url }: RequestEvent): void {
	const isReport = locals.viewer !== null && route.id?.startsWith('/reports/');
	if (isReport && route.id?.endsWith('/workbook')) return;
	const length = request.headers.get('content-length');
	if (isReport) {
		if (Number(length ?? 0) > MOST_OF_REPORTS) error(413, m.refused_large());
		return;
	}
	if (length === null && request.headers.has('transfer-encoding')) error(411, m.refused_without_length());
	const most = locals.viewer === null ? MOST_OF_STRANGERS : mostOf(route.id ?? '', url);
	if (Number(length ?? 0) > most) error(413, m.refused_large());
}

function mostOf(route: string, url: URL): number {
	if (/^\/manage\/(?:\[plan\]\/)?(?:import|surveys|referrals|services)$/.test(route)) return MOST_OF_IMPORTS;
	if (route.endsWith('/publication/word')) return MOST_OF_DRAFTS;
	if (route.endsWith('/publish') && nameOf(url) === 'minutes') return MOST_OF_FILES;
	if (route.endsWith('/targets') || route.endsWith('/activityinfo')) return MOST_OF_TARGETS;
	if (OF_LINES.some((one) => route.endsWith(one))) return MOST_OF_TEXTS;
	return route.endsWith('/publication') ? MOST_OF_TEXTS : MOST_BESIDE_REPORTS;
}

/** A field that nobody fills in has no place of its own on the page: what is wrong with it is said of the form. */
function worded(issues: Readonly<Record<string, Issue>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(issues).map(([field, issue]) => [
			fieldWords(field) === undefined ? 'form' : field,
			issueWords(field, issue),
		]),
	);
}

/** As the address names it: `?/save` is `save`; empty for a page's only action. */
function nameOf(url: URL): string {
	return [...url.searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1) ?? '';
}
