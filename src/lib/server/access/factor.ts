/** The secrets of devices as they are stored: under a key that is not in the database, each bound to its person. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Of the installation's secret, for this alone. */
export type FactorKey = Buffer;

const CIPHER = 'aes-256-gcm';
const MARK = 'sealed:1:';
const [NONCE, TAG] = [12, 16];

export function factorKey(secret: string): FactorKey {
	return Buffer.from(hkdfSync('sha256', secret, '', 'masar second factor', 32));
}

const ownerOf = (personId: number) => Buffer.from(`second factor of person ${personId}`);

/** @param secret Base32 */
export function sealSecret(secret: string, personId: number, key: FactorKey): string {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv(CIPHER, key, nonce).setAAD(ownerOf(personId));
	const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
	return MARK + sealed.toString('base64url');
}

/** Those of older versions, and of a backup of one that was restored under a running server, stand there as they are. */
export function isSealed(stored: string): boolean {
	return stored.startsWith(MARK);
}

/** The secret as the device has it; null: it was sealed with another key, or for somebody else. */
export function openSecret(stored: string, personId: number, key: FactorKey): string | null {
	if (!isSealed(stored)) return stored;
	const bytes = Buffer.from(stored.slice(MARK.length), 'base64url');
	if (bytes.length < NONCE + TAG) return null;
	const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
		.setAAD(ownerOf(personId))
		.setAuthTag(bytes.subarray(-TAG));
	try {
		return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
	} catch {
		return null;
	}
}
