import { expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { privacyOf } from './privacy.ts';

const { meta } = readBundle('tests/fixtures/beagle-pacific').story;

it('E5: a site that asks no other host does not track, and says who answers for it', () => {
	expect(privacyOf(meta)).toMatchObject({
		tracking: 'does-not-track',
		thirdParties: [],
		title: meta.title,
		contact: 'mailto:editor@example.org'
	});
});

it('E5: a site that asks another host does not class itself, and names the host', () => {
	const hosts = ['https://tiles.example.org'];
	expect(privacyOf(meta, hosts)).toMatchObject({ tracking: 'unknown', thirdParties: hosts });
});

it('E5: nothing is stated twice', () => {
	const { kept } = privacyOf(meta);
	expect(new Set(kept.map(({ storage, name }) => `${storage} ${name}`)).size).toBe(kept.length);
});
