/** Columns in which collecting programs write the day, the surest first. */
export const DAY_COLUMNS = ['today', 'start', '_submission_time', 'end', 'survey_date', 'interview_date'];

/** Whether a column tells the day on which somebody was asked. */
export function daysIn(heading: string): boolean {
	return DAY_COLUMNS.includes(heading.trim().toLowerCase());
}

const TECHNICAL = /^_|^meta\/|^(?:uuid|formhub\/uuid|instanceid|instance_name|__version__|version)$/i;

/** Whether a column is what a collecting program keeps for itself. */
export function isTechnical(heading: string): boolean {
	return TECHNICAL.test(heading.trim());
}
