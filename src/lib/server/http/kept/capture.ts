import { ServerResponse, type IncomingMessage, type OutgoingHttpHeader } from 'node:http';

/** An answer as it would have left: whole, with its head. */
export interface Captured {
	readonly status: number;
	readonly headers: Readonly<Record<string, OutgoingHttpHeader | undefined>>;
	readonly body: Buffer;
}

/** Answers a request as `node:http` hands it over; `next` where nobody has an answer. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;

/** Lets a handler answer into memory instead of a connection. Rejects where it answers nothing. */
export async function capture(handler: Handler, request: IncomingMessage): Promise<Captured> {
	return new Promise((resolve, reject) => {
		const response = new Capture(request);
		response.once('captured', resolve);
		response.once('error', reject);
		const next = () => reject(new Error('nobody answered'));
		// A handler may throw or answer a promise; both are ways to fail.
		Promise.resolve()
			.then(() => handler(request, response, next))
			.catch(reject);
	});
}

/** A response without a connection. */
class Capture extends ServerResponse {
	readonly #chunks: Buffer[] = [];

	override writeHead(status: number, ...rest: unknown[]): this {
		const headers = rest.find((one) => typeof one === 'object' && one !== null) ?? {};
		for (const [name, value] of Object.entries(headers)) this.setHeader(name, value as OutgoingHttpHeader);
		this.statusCode = status;
		return this;
	}

	override write(chunk: string | Uint8Array): boolean {
		this.#chunks.push(Buffer.from(chunk));
		return true;
	}

	override end(chunk?: unknown): this {
		if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk));
		const body = Buffer.concat(this.#chunks);
		this.emit('captured', { status: this.statusCode, headers: this.getHeaders(), body });
		return this;
	}
}
