/**
 * What passwords are made of that others guess first. The project's own list, drawn up by hand after what is published
 * of leaked passwords, in the languages of its users; it is no copy of any list.
 */
const WORDS =
	`password passwort passwd motdepasse contrasena secret geheim welcome bienvenue marhaba ahlan hello bonjour salam
letmein changeme changeit default admin administrator administrateur root guest invite user utilisateur login
connexion system manager office test testing temp temporary demo master superman batman spiderman pokemon starwars
football soccer baseball basketball hockey liverpool chelsea arsenal barcelona realmadrid juventus ronaldo messi
iloveyou iloveu jetaime habibi habibti hayati princess princesse sunshine flower butterfly dragon monkey tiger lion
eagle shadow killer hunter ranger samsung iphone google facebook twitter microsoft windows linux apple android
computer internet whatever freedom liberty forever family mother father mama papa baby angel lovely love lucky
summer winter spring autumn monday friday sunday january february march april june july august september october
november december michael jennifer jessica daniel thomas charlie jordan andrew robert george michelle ashley nicole
hannah sarah maria mohammed mohammad mohamed muhammad ahmad ahmed ali hassan hussein hussain mahmoud ibrahim omar
fatima aisha mariam zeinab allah bismillah alhamdulillah lebanon liban lebnan lubnan beirut beyrouth tripoli saida
syria syrie damascus aleppo jordan palestine gaza phoenicia cedar cedars humanitarian emergency refugee response
coordination partner report figures unicef unhcr undp ocha unrwa please trustno access abcd aaaa zzzz qwerty azerty
dell cisco oracle mysql server network security private public company business project money dollar banana orange
cookie chocolate coffee pepper ginger purple silver golden matrix cheese pass word nothing something blink`.split(
		/\s+/,
	);

/** Rows of keyboards and orders that fingers or heads follow, either way. */
const WALKS = [
	'qwertyuiop',
	'asdfghjkl',
	'zxcvbnm',
	'azertyuiop',
	'qsdfghjklm',
	'wxcvbn',
	'qwertzuiop',
	'1234567890',
	'1qaz2wsx3edc4rfv5tgb6yhn7ujm',
	'qazwsxedcrfvtgbyhnujm',
	'1q2w3e4r5t6y7u8i9o0p',
	'abcdefghijklmnopqrstuvwxyz',
	'ضصثقفغعهخحجد',
	'شسيبلاتنمكط',
].flatMap((walk) => [walk, [...walk].reverse().join('')]);

/** Phrases that are known as passwords though no word of them is. */
const PHRASES = ['correcthorsebatterystaple', 'thequickbrownfox', 'tobeornottobe', 'maytheforcebewithyou'];

const LEET: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
	'!': 'i',
};
/** Four words that nobody would guess together are a good password, whichever words they are. */
const ENOUGH_WORDS = 4;
const SHORTEST_WALK = 4;
/** Signs that are left once everything well-known is taken out: fewer are tried in a moment. */
const ENOUGH_SIGNS = 6;

/**
 * Whether a password is made of well-known words, rows of keys, numbers and what is known of its owner, with little
 * beside.
 * @param known words of its owner and of the place where it is used, in small letters
 */
export function isCommon(password: string, known: readonly string[]): boolean {
	const plain = password.toLowerCase();
	const read = [...plain].map((sign) => (Object.hasOwn(LEET, sign) ? (LEET[sign] ?? sign) : sign)).join('');
	return [plain, read].some((text) => isMadeOf(text, known));
}

function isMadeOf(text: string, known: readonly string[]): boolean {
	let rest = text.replaceAll(/[\s\p{P}\p{S}]/gu, '');
	if (PHRASES.some((phrase) => rest.includes(phrase) && rest.length - phrase.length < ENOUGH_SIGNS))
		return true;
	const found = new Set<string>();
	const words = [...known, ...WORDS]
		.map((word) => word.replaceAll(/[\s\p{P}\p{S}]/gu, ''))
		.filter((word) => word.length > 3);
	for (const word of words.sort((a, b) => b.length - a.length)) {
		if (!rest.includes(word)) continue;
		found.add(word);
		rest = rest.replaceAll(word, ' ');
	}
	rest = withoutWalks(rest).replaceAll(/\d+|\s+|(.)\1{2,}/gu, '');
	return found.size < ENOUGH_WORDS && rest.length < ENOUGH_SIGNS;
}

function withoutWalks(text: string): string {
	let rest = text;
	for (const walk of WALKS) {
		for (let length = walk.length; length >= SHORTEST_WALK; length--) {
			for (let from = 0; from + length <= walk.length; from++) {
				rest = rest.replaceAll(walk.slice(from, from + length), ' ');
			}
		}
	}
	return rest;
}
