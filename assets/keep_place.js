// A link to a finding is followed before the charts above it have their height. Until the reader moves, or everything
// is drawn, the finding is brought back to the top each time the page grows.
(() => {
  const column = document.querySelector('.stMainBlockContainer');
  if (!location.hash || !column) return;
  const find = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const watch = new ResizeObserver(() => find()?.scrollIntoView());
  const stop = () => watch.disconnect();
  watch.observe(column);
  ['wheel', 'touchmove', 'keydown', 'pointerdown'].forEach((act) => addEventListener(act, stop, { once: true }));
  setTimeout(stop, 10000);
})();
