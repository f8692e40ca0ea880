import { expect, test } from 'vitest';
import { RequestMeter } from '#lib/server/http/meter/requests.ts';
import { metricsText } from '#lib/server/http/meter/text.ts';

test('a family is its help, its type and a line a number; one without numbers is left out', () => {
	const help = 'Help.';
	expect(
		metricsText([
			{ name: 'a', help, type: 'gauge', samples: [] },
			{ name: 'b', help, type: 'gauge', samples: [{ value: 1.5 }] },
			{ name: 'c', help, type: 'counter', samples: [{ labels: { x: 'a"b\\c\nd', y: '' }, value: 2 }] },
		]),
	).toBe(
		'# HELP b Help.\n# TYPE b gauge\nb 1.5\n# HELP c Help.\n# TYPE c counter\nc{x="a\\"b\\\\c\\nd",y=""} 2\n',
	);
});

test('requests are counted by route, method and status, and by how long they took', () => {
	const meter = new RequestMeter();
	meter.observe('/[plan]', 'GET', 200, 0.004);
	meter.observe('/[plan]', 'GET', 200, 0.3);
	meter.observe('/[plan]', 'GET', 200, 9);
	meter.observe('other', 'BREW', 405, 0.1);
	const lines = metricsText([meter.family()]).split('\n');
	const page = 'route="/[plan]",method="GET",status="200"';
	const name = 'masar_http_request_duration_seconds';
	expect(lines).toContain(`${name}_bucket{${page},le="0.005"} 1`);
	expect(lines).toContain(`${name}_bucket{${page},le="0.25"} 1`);
	expect(lines).toContain(`${name}_bucket{${page},le="0.5"} 2`);
	expect(lines).toContain(`${name}_bucket{${page},le="5"} 2`);
	expect(lines).toContain(`${name}_bucket{${page},le="+Inf"} 3`);
	expect(lines).toContain(`${name}_sum{${page}} 9.304`);
	expect(lines).toContain(`${name}_count{${page}} 3`);
	// Whatever word stands where a method should: no label of its own.
	expect(lines).toContain(`${name}_count{route="other",method="other",status="405"} 1`);
});
