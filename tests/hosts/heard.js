// What the story says to the page that shows it, for the tests.
window.heard = [];
addEventListener('message', (event) => window.heard.push({ data: event.data, time: performance.now() }));
