/** After a form of the page was taken, the keyboard stands where one was, not at the top of the page. */
import type { SubmitFunction } from '@sveltejs/kit';

/** Enhances a form; `find` says what gets the focus once the page shows what came of it. */
export function backTo(
	find: (data: Record<string, never>) => HTMLElement | null | undefined,
): SubmitFunction<Record<string, never>> {
	return () =>
		async ({ result, update }) => {
			await update({ reset: false });
			if (result.type !== 'success') return;
			const target = find(result.data ?? {});
			target?.focus({ preventScroll: true });
			target?.scrollIntoView({ block: 'center' });
		};
}

/** The first thing of a card that can be filled in or opened. */
export function firstIn(selector: string): HTMLElement | null {
	return document.querySelector<HTMLElement>(`${selector} :is(input:not([type=hidden]), select, a)`);
}
