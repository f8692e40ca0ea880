/** Words in a language that is not the request's: of files that are made for somebody else. */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
	getServerAsyncLocalStorage,
	overwriteServerAsyncLocalStorage,
	type Locale,
} from '#lib/paraglide/runtime.js';

/** Does the work with every message, number and date in the language, whatever that of the request is. */
export function speaking<T>(locale: Locale, work: () => Promise<T>): Promise<T> {
	if (!getServerAsyncLocalStorage()) overwriteServerAsyncLocalStorage(new AsyncLocalStorage());
	return getServerAsyncLocalStorage()?.run({ locale }, work) as Promise<T>;
}
