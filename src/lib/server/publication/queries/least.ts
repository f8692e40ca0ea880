import { rows, type Reader } from '#lib/server/database/driver.ts';

/** Under so many people no figure of the plan tells about them: of ordinary indicators, and of sensitive ones. */
export async function getLeast(
	reader: Reader,
	planId: number,
): Promise<{ readonly ordinary: number; readonly sensitive: number }> {
	const [found] = await rows<{ ordinary: number; sensitive: number }>(
		reader,
		`select minimum_count as ordinary, minimum_count_sensitive as sensitive from plan where id = @planId`,
		{ planId },
	);
	const { ordinary = 0, sensitive = 0 } = found ?? {};
	return { ordinary, sensitive: Math.max(ordinary, sensitive) };
}
