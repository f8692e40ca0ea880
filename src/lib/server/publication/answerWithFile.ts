/** A file of a publication on its way. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { formatRevision } from '#lib/publication/publication.ts';
import { ALL_LANGUAGES } from '#lib/publication/fileLanguage.ts';
import { m } from '#lib/paraglide/messages.js';
import { isCompressible, preferredEncoding } from '#lib/server/http/compression.ts';
import { escaped, standalone } from '#lib/server/http/document.ts';
import type { AskedFile } from './openForFile.ts';
import type { StoredFile } from './queries/files.ts';

const unpacked = promisify(gunzip);
const RETRY_AFTER_SECONDS = '5';

interface Answering extends Pick<AskedFile, 'plan' | 'sector' | 'publication'> {
	readonly isDemonstration: boolean;
	/** The reader's `Accept-Encoding`. */
	readonly accepted: string | null;
}

/** The file by its name on a disk; as it is stored where the reader takes that and it is worth it. */
export async function answerWithFile(file: StoredFile, type: string, asked: Answering): Promise<Response> {
	const stored = Buffer.from(file.content, 'base64');
	// Packed once for everybody: brotli would be done anew for each reader.
	const isGzip = preferredEncoding((asked.accepted ?? '').replaceAll(/\bbr\b/gi, 'identity')) === 'gzip';
	const takesGzip = isGzip && isCompressible(type, file.bytes);
	const body = takesGzip ? stored : await unpacked(stored);
	return new Response(new Uint8Array(body), {
		headers: {
			'content-type': type,
			'content-length': String(body.byteLength),
			'content-disposition': `attachment; filename="${nameOf(file, asked)}"`,
			...(takesGzip && { 'content-encoding': 'gzip', vary: 'accept-encoding' }),
		},
	});
}

/** Codes may hold signs that break a header or a name of a file. */
function nameOf(
	{ name, language }: StoredFile,
	{ plan, sector, publication, isDemonstration }: Answering,
): string {
	const { year, quarter, revision } = publication;
	const said = [
		...[plan, sector, `${year}-q${quarter}`],
		revision ? `r${formatRevision(revision)}` : 'draft',
		...(isDemonstration ? ['demonstration'] : []),
		...(language === ALL_LANGUAGES ? [] : [language]),
		name,
	];
	return said.join('-').replaceAll(/[^A-Za-z0-9.-]+/g, '-');
}

/** Too many files are being made. */
export function busyDocument(): Response {
	return standalone(503, {
		title: m.files_busy_title(),
		body: `<p>${escaped(m.files_busy_text())}</p>`,
		headers: { 'retry-after': RETRY_AFTER_SECONDS },
	});
}
