/**
 * The frames in which an embed's map stays drawn, as a media query: it is smaller there than any band plans for, has no
 * room for the controls that a live one is moved by, and leaves out labels that would cover others. By `embed.css`, the
 * map is at least 160 CSS pixels high, or 280 wide, in all others.
 */
export const smallFrame =
	'(max-height: 347px), (max-width: 279px), (min-width: 480px) and (max-width: 619px) and (max-height: 479px)';
