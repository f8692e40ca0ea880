import type { HsdsRecord } from './record.ts';

/** All services as a list of HSDS, which is one page. */
export function hsdsList(contents: readonly HsdsRecord[]) {
	const count = contents.length;
	return {
		...{ total_items: count, total_pages: 1, page_number: 1, size: count },
		...{ first_page: true, last_page: true, empty: count === 0, contents },
	};
}
