import { createHash, randomBytes } from 'node:crypto';

/** 192 bits that nobody guesses, for a cookie or an address. */
export function newSecret(): string {
	return randomBytes(24).toString('base64url');
}

/** How a secret is stored: whoever reads the database cannot present it. */
export function digest(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}
