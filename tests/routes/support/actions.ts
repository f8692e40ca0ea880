/** Every action of every page: what is sent, and what it comes to for whom. */
import { ROLES } from '#lib/access/permission.ts';
import { PASSWORD } from '../../support/people.ts';
import { SETTING_UP } from './settingUp.ts';
import type { Action, Expected, Fields, Four, Outcome } from './action.ts';
import { IMPORTING } from './importing.ts';
import { PEOPLE, workbookOf, type Somebody, type Target } from './reach.ts';

const every = (outcome: Outcome): Four => [outcome, outcome, outcome, outcome];
const forEach = (people: readonly Somebody[], four: Four): Expected =>
	Object.fromEntries(people.map((one) => [one, four]));
export const ALWAYS: Record<Somebody, Four> = {
	...(forEach(PEOPLE, every('absent')) as Record<Somebody, Four>),
	stranger: every('to sign in'),
	unproven: every('to second factor'),
};
const REPORTING: Four = ['done', 'absent', 'refused', 'absent'];
const APPROVERS = ['partner_approver', 'reviewing partner'] as const;
const PARTNERS = ['partner_reporter', ...APPROVERS] as const;
const REVIEWERS = ['coordinator', 'administrator'] as const;
const draft = forEach(PARTNERS, REPORTING);
/** Nobody reviews what the own organisation reports. */
const review: Expected = {
	...forEach(REVIEWERS, ['done', 'done', 'refused', 'absent']),
	'reviewing partner': ['absent', 'done', 'absent', 'absent'],
};
/** Of the quarter as a whole, whoever of it is one's own. */
const marking: Expected = forEach([...REVIEWERS, 'reviewing partner'], ['done', 'done', 'refused', 'absent']);
/** Words move no figure: of a locked quarter too. */
const writers = [...REVIEWERS, 'reviewing partner'] as const;
const writing: Expected = forEach(writers, ['done', 'done', 'done', 'absent']);
const notWriting = (outcome: Outcome) => forEach(writers, [outcome, outcome, outcome, 'absent']);
const text = { section: 'notes', language: 'en', seen: '0', body: 'x' };
const SIGNED_IN = ['person', ...ROLES, 'reviewing partner', 'other sector'] as const;
const unchanged: Four = ['nothing', 'nothing', 'nothing', 'refused'];
const everywhere: Four = ['done', 'done', 'done', 'refused'];
const managed: Expected = {
	...forEach(['coordinator', 'reviewing partner', 'other sector'], every('refused')),
	administrator: everywhere,
};
/** Of a quarter of which there is no draft and no publication. */
const preparing: Expected = notWriting('refused');
const clearing: Expected = forEach(['clearer'], ['refused', 'refused', 'refused', 'absent']);
const LINKS = ['first', 'invitation', 'reset'];
const device = () => ({ code: '000000', current: PASSWORD });
const card = { 'f.a-card.place': 'ZZ111', 'f.a-card.1.total': '7' };
const lines = { indicator: '1', lines: 'ZZ111\t7', sent: 'name-of-sender' };
const start = ({ plan, sector, partner, period }: Target): Fields => texts({ plan, sector, partner, period });
const rowOf = ({ report }: Target) => String(report('draft'));
const texts = (values: Record<string, number>): Fields =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

const form = (expected: Expected, fields: Action['fields'], state?: Action['state']): Action => ({
	expected,
	fields,
	...(state && { state }),
});
/** Ways in, which are the same for everybody and change nothing without what was sent by mail. */
export const entry = form(forEach(PEOPLE, every('refused')), () => ({}));

export const ACTIONS: Record<string, Action> = {
	...SETTING_UP,
	'/reports ?/start': form(draft, start),
	'/reports ?/nothing': form(draft, start),
	// Nobody's organisation has one: with some, `confirm.test.ts` of the server.
	'/reports/services ?/confirm': form({}, () => ({ service: `1.${'0'.repeat(64)}` })),
	'/reports/[id=id] ?/save': form(draft, () => card),
	'/reports/[id=id] ?/preview': form(
		forEach(PARTNERS, ['nothing', 'absent', 'nothing', 'absent']),
		() => lines,
	),
	'/reports/[id=id] ?/add': form(draft, () => lines),
	'/reports/[id=id] ?/remove': form(draft, (target) => ({ id: rowOf(target) })),
	'/reports/[id=id] ?/copy': form(draft, () => ({})),
	// Nothing stands of before.
	'/reports/[id=id] ?/stand': form(draft, () => ({ figure: '1', answer: 'so' })),
	'/reports/[id=id] ?/undo': form(forEach(PARTNERS, ['refused', 'absent', 'refused', 'absent']), () => ({
		undo: '1',
	})),
	'/reports/[id=id] ?/nothing': form(draft, () => ({ nothing: '1' })),
	'/reports/[id=id] ?/discard': form(draft, () => ({})),
	'/reports/[id=id]/place ?/choose': {
		...form(draft, (target) => ({ id: rowOf(target), version: '0', place: 'ZZ111' })),
		question: (target) => `&row=${rowOf(target)}`,
	},
	'/reports/[id=id]/place ?/missing': {
		...form(draft, (target) => ({ id: rowOf(target), version: '0', called: 'Kfar Xyz' })),
		question: (target) => `&row=${rowOf(target)}`,
	},
	'/reports/[id=id]/summary ?/submit': form(forEach(APPROVERS, REPORTING), ({ edition }) => ({
		key: 'a key of sixteen',
		edition,
	})),
	'/reports/[id=id]/summary ?/ask': form(forEach(['partner_reporter'], REPORTING), () => ({})),
	// No file: with one, `workbook.test.ts`.
	'/reports/[id=id]/workbook ?/read': form(
		forEach(PARTNERS, ['refused', 'absent', 'refused', 'absent']),
		() => ({}),
	),
	'/reports/[id=id]/workbook ?/confirm': form(draft, (_, whose, somebody) => ({
		workbook: workbookOf(whose, somebody),
	})),
	'/review ?/approve': form(
		// One of many that is locked keeps the others not back: the page says so.
		{ ...review, ...forEach(REVIEWERS, ['done', 'done', 'nothing', 'absent']) },
		({ report }) => ({ report: String(report('submitted')) }),
	),
	// Nobody decided on it just now.
	'/review ?/undo': form(
		{
			...forEach(REVIEWERS, ['refused', 'refused', 'refused', 'absent']),
			'reviewing partner': ['absent', 'refused', 'absent', 'absent'],
		},
		({ report }) => ({ report: String(report('approved')) }),
	),
	'/review ?/remind': form(
		forEach([...REVIEWERS, 'reviewing partner'], ['done', 'done', 'done', 'absent']),
		start,
	),
	'/review ?/reopen': form(
		{
			...forEach(REVIEWERS, ['done', 'done', 'done', 'absent']),
			'reviewing partner': ['absent', 'done', 'absent', 'absent'],
		},
		(target) => ({ ...start(target), until: '2024-06-30', reason: 'x' }),
	),
	'/review ?/mark': form(marking, (target) => ({ ...start(target), indicator: '1', reason: 'x' })),
	// There is no mark to take away.
	'/review ?/unmark': form(
		forEach([...REVIEWERS, 'reviewing partner'], ['nothing', 'nothing', 'nothing', 'absent']),
		(target) => ({
			...start(target),
			indicator: '1',
		}),
	),
	'/review/[id=id] ?/approve': form(review, () => ({}), 'submitted'),
	'/review/[id=id] ?/return': form(review, () => ({ comment: 'x' }), 'submitted'),
	'/review/[id=id] ?/withdraw': form(review, () => ({ reason: 'x' }), 'approved'),
	// Nobody decided on it just now.
	'/review/[id=id] ?/undo': form(
		{
			...forEach(REVIEWERS, ['refused', 'refused', 'refused', 'absent']),
			'reviewing partner': ['absent', 'refused', 'absent', 'absent'],
		},
		() => ({}),
		'approved',
	),
	// A word about a quarter that is locked changes nothing in it.
	'/review/[id=id] ?/comment': form(
		forEach([...REVIEWERS, 'reviewing partner'], ['done', 'done', 'done', 'absent']),
		() => ({ body: 'x' }),
		'submitted',
	),
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/pin': form(
		forEach([...REVIEWERS, 'reviewing partner'], ['done', 'done', 'done', 'absent']),
		() => ({}),
	),
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/words': form(preparing, () => ({
		draft: '0'.repeat(64),
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/clear': form(preparing, () => ({
		draft: '0'.repeat(64),
		role: 'coordinator',
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/ask': form(preparing, () => ({
		draft: '0'.repeat(64),
	})),
	// No file: with one, `minutes.test.ts`.
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/minutes': form(preparing, () => ({ clearance: '1' })),
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/until': form(preparing, () => ({
		draft: '0'.repeat(64),
		role: 'co_lead',
		until: '2024-05-20',
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/plan': form(
		forEach([...REVIEWERS, 'reviewing partner'], ['done', 'done', 'done', 'absent']),
		() => ({ until: '2024-06-03', hour: '09:00' }),
	),
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/ahead': form(preparing, () => ({
		draft: '0'.repeat(64),
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/clearance ?/clear': form(clearing, () => ({
		draft: '0'.repeat(64),
		role: 'co_lead',
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/clearance ?/back': form(clearing, () => ({
		draft: '0'.repeat(64),
		role: 'co_lead',
		body: 'x',
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/publish': form(preparing, () => ({
		draft: '0'.repeat(64),
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/withdraw': form(preparing, () => ({
		revision: '1.0',
		en: 'x',
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/notice': form(preparing, () => ({ en: 'x' })),
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/save': form(writing, () => text),
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/preview': form(notWriting('nothing'), () => text),
	// Nobody said or found anything there, and nothing was written.
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/take': form(notWriting('refused'), () => ({
		...text,
		words: 'x',
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/replace': form(notWriting('refused'), () => ({
		...text,
		finding: 'x',
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/accept': form(notWriting('refused'), () => ({
		...text,
		finding: 'x',
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/restore': form(notWriting('refused'), () => ({
		...text,
		version: '1',
	})),
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/move': form(notWriting('refused'), () => ({
		section: 'notes',
		to: 'up',
	})),
	// There is no draft, and no file came back.
	'/manage/[plan]/[sector]/[year]/[quarter]/publication/word ?/read': form(notWriting('refused'), () => ({})),
	'/manage/[plan]/[sector]/[year]/[quarter]/publication/word ?/take': form(notWriting('refused'), () => ({
		proposals: '[]',
		take: '0',
	})),
	...IMPORTING,
	'/manage/people ?/give': form(
		{
			...forEach(['administrator', 'coordinator', 'reviewing partner'], everywhere),
			'other sector': every('refused'),
		},
		({ partner }) => ({
			email: 'new@example.org',
			name: 'New',
			language: 'en',
			role: 'partner_reporter',
			sector: '',
			organisation: String(partner),
		}),
	),
	'/manage/people/many ?/invite': form(
		forEach(['administrator', 'coordinator', 'reviewing partner', 'other sector'], every('done')),
		() => ({ lines: 'new@example.org\tP1', language: 'en' }),
	),
	'/manage/people/many ?/again': form(managed, ({ invited }) => ({ people: String(invited) })),
	'/manage/people ?/change': form(managed, ({ grant, partner }) => ({
		grant: String(grant),
		role: 'partner_approver',
		sector: '',
		organisation: String(partner),
	})),
	'/manage/people ?/take': form(managed, ({ grant }) => ({ grant: String(grant) })),
	'/manage/people ?/hand': form(managed, ({ grant }) => ({
		grant: String(grant),
		email: 'heir@example.org',
		name: 'Heir',
		language: 'en',
	})),
	'/manage/people ?/again': form(managed, ({ invited }) => ({ person: String(invited) })),
	'/manage/people ?/forgetFactor': form(managed, ({ factor }) => ({ person: String(factor) })),
	// A server does jobs by itself, so what they change is not compared: `system.test.ts` follows one.
	'/manage/system ?/backUp': form({ administrator: every('nothing') }, () => ({})),
	'/manage/system ?/check': form({ administrator: every('nothing') }, () => ({})),
	'/account ?/profile': form(forEach(SIGNED_IN, every('done')), () => ({ name: 'Other', language: 'ar' })),
	'/account ?/password': form(forEach(SIGNED_IN, every('done')), () => ({
		current: PASSWORD,
		password: 'another four words here',
	})),
	'/manage/people ?/disable': form(managed, ({ factor }) => ({ person: String(factor) })),
	'/manage/people ?/enable': form({ ...managed, administrator: unchanged }, ({ factor }) => ({
		person: String(factor),
	})),
	'/manage/people ?/endSessions': form({ ...managed, administrator: unchanged }, ({ factor }) => ({
		person: String(factor),
	})),
	'/manage/people ?/erase': form(managed, ({ factor }) => ({ person: String(factor) })),
	'/account ?/endOthers': form(forEach(SIGNED_IN, every('done')), () => ({ current: PASSWORD })),
	'/account ?/endOne': form(forEach(SIGNED_IN, every('refused')), () => ({ session: 'a'.repeat(64) })),
	'/account ?/takeOffer': form(forEach(SIGNED_IN, every('refused')), () => ({ offer: '999' })),
	'/account ?/leaveOffer': form(forEach(SIGNED_IN, every('refused')), () => ({ offer: '999' })),
	'/account ?/signOut': form(forEach(SIGNED_IN, every('done')), () => ({})),
	// Whoever owes nothing is shown the page on which a new device is set up.
	'/account/second-factor ?/enter': form(
		{ ...forEach(SIGNED_IN, every('to second factor')), unproven: every('refused') },
		() => ({ code: '000000' }),
	),
	'/account/second-factor ?/setUp': form(forEach(SIGNED_IN, every('refused')), device),
	'/account/second-factor ?/signOut': form(forEach([...SIGNED_IN, 'unproven'], every('done')), () => ({})),
	// Whoever is in is sent on.
	'/account/sign-in': form(
		{ ...entry.expected, ...forEach(SIGNED_IN, every('nothing')), unproven: every('to second factor') },
		() => ({}),
	),
	'/account/forgotten': entry,
	...Object.fromEntries(LINKS.map((link) => [`/account/${link}/[token]`, entry])),
};
