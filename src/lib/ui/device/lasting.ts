/** How long the browser leaves what it keeps for a site, and what is said of it elsewhere. */

/** The name of a cookie: something that was typed on this device, by whomever, is not sent. */
const UNSENT = 'unsent';
const HALF_A_YEAR = 15_552_000;

/** Tells the server, which is asked to sign somebody out and empties the device by that, whether something would be lost. */
export function tellUnsent(): void {
	let isLeft = false;
	try {
		isLeft = Object.keys(localStorage).some((name) => name.startsWith('masar.unsent.'));
	} catch {
		// Where the browser forbids it, nothing is kept.
	}
	document.cookie = `${UNSENT}=1; path=/; samesite=lax; max-age=${isLeft ? HALF_A_YEAR : 0}`;
}

/**
 * Asks the browser not to clear away by itself what was typed; true: it will all the same. Safari clears what a site keeps
 * that nobody opened for seven days, unless it stands on the home screen.
 */
export async function isCleared(): Promise<boolean> {
	const { storage } = navigator as { storage?: StorageManager };
	const lasts = (await storage?.persist().catch(() => false)) ?? false;
	return navigator.vendor.startsWith('Apple') && !matchMedia('(display-mode: standalone)').matches && !lasts;
}
