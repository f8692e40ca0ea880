/** The shapes that the API answers. */
import { z } from 'zod';

export const geometryAnswer = z
	.object({
		type: z.literal('Topology'),
		bbox: z.array(z.number()).optional(),
		transform: z.object({ scale: z.array(z.number()), translate: z.array(z.number()) }).optional(),
		objects: z.object({
			shapes: z.object({
				type: z.literal('GeometryCollection'),
				properties: z
					.looseObject({ source: z.string().nullable() })
					.optional()
					.meta({ description: 'Who made the boundaries, and what they want said beside them' }),
				geometries: z.array(
					z.object({
						type: z.enum(['Polygon', 'MultiPolygon']),
						id: z.string().meta({ description: 'The code that the boundary came with' }),
						properties: z
							.object({ place: z.string() })
							.optional()
							.meta({ description: 'P-code of the place that it draws; absent: none of the plan’s' }),
						arcs: z.array(z.unknown()),
					}),
				),
			}),
		}),
		arcs: z.array(z.array(z.array(z.number()))),
	})
	.meta({ id: 'Geometry', description: 'TopoJSON. A level without shapes is empty' });
