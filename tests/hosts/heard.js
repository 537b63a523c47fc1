// What the story says to the page that shows it, and what it may have said it for, for the tests.
window.heard = [];
window.causes = [];
addEventListener('message', (event) => window.heard.push({ data: event.data, time: performance.now() }));
const note = ({ type }) => window.causes.push({ type, time: performance.now() });
// A frame's load does not bubble, nor does it come to the window.
document.addEventListener('load', (event) => event.target instanceof HTMLIFrameElement && note(event), true);
addEventListener('resize', note);
