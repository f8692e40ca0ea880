/** What the server was told about itself. */
export interface Settings {
	/** The address by which browsers know it: links in mails are made of this and of nothing that a request says. */
	readonly origin: string;
	/** The origin is https: cookies and browsers may be strict. */
	readonly secure: boolean;
	/** In production there is nobody of the demonstration, and the clock is the true one. */
	readonly production: boolean;
}

/** Without `ORIGIN` the server is somebody's own machine. Throws when it is not an address. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
	const { origin, protocol } = new URL(env.ORIGIN || `http://localhost:${env.PORT || 3000}`);
	return { origin, secure: protocol === 'https:', production: env.NODE_ENV === 'production' };
}
