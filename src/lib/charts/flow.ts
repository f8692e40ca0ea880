import { sankey, type SankeyGraph, type SankeyLink, type SankeyNode } from 'd3-sankey';

export const FLOW_KINDS = ['donor', 'partner', 'output'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

export interface FlowPoint {
	readonly id: string;
	readonly kind: FlowKind;
	readonly label: string;
}

export interface FlowBand {
	readonly from: string;
	readonly to: string;
	/** Above 0. */
	readonly value: number;
}

export interface PlacedPoint extends FlowPoint {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly value: number;
	/** Where its words begin. */
	readonly text: number;
}

export interface PlacedBand extends FlowBand {
	readonly path: string;
	readonly width: number;
	/** From one partner to another. */
	readonly between: boolean;
}

export interface FlowLayout {
	readonly width: number;
	readonly height: number;
	readonly points: readonly PlacedPoint[];
	readonly bands: readonly PlacedBand[];
}

const WIDTH = 800;
const POINT = 9;
/** Room for one line of words for each point of the fullest column. */
const ROW = 30;
const GAP = 17;
/** For the words of the outputs, which stand after them. */
const MARGIN = 135;
/** The table has the whole name. */
const LONGEST_LABEL = 26;

type Node = SankeyNode<FlowPoint, Band>;
type Link = SankeyLink<FlowPoint, Band>;
type Band = object;

/**
 * Donors where reading starts, outputs where it ends, partners between them.
 * @param bands without a circle: d3-sankey throws at one
 * @param rtl mirrors it
 */
export function layoutFlow(
	points: readonly FlowPoint[],
	bands: readonly FlowBand[],
	rtl: boolean,
): FlowLayout {
	const fullest = Math.max(...FLOW_KINDS.map((kind) => points.filter((one) => one.kind === kind).length), 3);
	const height = fullest * ROW;
	if (points.length === 0) return { width: WIDTH, height, points: [], bands: [] };
	const layout = sankey<FlowPoint, Band>()
		.nodeId(({ id }) => id)
		.nodeAlign(columnOf)
		.nodeWidth(POINT)
		.nodePadding(GAP)
		.extent([
			[0, 10],
			[WIDTH - MARGIN, height - 10],
		]);
	const graph: SankeyGraph<FlowPoint, Band> = layout({
		nodes: points.map((point) => ({ ...point })),
		links: bands.map(({ from, to, value }) => ({ source: from, target: to, value })),
	});
	const x = (value: number) => round(rtl ? WIDTH - value : value);
	return {
		width: WIDTH,
		height,
		points: graph.nodes.map((node) => placePoint(node, x, rtl)),
		bands: graph.links.map((link) => placeBand(link, x)),
	};
}

function columnOf(node: Node, columns: number): number {
	if (node.kind === 'donor') return 0;
	if (node.kind === 'output') return columns - 1;
	// A partner that passes on more than it has ends nowhere, and is no output all the same.
	return Math.max(1, Math.min(node.depth ?? 1, columns - 2));
}

function placePoint(
	{ id, kind, label, value = 0, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }: Node,
	x: (value: number) => number,
	rtl: boolean,
): PlacedPoint {
	return {
		id,
		kind,
		label: shorten(label),
		value,
		x: rtl ? x(x1) : x(x0),
		y: round(y0),
		width: round(x1 - x0),
		height: Math.max(1, round(y1 - y0)),
		text: x(x1 + 6),
	};
}

function placeBand(
	{ source, target, value, width = 0, y0 = 0, y1 = 0 }: Link,
	x: (value: number) => number,
): PlacedBand {
	// The layout has put the points themselves in place of their identifiers.
	const [from, to] = [source as Node, target as Node];
	const [start, end] = [from.x1 ?? 0, to.x0 ?? 0];
	const middle = x((start + end) / 2);
	return {
		from: from.id,
		to: to.id,
		value,
		path: `M${x(start)},${round(y0)}C${middle},${round(y0)},${middle},${round(y1)},${x(end)},${round(y1)}`,
		width: Math.max(1, round(width)),
		between: from.kind === 'partner' && to.kind === 'partner',
	};
}

function shorten(label: string): string {
	return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : label;
}

/** A tenth of a pixel is exact enough, and short. */
function round(value: number): number {
	return Math.round(value * 10) / 10;
}
