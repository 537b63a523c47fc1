import { createHash } from 'node:crypto';

/** A short name for what a file holds: other contents have another one. */
export function digest(contents: string | Uint8Array): string {
	return createHash('sha256').update(contents).digest('hex').slice(0, 12);
}
