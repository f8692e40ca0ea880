/** Charts of the pages as pictures that stand by themselves. */
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import Bullet from '#lib/charts/Bullet.svelte';
import bulletSource from '#lib/charts/Bullet.svelte?raw';
import ShareBar from '#lib/charts/ShareBar.svelte';
import shareBarSource from '#lib/charts/ShareBar.svelte?raw';
import Stack from '#lib/charts/Stack.svelte';
import stackSource from '#lib/charts/Stack.svelte?raw';
import type { BulletShares } from '#lib/charts/bullet.ts';
import { stackLabel, type Segment } from '#lib/charts/stack.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { directionOf } from '#lib/i18n/locale.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import tokens from '#lib/styles/tokens.css?raw';
import type { Drawn } from './content.ts';
import { lawfulMarkup } from '../xml.ts';
import { withoutForbidden } from './signs.ts';

/** The colours of the pages, by name. */
export const COLOURS: Readonly<Record<string, string>> = Object.fromEntries(
	[...tokens.matchAll(/--([\w-]+):\s*(#[\da-f]{3,8});/gi)].map(([, name = '', value = '']) => [name, value]),
);

/** What a chart's own style says of colours and lines, with the colours of the tokens: a picture knows no variables. */
function stylesOf(source: string): string {
	const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(source) ?? [];
	const rules = [...style.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
	return rules
		.flatMap(([, selector = '', body = '']) => {
			const paint = [...body.matchAll(/(?:fill|stroke)[\w-]*:[^;]+;/g)].map(([one]) => one).join('');
			return paint === '' || selector.includes(':') ? [] : [`${selector.trim()}{${paint}}`];
		})
		.join('')
		.replaceAll(/var\(--([\w-]+)\)/g, (_, name: string) => COLOURS[name] ?? '#000');
}

const STYLES = {
	bullet: stylesOf(bulletSource),
	stack: stylesOf(stackSource),
	share: stylesOf(shareBarSource),
};

/** Markup of a component without what a browser alone needs. */
export function markupOf<Props extends Record<string, unknown>>(
	component: Component<Props>,
	props: Props,
): string {
	const { body } = render(component as Component, { props });
	return lawfulMarkup(withoutForbidden(body.replaceAll(/<!--.*?-->/g, '').trim()));
}

interface Chart {
	readonly markup: string;
	readonly style: string;
	/** Pixels. */
	readonly width: number;
	readonly height: number;
}

/**
 * The chart within a frame of its own size, mirrored where reading goes to the left.
 * @param room pixels beside it, for marks that stand at its ends
 */
function framed({ markup, style, width, height }: Chart, room = 6): string {
	const inner = markup.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
	const mirrored = directionOf(getLocale()) === 'rtl' ? ` transform="translate(${width} 0) scale(-1 1)"` : '';
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * room}" height="${height}" viewBox="${-room} 0 ${width + 2 * room} ${height}">` +
		`<style>${style}</style><g${mirrored}><svg width="${width}" height="${height}" overflow="visible">${inner}</svg></g></svg>`
	);
}

/** @param width pixels */
export function drawBullet(props: BulletShares & { readonly label: string }, width: number): Drawn {
	const markup = markupOf(Bullet, { ...props });
	return { svg: framed({ markup, style: STYLES.bullet, width, height: 24 }), alt: props.label };
}

/** @param width pixels */
export function drawStack(segments: readonly Segment[], unit: Unit, width: number): Drawn {
	const label = stackLabel(segments, unit);
	const markup = markupOf(Stack, { segments, label });
	return { svg: framed({ markup, style: STYLES.stack, width, height: 14 }, 0), alt: label };
}

/** A bar beside its own figure. @param width pixels */
export function drawShare(value: number, largest: number, width: number): string {
	const markup = markupOf(ShareBar, { value, largest });
	return framed({ markup, style: STYLES.share, width, height: 8 }, 0);
}
