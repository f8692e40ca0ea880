/**
 * What may be done, and the pages of one's own work, in words: each is the name of its message. On the server alone,
 * since looked up by name every message would go to the browser.
 */
import { rolesOf, type Viewer } from '#lib/access/grant.ts';
import { may, MENU, type Action, type Route } from '#lib/access/permission.ts';
import { inLanguage } from '#lib/i18n/address.ts';
import { messageName, type MessageName } from '#lib/i18n/messageName.ts';
import { m } from '#lib/paraglide/messages.js';

const ACTION: Readonly<Record<MessageName<'action', Action>, () => string>> = m;
const TITLE: Readonly<Record<(typeof MENU)[keyof typeof MENU], () => string>> = m;

export function actionWords(action: Action): string {
	return ACTION[messageName('action', action)]();
}

/** A page of one's own work, as the head of each page links to it. */
export interface WorkLink {
	readonly href: string;
	readonly label: string;
	/** It is open, or something below it. */
	readonly isOpen: boolean;
}

/** The pages of somebody's own work, in the order of the menu. */
export function workOf(viewer: Viewer, url: URL): WorkLink[] {
	const pages = Object.entries(MENU) as [keyof typeof MENU & Route, keyof typeof TITLE][];
	const all = pages
		.filter(([page]) => may(rolesOf(viewer), page))
		.map(([page, title]) => ({ href: inLanguage(page), label: TITLE[title]() }));
	const within = all.filter(({ href }) => `${url.pathname}/`.startsWith(`${href}/`));
	// `/manage` stands above pages that the menu has too: what is nearest is open.
	const open = within.sort((a, b) => b.href.length - a.href.length)[0];
	return all.map((one) => ({ ...one, isOpen: one === open }));
}
