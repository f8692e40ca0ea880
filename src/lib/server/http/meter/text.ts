/** What Prometheus reads, written by hand: its text format is a line a number. */

export type Labels = Readonly<Record<string, string>>;

export interface Sample {
	readonly labels?: Labels;
	readonly value: number;
	/** What follows the family's name: `_bucket`, `_sum`, `_count`. */
	readonly suffix?: string;
}

export interface Family {
	readonly name: string;
	readonly help: string;
	readonly type: 'counter' | 'gauge' | 'histogram';
	readonly samples: readonly Sample[];
}

export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export function metricsText(families: readonly Family[]): string {
	return families
		.filter(({ samples }) => samples.length > 0)
		.map(({ name, help, type, samples }) => {
			const lines = samples.map(
				({ labels = {}, value, suffix = '' }) => `${name}${suffix}${labelsText(labels)} ${value}\n`,
			);
			return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
		})
		.join('');
}

function labelsText(labels: Labels): string {
	const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
	return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

function escaped(value: string): string {
	return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
