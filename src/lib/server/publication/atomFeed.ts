/** Publications as an Atom feed (RFC 4287). */
import { inLanguage } from '#lib/i18n/address.ts';
import { quarterLong } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Language } from '#lib/plan/text.ts';
import { escaped } from '#lib/server/http/document.ts';
import type { NewestPublication } from './queries/newest.ts';

interface Feed {
	readonly origin: string;
	readonly language: Language;
	readonly title: string;
}

/** The moment of a feed that has nothing to tell yet. */
const NEVER = 0;

/** In the language of the request. @param newest newest first */
export function atomFeed(newest: readonly NewestPublication[], { origin, language, title }: Feed): string {
	const own = origin + inLanguage('/feed.atom');
	const updated = moment(newest[0]?.publishedAt ?? NEVER);
	return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
	<id>${text(own)}</id>
	<title>${text(title)}</title>
	<updated>${updated}</updated>
	<link rel="self" type="application/atom+xml" href="${text(own)}"/>
	<link rel="alternate" type="text/html" href="${text(origin + inLanguage('/'))}"/>
	<author><name>Masar</name></author>
${newest.map((one) => entry(one, origin)).join('')}</feed>
`;
}

function entry(one: NewestPublication, origin: string): string {
	const { plan, sector, revision, publishedAt, reason, withdrawn, hash } = one;
	const page = (path: string) =>
		`/${plan.code}/${sector.code}/${one.year}/q${one.quarter}/r${revision}${path}`;
	const said = [
		withdrawn && `${m.withdrawn_title()}: ${plain(withdrawn)}`,
		reason && plain(reason),
		`SHA-256: ${hash}`,
	].filter((sentence) => sentence !== null);
	const title = m.verify_publication({
		plan: plain(plan.name),
		sector: plain(sector.name),
		quarter: quarterLong(one, plan),
		revision,
	});
	return `	<entry>
		<id>${text(origin + page(''))}</id>
		<title>${text(title)}</title>
		<updated>${moment(publishedAt)}</updated>
		<published>${moment(publishedAt)}</published>
		<author><name>${text(plain(plan.name))}</name></author>
		<link rel="alternate" type="text/html" href="${text(origin + inLanguage(page('')))}"/>
		<link rel="related" type="text/html" href="${text(origin + inLanguage(page('/data')))}"/>
		<summary>${text(said.join(' '))}</summary>
	</entry>
`;
}

function moment(milliseconds: number): string {
	return new Date(milliseconds).toISOString();
}

/** What XML has no sign for is left out. */
function text(words: string): string {
	return escaped(words.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
}
