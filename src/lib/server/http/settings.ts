/** What the server was told about itself. */
export interface Settings {
	/** The address by which browsers know it: links in mails are made of this and of nothing that a request says. */
	readonly origin: string;
	/** The origin is https: cookies and browsers may be strict. */
	readonly secure: boolean;
	/** Others use it too: there is nobody of the demonstration, and the clock is the true one. */
	readonly production: boolean;
}

const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a host's name is one by which a machine knows itself. */
export function isThisMachine(hostname: string): boolean {
	return THIS_MACHINE.includes(hostname);
}

/**
 * Without `ORIGIN` the server is somebody's own machine; known by another name it is in production, whatever `NODE_ENV`
 * says. Throws when the origin is not an address.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
	const { origin, protocol, hostname } = new URL(env.ORIGIN || `http://localhost:${env.PORT || 3000}`);
	return {
		origin,
		secure: protocol === 'https:',
		production: env.NODE_ENV === 'production' || !isThisMachine(hostname),
	};
}
