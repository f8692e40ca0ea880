import { error } from '@sveltejs/kit';
import { addressOf } from '#lib/i18n/address.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import type { FileKind } from '#lib/server/files/kind.ts';
import { FILE_KINDS, fileKind } from '#lib/server/files/kinds.ts';
import { absent } from '#lib/server/http/allow.ts';
import { fileOr } from '#lib/server/http/file.ts';
import { leavePlace } from '#lib/server/http/place.ts';
import { openQuarter, type Asked } from '#lib/server/plan/openQuarter.ts';
import { answerWithFile, busyDocument } from '#lib/server/publication/answerWithFile.ts';
import { fileOf, FilesBusy } from '#lib/server/publication/fileOf.ts';
import type { AskedFile } from '#lib/server/publication/openForFile.ts';
import { listOfQuarter, publicationAt } from '#lib/server/publication/queries/edition.ts';
import type { RequestHandler } from './$types.js';

/** A file of a published quarter, or of its draft for whoever prepares it. */
export const GET: RequestHandler = fileOr(async (event) => {
	const { locals, params, request, platform } = event;
	const { kind, asked, isDemonstration } = await snapshot(locals.db, (reader) =>
		find(event, reader, params.name),
	);
	try {
		const file = await fileOf(
			locals.db,
			kind,
			{ ...asked, language: getLocale(), origin: locals.settings.origin },
			locals.now,
			() => leavePlace(platform?.req),
		);
		return await answerWithFile(file, kind.type, {
			...asked,
			isDemonstration,
			accepted: request.headers.get('accept-encoding'),
		});
	} catch (fault) {
		if (fault instanceof FilesBusy) return busyDocument();
		throw fault;
	}
});

interface Found {
	readonly kind: FileKind;
	readonly asked: Pick<AskedFile, 'plan' | 'sector' | 'publication'>;
	readonly isDemonstration: boolean;
}

/** Throws 404 where there is no such file, and 410 where what was published is withdrawn. */
async function find(event: Asked, reader: Reader, name: string): Promise<Found> {
	const { scope, period, withdrawn } = await openQuarter(event, reader);
	const page = { href: addressOf(scope, period), label: quarterShort(period, scope.plan) };
	if (withdrawn) error(410, { message: plain(withdrawn), links: [page] });
	const { edition } = scope;
	const publication =
		edition && publicationAt(await listOfQuarter(reader, scope.sector.id, period), edition.segment);
	if (!publication) return absent(m.files_of_published(), [page]);
	const isThere = ({ publishedOnly }: FileKind) => publication.state === 'published' || !publishedOnly;
	const kind = fileKind(name);
	if (kind && isThere(kind))
		return {
			kind,
			asked: { plan: scope.plan.code, sector: scope.sector.code, publication },
			isDemonstration: scope.plan.demonstration,
		};
	return absent(
		m.error_no_file(),
		FILE_KINDS.filter(isThere).map((one) => ({
			href: addressOf(scope, period, `/files/${one.name}`),
			label: one.name,
		})),
	);
}
