// Notes in window.seen when all that is in the window is drawn (`inView`), and when all of the page is (`all`), in
// milliseconds from the navigation: the beginning of the last time that it became true.
(() => {
  const seen = (window.seen = { inView: null, all: null });
  const inWindow = (box) => box.bottom > 0 && box.top < window.innerHeight;
  const note = (name, isDone) => {
    if (!isDone) seen[name] = null;
    else seen[name] ??= performance.now();
  };
  const look = () => {
    const isReady = document.querySelector(".stApp[data-test-script-state='notRunning']") && document.querySelector('h1')
      && !document.querySelector('[data-testid=stSkeleton]') && document.querySelectorAll(window.expected ?? 'h1').length;
    const waiting = [...document.querySelectorAll('.chart:not([data-drawn])')];
    note('inView', isReady && !waiting.some((each) => inWindow(each.getBoundingClientRect())));
    note('all', isReady && !waiting.length);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
