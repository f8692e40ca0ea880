/** The districts in which people are asked, by P-code, as the plan calls them; a stratum each. */
import type { Localised } from '#lib/plan/text.ts';
import { said } from './said.ts';

export const DISTRICTS: readonly (readonly [pcode: string, name: Localised])[] = [
	['LB11', said('Beirut', 'Beirut', 'بيروت')],
	['LB21', said('Baalbek', 'Baalbek', 'بعلبك')],
	['LB22', said('El Hermel', 'El Hermel', 'الهرمل')],
	['LB23', said('Rachaya', 'Rachaya', 'راشيا')],
	['LB24', said('West Bekaa', 'West Bekaa', 'البقاع الغربي')],
	['LB25', said('Zahle', 'Zahle', 'زحلة')],
	['LB31', said('Aley', 'Aley', 'عاليه')],
	['LB32', said('Baabda', 'Baabda', 'بعبدا')],
	['LB33', said('Chouf', 'Chouf', 'الشوف')],
	['LB34', said('Jbeil', 'Jbeil', 'جبيل')],
	['LB35', said('Kesrwane', 'Kesrwane', 'كسروان')],
	['LB36', said('El Meten', 'El Meten', 'المتن')],
	['LB41', said('Bent Jbeil', 'Bent Jbeil', 'بنت جبيل')],
	['LB42', said('Hasbaya', 'Hasbaya', 'حاصبيا')],
	['LB43', said('Marjaayoun', 'Marjaayoun', 'مرجعيون')],
	['LB44', said('El Nabatieh', 'El Nabatieh', 'النبطية')],
	['LB51', said('Akkar', 'Akkar', 'عكار')],
	['LB52', said('El Batroun', 'El Batroun', 'البترون')],
	['LB53', said('Bcharre', 'Bcharre', 'بشري')],
	['LB54', said('El Koura', 'El Koura', 'الكورة')],
	['LB55', said('El Minieh-Dennie', 'El Minieh-Dennie', 'المنية - الضنية')],
	['LB56', said('Tripoli', 'Tripoli', 'طرابلس')],
	['LB57', said('Zgharta', 'Zgharta', 'زغرتا')],
	['LB61', said('Saida', 'Saida', 'صيدا')],
	['LB62', said('Jezzine', 'Jezzine', 'جزين')],
	['LB63', said('Sour', 'Sour', 'صور')],
];
