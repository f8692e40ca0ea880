/** Each request writes as the plan that it asks for, whatever others ask for meanwhile. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { keepWriting, USUAL_WRITING, writeAs, type Writing } from '#lib/i18n/writing.ts';

const asking = new AsyncLocalStorage<{ writing: Writing }>();

keepWriting({
	read: () => asking.getStore()?.writing ?? USUAL_WRITING,
	write: (writing) => {
		const asked = asking.getStore();
		if (asked) asked.writing = writing;
	},
});

/** Whatever is written within is written as the plan does that is opened last, as usual until then. */
export function inItsWriting<T>(answer: () => T): T {
	return asking.run({ writing: USUAL_WRITING }, answer);
}

/** From now on the request writes as this plan. */
export function writeFor(plan: Writing): void {
	writeAs(plan);
}
