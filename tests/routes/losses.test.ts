/**
 * Reports on devices whose line comes and goes: whatever happens, in any order, no entry is lost and none is there twice.
 * The form's own modules, as they run in a browser, against the true commands on a true database.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { transaction, run } from '#lib/server/database/driver.ts';
import { PATIENCE, sampled } from '../support/long.ts';
import { OFFICER, useSetting } from '../server/report/setting.ts';
import { Device, here, type Fault, type Site } from './losses/device.ts';
import { CLASSES } from './losses/screen.ts';
import { Reckoning } from './losses/reckoning.ts';
import { rowsOf, take, type Answered } from './losses/server.ts';

vi.mock('$app/navigation', () => ({ invalidateAll: () => here.getStore()?.renew(), goto: () => undefined }));
vi.mock('$app/forms', () => ({ deserialize: (text: string) => JSON.parse(text) as Answered }));

const COLLEAGUE = 3;
const setting = useSetting();
const before = new Map<string, PropertyDescriptor | undefined>();

/** What the form asks its browser for, in the browser of whoever asks. */
function browserOf(): Record<string, unknown> {
	const kept = new Map<string, string>();
	const timer = globalThis.setTimeout;
	const clear = globalThis.clearTimeout;
	const now = Date.now;
	const storage = {
		getItem: (name: string) => kept.get(name) ?? null,
		setItem: (name: string, value: string) => (own(), kept.set(name, value)),
		removeItem: (name: string) => kept.delete(name),
	};
	return {
		...CLASSES,
		// As a browser lists what lies there, among its own properties.
		localStorage: new Proxy(storage, {
			ownKeys: () => [...kept.keys()],
			getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
		}),
		location: { pathname: '/reports/1', href: 'http://127.0.0.1/reports/1', search: '' },
		fetch: async (_: string, { body }: { body: FormData }) => {
			const answer = await own().send(body);
			return { text: () => Promise.resolve(JSON.stringify(answer)) };
		},
		setTimeout: (work: () => void, ...rest: [number]) =>
			here.getStore()?.setTimer(work) ?? timer(work, ...rest),
		clearTimeout: (id: number) => here.getStore()?.clearTimer(id) ?? clear(id),
		dateNow: now,
	};
}

function own(): Device {
	const device = here.getStore();
	if (!device) throw new Error('on no device');
	return device;
}

beforeAll(() => {
	overwriteGetLocale(() => 'en');
	const { dateNow, ...browser } = browserOf();
	const screens = {
		document: { get: () => own().screen },
		window: { get: () => own().screen.window },
	};
	const values = Object.fromEntries(
		Object.entries(browser).map(([name, value]) => [name, { value, writable: true }]),
	);
	for (const [name, descriptor] of Object.entries<PropertyDescriptor>({ ...values, ...screens })) {
		before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
		Object.defineProperty(globalThis, name, { ...descriptor, configurable: true });
	}
	vi.spyOn(Date, 'now').mockImplementation(() => (dateNow as () => number)() + (here.getStore()?.clock ?? 0));
});
afterAll(() => {
	for (const [name, descriptor] of before) {
		if (descriptor) Object.defineProperty(globalThis, name, descriptor);
		else Reflect.deleteProperty(globalThis, name);
	}
	vi.restoreAllMocks();
});

type Plain = 'open' | 'kill' | 'line' | 'no line' | 'wait' | 'wake' | 'arrive' | 'begin' | 'update';
type Step =
	| { readonly is: Plain }
	| { readonly is: 'type'; readonly card: number; readonly field: number; readonly isLeft: boolean }
	| { readonly is: 'toggle'; readonly card: number }
	| { readonly is: 'choose'; readonly takes: 'mine' | 'theirs' }
	| { readonly is: 'fault'; readonly fault: Fault }
	| { readonly is: 'clock'; readonly days: number };

const plain = (...kinds: Plain[]) => fc.constantFrom(...kinds).map((is): Step => ({ is }));
const few = fc.nat({ max: 3 });
const STEP: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({
			is: fc.constant('type' as const),
			card: few,
			field: fc.nat({ max: 3 }),
			isLeft: fc.boolean(),
		}),
	},
	{ weight: 3, arbitrary: plain('open') },
	{ weight: 2, arbitrary: plain('kill', 'no line', 'line') },
	{ weight: 2, arbitrary: plain('wait', 'wake', 'arrive') },
	{ weight: 1, arbitrary: plain('begin', 'update') },
	{ weight: 1, arbitrary: fc.record({ is: fc.constant('toggle' as const), card: few }) },
	{
		weight: 1,
		arbitrary: fc.record({
			is: fc.constant('choose' as const),
			takes: fc.constantFrom('mine' as const, 'theirs' as const),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			is: fc.constant('fault' as const),
			fault: fc.constantFrom<Fault>('request', 'answer', 'late'),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({ is: fc.constant('clock' as const), days: fc.integer({ min: -400, max: 400 }) }),
	},
);

/** Which device does what, and who sits at the second one. */
const SCHEDULE = fc.record({
	isColleague: fc.boolean(),
	steps: fc.array(fc.record({ device: fc.nat({ max: 1 }), step: STEP }), { minLength: 10, maxLength: 40 }),
});

/** Nothing moves any more but what is held on its way. */
async function quiet(devices: readonly Device[]): Promise<void> {
	for (let still = 0; still < 3;) {
		await new Promise((done) => setImmediate(done));
		still = devices.some(({ busy }) => busy > 0) ? 0 : still + 1;
	}
}

async function does(device: Device, step: Step, site: Site, reckoning: Reckoning): Promise<void> {
	switch (step.is) {
		case 'open':
			await device.open();
			return;
		case 'kill':
			return device.kill();
		case 'line':
		case 'no line':
			device.isOnline = step.is === 'line';
			return;
		case 'wait':
		case 'wake':
		case 'arrive':
			return device[step.is]();
		case 'update':
			site.build++;
			return;
		case 'clock':
			device.clock += step.days * 86_400_000;
			return;
		case 'fault':
			device.faults.push(step.fault);
			return;
		case 'begin':
			if (device.isOpen) reckoning.begin(device);
			return;
		case 'toggle': {
			const key = device.keys[step.card];
			if (key !== undefined) device.toggle(key);
			return;
		}
		case 'type':
			return reckoning.type(device, step);
		case 'choose':
			return reckoning.choose(device, step.takes);
	}
}

/** Every line is there, every device is opened, and what is asked is answered, until everything is sent. */
async function end(devices: readonly Device[], reckoning: Reckoning): Promise<void> {
	for (const device of devices) {
		device.isOnline = true;
		device.faults.length = 0;
	}
	for (let round = 0; round < 40; round++) {
		for (const device of devices) {
			device.arrive();
			await device.open();
			await quiet(devices);
			reckoning.choose(device, 'mine');
			device.wake();
			device.wait();
			await quiet(devices);
		}
		const isDone = devices.every(({ unsent, standing }) => unsent + (standing?.unsent ?? 0) === 0);
		if (isDone) return;
	}
	throw new Error(`not sent: ${JSON.stringify(devices.map(({ standing }) => standing))}`);
}

test('no entry is lost and none is there twice, whatever the line does', { timeout: PATIENCE }, async () => {
	await transaction(setting.db, async (writer) => {
		await run(
			writer,
			`insert into person (id, email, name, created_at) values (3, 'c@example.org', 'Colleague', 0)`,
		);
		await run(
			writer,
			`insert into person_role (person_id, plan_id, role, organisation_id) values (3, 1, 'partner_approver', 1)`,
		);
	});
	const reportId = await setting.start();
	let nth = 0;
	for (const { isColleague, steps } of sampled(SCHEDULE, {
		title: 'Schedules of loss',
		full: 500,
		seed: 12_5,
	})) {
		nth++;
		await setting.change('delete from entry');
		await setting.change('delete from activity');
		for (const reference of ['first', 'second']) {
			for (const indicatorId of [1, 2]) {
				await setting.save(reportId, { reference, indicatorId, total: 1, note: reference });
			}
		}
		const site: Site = {
			build: 1,
			take: (personId, sent) => take(setting.db, reportId, personId, sent),
			rows: () => rowsOf(setting.db, reportId),
		};
		const reckoning = new Reckoning();
		const devices = [
			new Device({ name: `${nth}.a`, personId: OFFICER, site, wakes: true }),
			new Device({ name: `${nth}.b`, personId: isColleague ? COLLEAGUE : OFFICER, site, wakes: false }),
		];
		try {
			for (const { device, step } of steps) {
				const at = devices[device];
				if (at) await does(at, step, site, reckoning);
				await quiet(devices);
			}
			await end(devices, reckoning);
			expect(reckoning.missing(await site.rows())).toEqual([]);
		} catch (error) {
			throw new Error(`schedule ${nth}: ${JSON.stringify({ isColleague, steps })}`, { cause: error });
		} finally {
			for (const device of devices) device.kill();
		}
	}
});
