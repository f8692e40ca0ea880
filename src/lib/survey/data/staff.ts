/** Columns that name whoever asked people or led those who did, in three languages. Source: docs/exchange.md, Surveys. */

const listOf = (words: string) => words.split(/\s+/).filter((word) => word !== '');

const STAFF = new Set(
	listOf(`
		enum enumerator enumerators interviewer interviewers surveyor surveyors supervisor supervisors collector collectors
		monitor monitors moderator moderators facilitator facilitators assessor assessors agent agents leader leaders officer
		officers staff caseworker caseworkers interviewed collected supervised
		enqueteur enqueteurs enquetrice enquetrices enqueteuse enqueteuses superviseur superviseurs superviseuse superviseuses
		controleur controleurs controleuse controleuses encadreur encadreurs encadreuse encadreuses animateur animateurs
		animatrice animatrices moniteur moniteurs monitrice monitrices moderateur moderatrice facilitateur facilitatrice chef
		cheffe
		باحث باحثة باحثون باحثين باحثات مشرف مشرفة مشرفون مشرفين مشرفات عداد عدادة محاور محاورة مستطلع مستطلعة مستجوب جامع
		ميسر ميسرة مندوب مندوبة قائد قائدة قائم موظف موظفة
	`),
);
const NAMES = new Set(
	listOf('name names initials initial nom noms prenom prenoms initiales اسم اسماء الاحرف'),
);
/** What may stand around them in a heading that asks nothing else. */
const AROUND = new Set(
	listOf(`
		full first last of the by id ids code number no num signature username user data field team survey assessment collection
		select choose enter write please your who which is was
		de du des d la le les l et par complet code numero n identifiant matricule equipe terrain collecte donnees trice rice
		euse se e s choisir choisissez saisir votre vos quel quelle qui est
		اختر اختاروا اكتب من هو هي ما رقم رمز كود معرف ميداني ميدانية ميدانيون بيانات فريق مقابلة بالمقابلة كامل استبيان استمارة
	`),
);

/** By these a number is somebody's; others count staff. */
const IDENTIFIES = new Set(listOf('id ids code username matricule identifiant رمز كود معرف'));

/** Letters and figures without what stands above or below them, and of Arabic without the article. */
function barely(text: string): string[] {
	const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
	return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/^(?:و?ال|لل)(?=.{2})/u, ''));
}

/** Whether a question's key says that it is for the name or the number of staff: `supervisor_name`. */
export function isKeyOfStaff(key: string): boolean {
	const words = barely(key.replaceAll('_', ' '));
	return (
		words.some((word) => STAFF.has(word)) && words.some((word) => NAMES.has(word) || IDENTIFIES.has(word))
	);
}

/**
 * Whether a heading names staff: it has no other words, or asks for a name. What people say of staff is kept, and a number
 * unless it stands for somebody.
 */
export function namesStaff(heading: string, isNumber: boolean): boolean {
	const words = barely(heading);
	if (!words.some((word) => STAFF.has(word))) return false;
	if (isNumber && !words.some((word) => IDENTIFIES.has(word))) return false;
	const isRest = (word: string) => STAFF.has(word) || AROUND.has(word) || /^\p{N}+$/u.test(word);
	return words.some((word) => NAMES.has(word)) || words.every(isRest);
}
