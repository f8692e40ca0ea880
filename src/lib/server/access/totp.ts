/** Codes by the clock (RFC 6238), as every authenticator app makes them. */
import { createHmac, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { encode } from 'uqr';

const PERIOD = 30;
const ISSUER = 'Masar';

/**
 * The secret that a session offers for setting up: the same as often as the page is loaded, and stored nowhere until a
 * code proves that the device has it. Made from what only the cookie holds; the session ends with the set-up.
 */
export function offeredSecret(sessionToken: string): string {
	const bytes = createHmac('sha1', sessionToken).update('second factor').digest();
	return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
}

/**
 * Which half minute the code is of, counted from 1970; null: it is no code of now. One before and one after count too,
 * for clocks that differ.
 * @param at the true time, as the device has it: never a clock that stands still for tests
 */
export function stepOf(secret: string, code: string, at: Date): number | null {
	const token = code.replace(/\s/g, '');
	if (!/^\d{6}$/.test(token)) return null;
	const timestamp = at.getTime();
	const delta = totp(secret).validate({ token, timestamp, window: 1 });
	return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

/** The code of a moment: for the demonstration and for tests. */
export function codeAt(secret: string, at: Date): string {
	return totp(secret).generate({ timestamp: at.getTime() });
}

export interface QrCode {
	/** Modules a side, a margin of four included. */
	readonly size: number;
	/** The dark ones, as the path of an SVG. */
	readonly path: string;
}

/** What an app on this device is opened with: it takes the secret out of the address, which goes nowhere. */
export function appAddress(secret: string, email: string): string {
	return totp(secret, email).toString();
}

/** What another device photographs. */
export function qrCode(secret: string, email: string): QrCode {
	const { size, data } = encode(appAddress(secret, email), { border: 4, ecc: 'M' });
	const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
	return { size, path };
}

function totp(secret: string, label = ''): TOTP {
	return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: PERIOD });
}

/** Letters and digits that are not taken for one another. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const RECOVERY_CODES = 10;

/** Codes for the day when the device is lost: 16 characters, more than 78 bits each. */
export function newRecoveryCodes(): string[] {
	return Array.from({ length: RECOVERY_CODES }, () => {
		const letters = Array.from({ length: 16 }, letter).join('');
		return letters.match(/.{4}/g)?.join('-') ?? letters;
	});
}

function letter(): string {
	for (;;) {
		const [byte = 255] = randomBytes(1);
		// What lies above a whole multiple would make the first letters likelier.
		if (byte < ALPHABET.length * 8) return ALPHABET[byte % ALPHABET.length] ?? '';
	}
}

/** A recovery code as it is compared, however it was typed. */
export function plainRecoveryCode(typed: string): string {
	return typed.toLowerCase().replace(/[\s-]/g, '');
}
