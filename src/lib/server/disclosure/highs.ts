/** HiGHS, compiled to WebAssembly, as the solver of the rules. */
import loadHighs, { type Highs, type ModelData } from 'highs';
import type { Answer, Programme, Solver } from '#lib/disclosure/system/programme.ts';

/**
 * Loads the solver, in a quarter of a second. It answers in one go and nothing else is done meanwhile, so it belongs in a
 * process of its own.
 */
export async function loadSolver(): Promise<Solver> {
	const highs = await loadHighs();
	return (programme, seconds) =>
		highs.withModel(modelOf(highs, programme), (model): Answer => {
			model.options.set({ output_flag: false, time_limit: seconds, ...EXACT, ...PLAIN });
			try {
				model.run();
			} catch {
				return { status: 'undecided' };
			}
			const { optimal, infeasible, unbounded } = highs.constants.modelStatus;
			const status = model.getModelStatus();
			if (status === infeasible) return { status: 'infeasible' };
			if (status === unbounded) return { status: 'unbounded' };
			if (status !== optimal) return { status: 'undecided' };
			const objective = model.getObjectiveValue();
			return {
				status: 'best',
				objective,
				values: model.getSolution().colValue,
			};
		});
}

/** A whole programme would end within 0.01 % of the best, and a bound that is nearly right proves nothing. */
const EXACT = { mip_rel_gap: 0, mip_abs_gap: 0 } as const;

/** Programmes are small and many: looking for what could be left out of one takes longer than solving it. */
const PLAIN = { presolve: 'off' } as const;

function modelOf({ constants, infinity }: Highs, programme: Programme): ModelData {
	const { costs, lower, upper, rows, most, whole } = programme;
	const { objectiveSense, variableType } = constants;
	const endless = (bound: number) => (Number.isFinite(bound) ? bound : Math.sign(bound) * infinity);
	const starts = [0];
	for (const { columns } of rows) starts.push((starts.at(-1) ?? 0) + columns.length);
	return {
		numCols: costs.length,
		numRows: rows.length,
		sense: most ? objectiveSense.maximize : objectiveSense.minimize,
		colCost: costs,
		colLower: lower.map(endless),
		colUpper: upper.map(endless),
		rowLower: rows.map(({ lower }) => endless(lower)),
		rowUpper: rows.map(({ upper }) => endless(upper)),
		matrix: {
			format: 'csr',
			numRows: rows.length,
			numCols: costs.length,
			starts,
			indices: rows.flatMap(({ columns }) => columns),
			values: rows.flatMap(({ coefficients }) => coefficients),
		},
		...(whole && {
			integrality: whole.map((is) => (is ? variableType.integer : variableType.continuous)),
		}),
	};
}
