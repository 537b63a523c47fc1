/** Whether the page that shows this one in a frame asks to scroll it. */
export const isScrolledByHost = () =>
	window.parent !== window && new URLSearchParams(location.search).get('scroll') === 'host';
