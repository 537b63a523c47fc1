import type { HostedView } from '../embed/host.ts';
import type { Player } from '../player/player.svelte.ts';

/** What a host sees and asks of the player of a page that is gone through step by step. */
export function hostedView(player: () => Player): HostedView {
	return {
		run(command) {
			if (command.type === 'next') return player().goTo(player().stepIndex + 1);
			if (command.type === 'prev') return player().goTo(player().stepIndex - 1);
			return command.type === 'goto' && player().goTo(command.step);
		},
		state: () => ({ steps: player().steps, step: player().step, index: player().stepIndex })
	};
}
