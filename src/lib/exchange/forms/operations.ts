/** The API's addresses: what each is for, what it is asked and what it answers. The document is made of this. */
import type { z } from 'zod';
import * as answers from '#lib/figures/forms/answers.ts';
import { fundingAnswer } from '#lib/funding/forms/answers.ts';
import { geometryAnswer } from '#lib/places/forms.ts';
import * as questions from './questions.ts';
import { referralsAnswer, referralsQuestion } from './referrals.ts';
import { publicationAnswer, publicationPath, publicationsAnswer } from './publications.ts';
import { servicesAnswer, servicesQuestion } from './services.ts';
import * as surveys from './surveys.ts';

export interface Operation {
	/** As OpenAPI writes it: parameters in braces. */
	readonly path: string;
	readonly name: string;
	readonly summary: string;
	readonly ofSector: boolean;
	/** Its address names a plan and no sector. */
	readonly ofPlan?: true;
	/** What its address names, where that is more than a plan and a sector. */
	readonly names?: z.ZodObject;
	/** What is asked may be none of what is published. */
	readonly isPartial?: true;
	/** Answered to whoever is signed in and may, and kept by nobody. */
	readonly isInternal?: true;
	readonly question: z.ZodObject;
	readonly answer: z.ZodObject;
}

const SECTOR = '/api/v1/plans/{plan}/sectors/{sector}';

export const OPERATIONS: readonly Operation[] = [
	{
		path: '/api/v1/plans',
		name: 'listPlans',
		summary: 'The response plans and their sectors',
		ofSector: false,
		question: questions.noQuestion,
		answer: answers.plansAnswer,
	},
	{
		path: `${SECTOR}/progress`,
		name: 'getProgress',
		summary: 'What was reached of every indicator in a window, against its target',
		ofSector: true,
		question: questions.progressQuestion,
		answer: answers.progressAnswer,
	},
	{
		path: `${SECTOR}/people`,
		name: 'getPeople',
		summary:
			'People reached at municipalities, camps, gatherings and villages, and what is known of who they are',
		ofSector: true,
		question: questions.peopleQuestion,
		answer: answers.peopleAnswer,
	},
	{
		path: `${SECTOR}/places`,
		name: 'listPlaces',
		summary: 'Where an indicator was reached',
		ofSector: true,
		question: questions.placesQuestion,
		answer: answers.placesAnswer,
	},
	{
		path: `${SECTOR}/places/search`,
		name: 'searchPlaces',
		summary: 'Places by any spelling of their names, best first',
		ofSector: true,
		question: questions.placeSearchQuestion,
		answer: answers.placeSearchAnswer,
	},
	{
		path: `${SECTOR}/series`,
		name: 'getSeries',
		summary: 'An indicator in every quarter of the plan',
		ofSector: true,
		question: questions.seriesQuestion,
		answer: answers.seriesAnswer,
	},
	{
		path: `${SECTOR}/funding`,
		name: 'getFunding',
		summary: 'What a sector needed in a year and what donors gave, in USD',
		ofSector: true,
		question: questions.fundingQuestion,
		answer: fundingAnswer,
	},
	{
		path: `${SECTOR}/partners`,
		name: 'listPartners',
		summary: 'Who did what where in a quarter',
		ofSector: true,
		question: questions.partnersQuestion,
		answer: answers.partnersAnswer,
	},
	{
		path: `${SECTOR}/geometry`,
		name: 'getGeometry',
		summary: 'The shapes of places as TopoJSON; level 0 always has the outline, as far as there is one',
		ofSector: true,
		question: questions.geometryQuestion,
		answer: geometryAnswer,
	},
	{
		path: `${SECTOR}/referrals`,
		name: 'listReferrals',
		summary:
			'What a sector referred in a published quarter; for whoever coordinates or administers it also all counts from and to it',
		...{ ofSector: true, isInternal: true },
		question: referralsQuestion,
		answer: referralsAnswer,
	},
	{
		path: '/api/v1/plans/{plan}/services',
		name: 'listServices',
		summary: 'What is offered to people in a plan, as a list of Open Referral HSDS 3',
		...{ ofSector: false, ofPlan: true },
		question: servicesQuestion,
		answer: servicesAnswer,
	},
	{
		path: `${SECTOR}/publications`,
		name: 'listPublications',
		summary: 'The last 400 revisions of the quarters that were published of a sector',
		ofSector: true,
		question: questions.noQuestion,
		answer: publicationsAnswer,
	},
	{
		path: `${SECTOR}/publications/{year}/{quarter}/{revision}`,
		name: 'getPublication',
		summary: 'The document of a revision, byte for byte',
		...{ ofSector: true, names: publicationPath },
		question: questions.noQuestion,
		answer: publicationAnswer,
	},
	{
		path: '/api/v1/plans/{plan}/surveys',
		name: 'listSurveys',
		summary: 'The surveys of a plan with their published waves',
		...{ ofSector: false, ofPlan: true },
		question: questions.noQuestion,
		answer: surveys.surveysAnswer,
	},
	{
		path: '/api/v1/plans/{plan}/surveys/{survey}',
		name: 'getSurvey',
		summary: 'How a survey asked whom, and the questions that a wave shows',
		...{ ofSector: false, ofPlan: true, names: surveys.surveyPath },
		question: surveys.surveyQuestion,
		answer: surveys.surveyAnswer,
	},
	{
		path: '/api/v1/plans/{plan}/surveys/{survey}/waves/{wave}/questions/{question}',
		name: 'getSurveyResult',
		summary: 'What people answered to a question of a published wave, of everybody or by another question',
		...{ ofSector: false, ofPlan: true, isPartial: true, names: surveys.surveyQuestionPath },
		question: surveys.surveyResultQuestion,
		answer: surveys.surveyResultAnswer,
	},
	{
		path: '/api/v1/plans/{plan}/surveys/{survey}/waves/{wave}/questions/{question}/themes',
		name: 'getSurveyThemes',
		summary: 'The named themes of the open answers to a question of a published wave',
		...{ ofSector: false, ofPlan: true, names: surveys.surveyQuestionPath },
		question: questions.noQuestion,
		answer: surveys.surveyThemesAnswer,
	},
	{
		path: '/api/v1/plans/{plan}/surveys/{survey}/waves/{wave}/questions/{question}/why',
		name: 'getSurveyWhy',
		summary: 'How one figure of a published wave comes about',
		...{ ofSector: false, ofPlan: true, isPartial: true, names: surveys.surveyQuestionPath },
		question: surveys.surveyWhyQuestion,
		answer: surveys.surveyWhyAnswer,
	},
];
