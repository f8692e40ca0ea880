/** Forms sent at once over a bounded number of connections, to a server that may be gone before it answers. */
import { Agent, request } from 'node:http';

export interface Form {
	readonly path: string;
	readonly cookie: string;
	readonly fields: Record<string, string>;
	/** As a page's own script sends it, which reads the answer as JSON; else as a browser sends a form. */
	readonly scripted: boolean;
}

export interface Answer {
	readonly status: number;
	readonly location: string | undefined;
	readonly body: string;
}

/**
 * Sends all at once; the agent keeps to the number of connections and the rest waits in its queue.
 * @param told hears of each answer that came whole; undefined in the list: the line broke first
 * @param page the origin of the page that the forms stand on, where they go to another
 */
export async function sendAll<Sent extends Form>(
	origin: string,
	forms: readonly Sent[],
	connections: number,
	told: (form: Sent, answer: Answer) => void = () => undefined,
	page = origin,
): Promise<(Answer | undefined)[]> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const answers = await Promise.all(
		forms.map(async (form) => {
			const answer = await send(agent, { origin, page }, form);
			if (answer) told(form, answer);
			return answer;
		}),
	);
	agent.destroy();
	return answers;
}

function send(
	agent: Agent,
	{ origin, page }: Record<'origin' | 'page', string>,
	form: Form,
): Promise<Answer | undefined> {
	const { path, cookie, fields, scripted } = form;
	const { hostname, port } = new URL(origin);
	const headers = {
		origin: page,
		cookie,
		'content-type': 'application/x-www-form-urlencoded',
		accept: scripted ? 'application/json' : 'text/html',
		...(scripted && { 'x-sveltekit-action': 'true' }),
	};
	return new Promise((resolve) => {
		const broken = () => resolve(undefined);
		const sent = request({ agent, hostname, port, path, headers, method: 'POST' }, (answer) => {
			let body = '';
			answer.setEncoding('utf8');
			answer.on('data', (piece: string) => (body += piece));
			answer.on('error', broken);
			answer.on('end', () =>
				resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, body }),
			);
		});
		sent.on('error', broken);
		sent.end(String(new URLSearchParams(fields)));
	});
}
