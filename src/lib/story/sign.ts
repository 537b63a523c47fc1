/** Shapes by which groups that act are told apart on the map, beside their colour; a story gives each group one. */
export const signNames = ['square', 'triangle', 'diamond', 'cross', 'hexagon', 'shield', 'bubble', 'sheet'] as const;

export type SignName = (typeof signNames)[number];
