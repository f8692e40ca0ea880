/** What other subjects may ask of this one, beside its queries. */
export { type LetterTo, queueLetter, queueLink } from './commands/queueMail.ts';
export { takeLettersBack } from './commands/takeLettersBack.ts';
export { writeToClearers } from './commands/writeToClearers.ts';
export { writeToPartner } from './commands/writeToPartner.ts';
export { writeToPlan } from './commands/writeToPlan.ts';
export { writeToReviewers } from './commands/writeToReviewers.ts';
export { composed, pageIn } from './compose.ts';
