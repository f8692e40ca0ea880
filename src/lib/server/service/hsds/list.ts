/** All services as a list of HSDS, which is one page. */
export function hsdsList<Of>(contents: readonly Of[]) {
	return hsdsPage(contents, 1, contents.length);
}

/** A page of a list of HSDS; behind the last one it is empty. @param number from 1 @param most of a page */
export function hsdsPage<Of>(all: readonly Of[], number: number, most: number) {
	const pages = Math.max(1, Math.ceil(all.length / Math.max(1, most)));
	const contents = all.slice((number - 1) * most, number * most);
	return {
		...{ total_items: all.length, total_pages: pages, page_number: number, size: contents.length },
		...{ first_page: number === 1, last_page: number >= pages, empty: contents.length === 0 },
		contents,
	};
}
