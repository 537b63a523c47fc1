import type { AddProtocolAction } from 'maplibre-gl';
import { PMTiles, Protocol, TileType } from 'pmtiles';
import { basemapOfArchive } from '../style/archive-basemap.ts';
import type { OnlineBasemap } from '../style/online-basemap.ts';
import type { Theme } from '../tokens/tokens.ts';
import { archiveScheme } from '../story/publisher-basemap.ts';

/** Archives in the format PMTiles, as far as they have been asked for: tiles are read out of them by ranges of bytes. */
export class Archives {
	// Its own way to say where the tiles come from.
	readonly #protocol = new Protocol({ metadata: true });

	/** Answers for MapLibre an address that begins with `pmtiles://`. */
	get answer(): AddProtocolAction {
		return this.#protocol.tilev4 as AddProtocolAction;
	}

	/**
	 * Reads what an archive says about itself, and makes a basemap of it.
	 * @param url of the archive, absolute
	 * @throws Error if there is none, or it is none
	 */
	async basemap(url: string): Promise<(theme: Theme) => OnlineBasemap> {
		const archive = new PMTiles(url);
		this.#protocol.add(archive);
		const { tileType } = await archive.getHeader();
		const metadata = (await archive.getMetadata()) as { vector_layers?: { id: string }[] } | undefined;
		const layers = (metadata?.vector_layers ?? []).map(({ id }) => id);
		const isVector = tileType === TileType.Mvt || tileType === TileType.Mlt;
		return (theme) => basemapOfArchive({ url: archiveScheme + url, isVector, layers }, theme);
	}
}
